import { maskUrl } from '../config/mask.js';
import type { AgentContext, AgentStatus } from './agent-context.js';
import { Beaconing } from './beaconing.js';
import type { CloudAnswer } from './cloud-answer.js';
import { CloudCache, type CloudMemory } from './cloud-cache.js';
import { CloudClient } from './cloud-client.js';
import type { AgentReport } from './protocol.js';
import { RemoteBlacklist } from './remote-blacklist.js';
import { describeRefusal, RemoteConfiguration } from './remote-configuration.js';
import { Repetition } from './repetition.js';
import type { StartMethod } from './start-protocol.js';

/** How long a start waits for a cloud when there is a configuration of before: requests wait for the start. */
const START_LIMIT_MS = 2_000;
const RETRY = { delayMs: 1_000, retryMs: 1_000, maxRetryMs: 300_000 };

/** Our end of the cloud protocol: gets the configuration, tells that we are here, shares the blacklist. */
export class Agent {
  readonly #context: AgentContext;
  readonly #client: CloudClient;
  readonly #configuration: RemoteConfiguration;
  readonly #blacklist: RemoteBlacklist;
  readonly #cache: CloudCache | undefined;
  readonly #beaconing: Beaconing;
  readonly #starting: Repetition;
  #method: StartMethod | undefined;
  #source: AgentReport['configuration'] = 'local';
  #cursor: string | undefined;
  #isStarted = false;
  #isClosed = false;
  #writing = Promise.resolve();

  constructor(context: AgentContext) {
    this.#context = context;
    this.#client = new CloudClient(context);
    this.#configuration = new RemoteConfiguration(context.configuration);
    this.#blacklist = new RemoteBlacklist(context);
    this.#cache = createCache(context);
    this.#starting = new Repetition(
      () => this.#fetchStart(),
      () => RETRY,
    );
    this.#beaconing = new Beaconing({
      ...context,
      client: this.#client,
      cursor: () => this.#cursor,
      report: () => this.#report(),
      take: (answer) => this.#take(answer),
    });
  }

  /** The first attempt, where there is a cloud. Never rejects; more attempts go on beside requests. */
  start(): Promise<void> | undefined {
    if (this.#context.cloudUrl !== undefined) return this.#startFromCloud().then(() => this.#begin());
    this.#begin();
    return undefined;
  }

  /** What runs beside requests, as the banner names it. */
  get processes(): readonly string[] {
    return this.#beaconing.isOn ? ['beacon'] : [];
  }

  /** Why nothing of the cloud, or of its cache, is in force; undefined where something is, or there is no cloud. */
  get startFault(): string | undefined {
    if (this.#context.cloudUrl === undefined || this.#source !== 'local') return undefined;
    return this.#client.lastError || 'its configuration is refused';
  }

  /** One request ended: refused by us, or answered with this status. */
  count(outcome: 'attack' | number): void {
    this.#beaconing.outbox.count(outcome);
  }

  /** To be called after each change of the configuration. */
  reconfigure(): void {
    if (this.#isStarted && !this.#isClosed) this.#beaconing.reconfigure();
  }

  status(): AgentStatus {
    const { lastContact, lastError } = this.#client;
    const { isOn: beacons, outbox } = this.#beaconing;
    return { ...this.#report(), beacons, lastContact, lastError, waiting: outbox.waiting };
  }

  /** Ends every timer, and tells the cloud a last time, within seconds. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#starting.stop();
    await this.#beaconing.close();
    await this.#writing;
  }

  #begin(): void {
    this.#isStarted = true;
    this.reconfigure();
  }

  #report(): AgentReport {
    return {
      configuration: this.#source,
      revision: this.#context.configuration.current.id,
      ...this.#configuration.outcome,
      dropped: this.#beaconing.outbox.dropped,
      refusedEntries: this.#blacklist.refused,
    };
  }

  async #startFromCloud(): Promise<void> {
    const memory = this.#readCache();
    this.#method = memory?.method;
    const first = this.#fetchStart();
    void first.then((result) => {
      if (result === 'failed' && !this.#isClosed) this.#starting.start(RETRY.retryMs);
    });
    if (memory === undefined) await first;
    else if ((await Promise.race([first, after(START_LIMIT_MS)])) !== 'done') this.#useCache(memory);
  }

  async #fetchStart(): Promise<'done' | 'failed'> {
    try {
      const { answer, method, serverTimeMs } = await this.#client.start(this.#method);
      this.#method = method;
      await this.#take(answer, serverTimeMs);
      return 'done';
    } catch (error) {
      this.#client.failed(error);
      return 'failed';
    }
  }

  /** Takes an answer; to a start it has a time. What is wrong with one part is reported, and the others are taken. */
  async #take({ config, blacklist, cursor }: CloudAnswer, serverTimeMs?: number): Promise<void> {
    // An answer to an application that has ended meanwhile.
    if (this.#isClosed) return;
    if (config !== undefined) this.#takeConfiguration(config);
    try {
      if (serverTimeMs === undefined) await this.#blacklist.takeUpdate(blacklist);
      else await this.#blacklist.takeStart(blacklist, serverTimeMs);
    } catch (error) {
      this.#client.failed(error);
    }
    if (cursor !== undefined) this.#cursor = cursor;
  }

  #takeConfiguration(config: unknown): void {
    const outcome = this.#configuration.take(config);
    if (outcome === undefined) {
      // What the cache said, said again by the cloud.
      if (!this.#configuration.outcome.refusedWhole) this.#source = 'cloud';
      return;
    }
    const refusal = describeRefusal(outcome);
    if (refusal !== undefined) this.#context.failures.report('cloud configuration', new Error(refusal));
    if (outcome.refusedWhole) return;
    this.#source = 'cloud';
    // Taken, so it is an object.
    this.#writeCache({ config: config as CloudMemory['config'], method: this.#method ?? 'get', savedAtMs: Date.now() });
  }

  #readCache(): CloudMemory | undefined {
    try {
      return this.#cache?.read();
    } catch (error) {
      this.#context.failures.report('cloud cache', error);
      return undefined;
    }
  }

  #useCache({ config, savedAtMs }: CloudMemory): void {
    const outcome = this.#configuration.take(config);
    if (outcome === undefined || outcome.refusedWhole) return;
    this.#source = 'cache';
    const from = maskUrl(this.#context.cloudUrl ?? '');
    const when = new Date(savedAtMs).toISOString();
    this.#context.logger.warn(`[!] ${from} does not answer: the configuration that it gave on ${when} is in force`);
  }

  /** One after the other: the last is the one that stays. */
  #writeCache(memory: CloudMemory): void {
    this.#writing = this.#writing
      .then(() => this.#cache?.write(memory))
      .catch((error: unknown) => this.#context.failures.report('cloud cache', error));
  }
}

function createCache({ cloudUrl, key, configuration }: AgentContext): CloudCache | undefined {
  const { CLOUD_CACHE } = configuration.current.config;
  if (CLOUD_CACHE === '' || cloudUrl === undefined || key === undefined) return undefined;
  return new CloudCache(CLOUD_CACHE, cloudUrl, key);
}

function after(timeMs: number): Promise<'late'> {
  return new Promise((resolve) => {
    setTimeout(resolve, timeMs, 'late').unref();
  });
}
