import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { Agent } from './agent/agent.js';
import { createCountHooks } from './agent/count-hook.js';
import { originName, refusalLines, reloadLine, startBanner, stopBanner } from './banner.js';
import { createProxyAdvice } from './clients/proxy-advice.js';
import { type ChangeResult, type Configuration, createConfiguration } from './config/configuration.js';
import { type ConfigSources, requireKey, resolveSources } from './config/environment.js';
import { type Config, type ConfigInput, PENDING_KEYS } from './config/schema.js';
import { Emitter, type RaspEvents } from './events/emitter.js';
import { toPrometheus } from './events/metrics/prometheus.js';
import { Outputs } from './events/outputs.js';
import { Reporting } from './events/reporting.js';
import { Failures } from './failures.js';
import { Inspection } from './inspect.js';
import { prepareLeaks } from './leaks.js';
import { isPromise, type MaybePromise } from './maybe-promise.js';
import { Models } from './ml/models.js';
import { createPolicy, missingChecks, type Policy } from './policy.js';
import type { Logger, Rasp, RaspOptions, Route, Status } from './rasp.js';
import { Readiness } from './readiness.js';
import { guardUpgrades } from './request/guard-upgrades.js';
import type { Exchange } from './request/request.js';
import { type LearnedRoute, RouteTable } from './routes/route-table.js';
import { toSafeLogger } from './safe-logger.js';
import type { Blacklist } from './state/blacklist.js';
import { ClientMemory } from './state/client-memory.js';
import { createExecutables, type Executables } from './state/executables.js';
import { createUnservedHooks } from './unserved.js';
import { type Block, PASS, type Verdict } from './verdict/verdict.js';
import { VERSION } from './version.js';

/** What an adapter gives besides the application's options. */
export interface EngineOptions extends RaspOptions {
  readonly framework: string;
  /** Where the model lies; the installed @rasp/models by default. */
  readonly modelFolder?: string | undefined;
}

/** Marks a message as inspected, also for another copy of this module (ESM beside CommonJS). */
const INSPECTED = Symbol.for('rasp.inspected');

/** Something of ours failed, was reported, and `FAIL_POLICY` says that requests are refused then. */
class Unavailable extends Error {}

const UNAVAILABLE: Block = Object.freeze({
  action: 'block',
  status: 503,
  headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', 'retry-after': '5' },
  body: 'Service Unavailable',
  findings: [],
});

/** The engine as an adapter sees it. Throws one `ConfigError` that lists every fault of a bad configuration. */
export function createEngine(options: EngineOptions): Engine {
  return new Engine(options);
}

/** Wires everything; decides nothing itself. */
export class Engine implements Rasp {
  readonly blacklist: Blacklist;
  readonly #options: EngineOptions;
  readonly #sources: ConfigSources;
  readonly #logger: Logger;
  readonly #emitter: Emitter;
  readonly #failures: Failures;
  readonly #outputs: Outputs;
  readonly #configuration: Configuration;
  readonly #clients: ClientMemory;
  readonly #adviseOnProxies: ReturnType<typeof createProxyAdvice>;
  readonly #executables: Executables;
  readonly #models: Models;
  readonly #inspection: Inspection;
  readonly #reporting: Reporting;
  readonly #agent: Agent;
  readonly #readiness: Readiness;
  readonly #routes = new RouteTable();
  #isClosed = false;
  #inspected = 0;
  #bodies: Status['bodies'] = 'stream';
  #server: Server | undefined;
  #policy: Policy;

