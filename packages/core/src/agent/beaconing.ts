import type { Config } from '../config/schema.js';
import type { BlacklistEntry } from '../state/store.js';
import { VERSION } from '../version.js';
import type { AgentContext } from './agent-context.js';
import type { CloudAnswer } from './cloud-answer.js';
import type { CloudClient } from './cloud-client.js';
import { HostLoad } from './host-load.js';
import { Outbox } from './outbox.js';
import type { AgentReport, Beacon } from './protocol.js';
import { Repetition, type Rhythm } from './repetition.js';

/** Agents that start together spread their first beacons over at most this time. */
const FIRST_WITHIN_MS = 5_000;
const MAX_RETRY_MS = 600_000;
/** How long an end waits for the beacon that is under way. */
const SETTLE_LIMIT_MS = 1_000;
/** Entries in one beacon; the others go with the next. */
const MAX_ENTRIES_A_BEACON = 1_000;

/** What beacons are made of, and whom the answers are for. */
export interface BeaconContext extends AgentContext {
  readonly client: CloudClient;
  cursor(): string | undefined;
  report(): AgentReport;
  /** Never rejects. */
  take(answer: CloudAnswer): Promise<void>;
}

/** Tells the cloud regularly that we are here, as the configuration in force says. */
export class Beaconing {
  readonly outbox = new Outbox();
  readonly #context: BeaconContext;
  readonly #load = new HostLoad();
  readonly #sending: Repetition;
  /** The settings that beacons follow now. */
  #plan = '';

  constructor(context: BeaconContext) {
    this.#context = context;
    this.#sending = new Repetition(
      () => this.#send(false),
      () => this.#rhythm(),
    );
    context.emitter.on('blacklisted', this.#share);
  }

  get isOn(): boolean {
    return this.#sending.isRunning;
  }

  /** Begins, ends or changes the beacons as the configuration in force says. */
  reconfigure(): void {
    const { BEACON, BEACON_URL, BEACON_DELAY } = this.#config;
    const plan = BEACON ? `${BEACON_DELAY} ${BEACON_URL}` : '';
    if (plan === this.#plan) return;
    this.#plan = plan;
    this.#sending.stop();
    if (!BEACON) return;
    const fault = this.#findFault(BEACON_URL);
    if (fault === undefined) this.#sending.start(Math.random() * Math.min(FIRST_WITHIN_MS, BEACON_DELAY * 1_000));
    else this.#context.client.failed(new Error(fault));
  }

  async close(): Promise<void> {
    this.#context.emitter.off('blacklisted', this.#share);
    if (!this.isOn) return;
    this.#sending.stop();
    await Promise.race([this.#sending.settled, after(SETTLE_LIMIT_MS)]);
    await this.#send(true);
  }

  get #config(): Config {
    return this.#context.configuration.current.config;
  }

  readonly #share = (entry: BlacklistEntry): void => {
    if (this.#config.BEACON && this.#config.BLACKLIST_SHARE) this.outbox.share(entry);
  };

  /** A key is for its cloud alone, also where a local file names another place for beacons. */
  #findFault(beaconUrl: string): string | undefined {
    const { cloudUrl, key } = this.#context;
    if (key === undefined) return 'no beacon is sent without a key';
    if (cloudUrl === undefined || new URL(cloudUrl).origin === new URL(beaconUrl).origin) return undefined;
    return "no beacon is sent: BEACON_URL is not of the cloud's origin, and the key is for that alone";
  }

  #rhythm(): Rhythm {
    const delayMs = this.#config.BEACON_DELAY * 1_000;
    return { delayMs, retryMs: delayMs, maxRetryMs: Math.max(delayMs, MAX_RETRY_MS) };
  }

  async #send(isLast: boolean): Promise<'again' | 'failed'> {
    const beacon = this.#compose();
    try {
      const answer = await this.#context.client.beacon(this.#config.BEACON_URL, beacon, isLast);
      this.outbox.delivered(beacon.blacklist ?? [], beacon.telemetry?.requests);
      if (!isLast) await this.#context.take(answer);
      return 'again';
    } catch (error) {
      this.#context.client.failed(error);
      return 'failed';
    }
  }

  #compose(): Beacon {
    const { client, key = '', platform } = this.#context;
    const { TELEMETRY_DATA, BLACKLIST_SHARE } = this.#config;
    const { cpu, memory } = this.#load.read();
    const cursor = this.#context.cursor();
    return {
      key,
      version: VERSION,
      ...(TELEMETRY_DATA ? { telemetry: { cpu, memory, requests: this.outbox.totals } } : {}),
      ...(BLACKLIST_SHARE ? { blacklist: this.outbox.entries.slice(0, MAX_ENTRIES_A_BEACON) } : {}),
      instance: client.instance,
      platform,
      ...(cursor === undefined ? {} : { cursor }),
      report: this.#context.report(),
    };
  }
}

function after(timeMs: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, timeMs).unref();
  });
}