  constructor(options: EngineOptions) {
    this.#options = options;
    this.#logger = toSafeLogger(options.logger ?? console);
    this.#emitter = new Emitter((error) => this.#logger.error(`[!] listener: ${String(error)}`));
    this.#failures = new Failures(this.#logger, this.#emitter);
    this.#outputs = new Outputs({
      given: options.logger ?? console,
      logger: this.#logger,
      emitter: this.#emitter,
      failures: this.#failures,
      inspected: () => this.#inspected,
    });
    this.#sources = resolveSources(options);
    requireKey(this.#sources);
    this.#configuration = this.#openConfiguration();
    this.#adviseOnProxies = createProxyAdvice((message) => this.#logger.warn(`[!] ${message}`));
    this.#clients = new ClientMemory({
      store: options.store,
      delaySeconds: () => this.config().BLACKLIST_DELAY,
      onBanned: (entry) => void this.#emitter.emit('blacklisted', entry),
      reportFailure: (error) => this.#failures.report('store', error),
      onStoreFailure: (error) => this.#withoutStore(error),
    });
    this.blacklist = this.#clients.blacklist;
    this.#executables = createExecutables();
    this.#models = new Models(options.modelFolder);
    const loading = this.#models.use(this.config().ML_RUNTIME);
    this.#policy = this.#compile();
    this.#reporting = new Reporting({ outputs: this.#outputs, bans: this.#clients.bans });
    this.#inspection = new Inspection({
      policy: () => this.#policy,
      findBlacklisted: (key) => this.#clients.findBlacklisted(key),
      report: (request) => this.#reporting.report(request),
      reportFailure: (where, error) => this.#failures.report(where, error),
    });
    this.#agent = new Agent({
      ...this.#sources,
      platform: options.framework,
      configuration: this.#configuration,
      store: this.#clients.store,
      blacklist: this.blacklist,
      emitter: this.#emitter,
      failures: this.#failures,
      logger: this.#logger,
      routes: () => this.routes(),
    });
    this.#outputs.configure(this.config(), false);
    this.#readiness = new Readiness(this.#start(loading));
  }

  get ready(): Promise<void> {
    return this.#readiness.whenReady;
  }

  /**
   * Decides on one request, at once where nothing has to be waited for. Never throws or rejects. The body is held
   * back and inspected before the answer. The second call for a message passes: mounted twice, it works once.
   */
  inspect(exchange: Exchange): MaybePromise<Verdict> {
    const message = exchange.message as Exchange['message'] & { [INSPECTED]?: true };
    if (message[INSPECTED] === true) return PASS;
    message[INSPECTED] = true;
    this.#inspected++;
    this.#meetServer(message.socket);
    if (this.#readiness.isReady) return this.#inspectNow(exchange);
    return this.#readiness.wait(this.config().READY_LIMIT_MS).then((isReady) => {
      if (isReady) return this.#inspectNow(exchange);
      return this.#fail('ready', new Error('the configuration did not come in time'));
    });
  }

  /**
   * Judges a server's upgrade requests too. Servers are found by their first plain request; one that gets an upgrade
   * before that, or nothing but upgrades, has to be named here.
   */
  protectUpgrades(server: Server): void {
    this.#server = server;
    this.#outputs.look();
    guardUpgrades(server, (exchange) => this.inspect(exchange));
  }

  /** Adds a route that the framework knows. */
  learn(route: LearnedRoute): void {
    this.#routes.learn(route);
  }

  /** Meets an application whose routes can be listed at any time; called with every request, costs a comparison. */
  meet<A extends object>(application: A, list: (application: A) => Iterable<LearnedRoute>): void {
    this.#routes.meet(application, list);
  }

  status(): Status {
    const { counts, log } = this.#outputs;
    return {
      version: VERSION,
      framework: this.#options.framework,
      ready: this.#readiness.isReady,
      revision: this.#policy.revision.id,
      checks: this.config().SECURITY_CHECKS,
      missing: missingChecks(this.config().SECURITY_CHECKS),
      requests: { inspected: this.#inspected, blocked: counts.blocked, logged: counts.logged },
      model: this.#models.state,
      store: this.#options.store === undefined ? 'memory' : 'custom',
      bodies: this.#bodies,
      exceptions: this.#policy.exceptions.list(),
      agent: this.#agent.status(),
      failures: this.#failures.summary,
      log,
      metrics: () => this.#toMetrics(),
    };
  }

  config(): Config {
    return this.#configuration.current.config;
  }

  setConfig(change: ConfigInput): ChangeResult {
    return this.#configuration.setConfig(change);
  }

  routes(): readonly Route[] {
    return this.#routes.list();
  }

  on<K extends keyof RaspEvents>(event: K, listener: (...parameters: RaspEvents[K]) => void): this {
    this.#emitter.on(event, listener);
    if (event === 'attack') this.#outputs.country.prepare();
    return this;
  }

  off<K extends keyof RaspEvents>(event: K, listener: (...parameters: RaspEvents[K]) => void): this {
    this.#emitter.off(event, listener);
    return this;
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await this.#agent.close();
    this.#configuration.close();
    await this.#outputs.close();
    try {
      await this.#clients.store.close?.();
    } catch (error) {
      this.#failures.report('store', error);
    }
    for (const line of stopBanner(VERSION)) this.#logger.info(line);
  }

  #toMetrics(): string {
    const { counts, log, times } = this.#outputs;
    times.start();
    return toPrometheus({
      inspected: this.#inspected,
      attacks: counts.list(),
      failures: this.#failures.summary.count,
      log,
      times,
      version: VERSION,
      framework: this.#options.framework,
      revision: this.#policy.revision.id,
    });
  }

  /** The server behind a socket, when it was not met before; injected requests have none. */
  #meetServer(socket: (Socket & { readonly server?: Server | null }) | undefined): void {
    const server = socket?.server;
    if (server && server !== this.#server) this.protectUpgrades(server);
  }

  #openConfiguration(): Configuration {
    const warn = (message: string): void => this.#logger.warn(`[!] ${message}`);
    const configuration = createConfiguration({ ...this.#sources, config: this.#options.config, warn });
    configuration.onChange((revision, _previous, origin) => {
      const loading = this.#models.use(revision.config.ML_RUNTIME);
      this.#adopt();
      if (isPromise(loading)) void loading.then(() => this.#adopt());
      this.#outputs.configure(revision.config, this.#readiness.isReady);
      this.#agent.reconfigure();
      this.#logger.info(reloadLine(originName(origin, this.#sources), revision.id));
    });
    configuration.onFault((error) => {
      for (const line of refusalLines(error, this.#policy.revision.id)) this.#logger.error(line);
      this.#failures.report('configuration', error);
    });
    return configuration;
  }

  #compile(previous?: Policy): Policy {
    return createPolicy(this.#configuration.current, {
      executables: this.#executables,
      routes: this.#routes,
      exceptions: previous?.exceptions,
      model: this.#models.model,
      onModelFailure: (error) => this.#failures.report('model', error),
      onCheckFailure: (check, error) => this.#failures.report(`check:${check}`, error),
      counters: this.#clients.counters,
      onProxyOddity: (oddity) => this.#adviseOnProxies(oddity),
      answerHooks: (revision) => [
        ...createUnservedHooks(revision, this.#routes),
        ...createCountHooks(revision.config, (outcome) => this.#agent.count(outcome)),
      ],
      report: (request) => this.#reporting.report(request),
    });
  }

  /** The configuration or the model that came is in force for the requests that come after it. */
  #adopt(): void {
    this.#policy = this.#compile(this.#policy);
  }

  #start(loading: MaybePromise<void>): Promise<void> | undefined {
    const starting = this.#agent.start();
    if (starting === undefined && !isPromise(loading)) {
      this.#announce();
      return prepareLeaks(this.config(), (check, error) => this.#failures.report(`check:${check}`, error));
    }
    return this.#startLater(starting, loading);
  }

  async #startLater(starting: Promise<void> | undefined, loading: MaybePromise<void>): Promise<void> {
    await starting;
    await loading;
    this.#adopt();
    this.#announce();
  }

  /** What an owner has set must not look as if it protected. */
  #warnOfPending(): void {
    const { origins } = this.#configuration.current;
    const pending = [...PENDING_KEYS].filter((key) => origins[key] !== 'default' && origins[key] !== 'preset');
    if (pending.length > 0) this.#logger.warn(`[!] Accepted, and not acted on by this version: ${pending.join(', ')}`);
  }

  #announce(): void {
    this.#warnOfPending();
    const { startFault: cloudFault } = this.#agent;
    const processes = [...this.#outputs.processes, ...this.#agent.processes];
    const { fault } = this.#models.state;
    const models = ['XSS', 'SQLI'].map((name) => (fault === '' ? { name } : { name, fault }));
    const facts = { version: VERSION, config: this.config(), ...this.#sources, cloudFault, models, processes };
    for (const line of startBanner(facts)) this.#logger.info(line);
  }

  #inspectNow(exchange: Exchange): MaybePromise<Verdict> {
    if (exchange.message.readableDidRead) this.#bodies = 'parsed';
    try {
      const { times } = this.#outputs;
      const startMs = times.isOn ? performance.now() : 0;
      const decided = this.#inspection.inspect(exchange);
      const verdict = startMs === 0 ? decided : times.measure(startMs, decided);
      return isPromise(verdict) ? verdict.catch((error: unknown) => this.#fail('engine', error)) : verdict;
    } catch (error) {
      return this.#fail('engine', error);
    }
  }

  /** Without its store a request is still inspected, unless the owner prefers to refuse it. */
  #withoutStore(error: unknown): undefined {
    this.#failures.report('store', error);
    if (this.config().FAIL_POLICY === 'closed') throw new Unavailable();
    return undefined;
  }

  #fail(where: string, error: unknown): Verdict {
    if (!(error instanceof Unavailable)) this.#failures.report(where, error);
    return this.config().FAIL_POLICY === 'closed' ? UNAVAILABLE : PASS;
  }
}
