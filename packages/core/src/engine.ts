import type { Server } from 'node:http';
import { Agent } from './agent/agent.js';
import { createCountHooks } from './agent/count-hook.js';
import { Announcements } from './announcements.js';
import { Arrivals, type MakeRoom } from './arrivals.js';
import { createProxyAdvice } from './clients/proxy-advice.js';
import { type ChangeResult, type Configuration, createConfiguration } from './config/configuration.js';
import { type ConfigSources, requireKey, resolveSources } from './config/environment.js';
import { checkOptions } from './config/options.js';
import type { Config, ConfigInput } from './config/schema.js';
import { Emitter, type RaspEvents } from './events/emitter.js';
import { toPrometheus } from './events/metrics/prometheus.js';
import { Outputs } from './events/outputs.js';
import { Reporting } from './events/reporting.js';
import { FailurePolicy } from './failure-policy.js';
import { Failures } from './failures.js';
import { Inspection } from './inspect.js';
import { prepareLeaks } from './leaks.js';
import { isPromise, type MaybePromise } from './maybe-promise.js';
import { Models } from './ml/models.js';
import { createPolicy, missingChecks, type Policy } from './policy.js';
import type { Logger, Rasp, RaspOptions, Route, Status } from './rasp.js';
import { Readiness } from './readiness.js';
import type { Exchange } from './request/request.js';
import { toMountAdvice } from './routes/mount-advice.js';
import { type LearnedRoute, RouteTable } from './routes/route-table.js';
import { toSafeLogger } from './safe-logger.js';
import type { Blacklist } from './state/blacklist.js';
import { ClientMemory } from './state/client-memory.js';
import { createExecutables, type Executables } from './state/executables.js';
import { createUnservedHooks } from './unserved.js';
import type { Verdict } from './verdict/verdict.js';
import { VERSION } from './version.js';

const SECOND =
  '[!] Mounted behind another engine: of two on the way of a request the first decides alone, and the configuration of this one counts for nothing there.';

/** What an adapter gives besides the application's options. */
export interface EngineOptions extends RaspOptions {
  readonly framework: string;
  /** Where the model lies; the installed @rasp/models by default. */
  readonly modelFolder?: string | undefined;
}

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
  readonly #announcements: Announcements;
  readonly #outputs: Outputs;
  readonly #configuration: Configuration;
  readonly #clients: ClientMemory;
  readonly #adviseOnProxies: ReturnType<typeof createProxyAdvice>;
  readonly #executables: Executables;
  readonly #models: Models;
  readonly #reporting: Reporting;
  readonly #agent: Agent;
  readonly #readiness: Readiness;
  readonly #arrivals: Arrivals;
  readonly #routes = new RouteTable();
  #isClosed = false;
  #policy: Policy;

  constructor(options: EngineOptions) {
    checkOptions({ ...options });
    this.#options = options;
    this.#logger = toSafeLogger(options.logger ?? console);
    this.#emitter = new Emitter((error) => this.#logger.error(`[!] listener: ${String(error)}`));
    this.#failures = new Failures(this.#logger, this.#emitter);
    this.#outputs = new Outputs({
      given: options.logger ?? console,
      logger: this.#logger,
      emitter: this.#emitter,
      failures: this.#failures,
      inspected: () => this.#arrivals.inspected,
    });
    this.#sources = resolveSources(options);
    requireKey(this.#sources);
    this.#announcements = new Announcements(this.#logger, this.#sources);
    this.#configuration = this.#openConfiguration();
    const failurePolicy = new FailurePolicy(this.#failures, () => this.config());
    this.#adviseOnProxies = createProxyAdvice((message) => this.#logger.warn(`[!] ${message}`));
    this.#clients = new ClientMemory({
      store: options.store,
      delaySeconds: () => this.config().BLACKLIST_DELAY,
      onBanned: (entry) => void this.#emitter.emit('blacklisted', entry),
      reportFailure: (error) => this.#failures.report('store', error),
      onStoreFailure: (error) => failurePolicy.withoutStore(error),
    });
    this.blacklist = this.#clients.blacklist;
    this.#executables = createExecutables();
    this.#models = new Models(options.modelFolder);
    const loading = this.#models.use(this.config().ML_RUNTIME);
    this.#policy = this.#compile();
    this.#reporting = new Reporting({ outputs: this.#outputs, bans: this.#clients.bans });
    const inspection = new Inspection({
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
    this.#arrivals = new Arrivals({
      inspection,
      failurePolicy,
      readiness: this.#readiness,
      times: this.#outputs.times,
      config: () => this.config(),
      onServer: () => this.#outputs.look(),
      onSecond: () => this.#logger.warn(SECOND),
    });
  }

  get ready(): Promise<void> {
    return this.#readiness.whenReady;
  }

  /**
   * Decides on one request, at once where nothing has to be waited for. Never throws or rejects. The body is held
   * back and inspected before the answer. The second call for a message passes: mounted twice, it works once.
   */
  inspect(exchange: Exchange): MaybePromise<Verdict> {
    return this.#arrivals.inspect(exchange);
  }

  /**
   * Judges a server's upgrade requests too. Servers are found by their first plain request; one that gets an upgrade
   * before that, or nothing but upgrades, has to be named here.
   */
  protectUpgrades(server: Server): void {
    this.#arrivals.protectUpgrades(server);
  }

  /** Has each request and its response prepared before the framework sees them, on servers that were met. */
  reserve(makeRoom: MakeRoom): void {
    this.#arrivals.reserve(makeRoom);
  }

  /** Adds a route that the framework knows. */
  learn(route: LearnedRoute): void {
    this.#routes.learn(route);
  }

  /** Meets an application whose routes can be listed at any time; called with every request, costs a comparison. */
  meet<A extends object>(application: A, list: (application: A) => Iterable<LearnedRoute>): void {
    this.#routes.meet(application, list);
  }

  /** Tells the owner of routes that answer before requests come to us; for an adapter to ask at the first request. */
  adviseOnMount(before: Iterable<LearnedRoute>): void {
    try {
      const advice = toMountAdvice(before);
      if (advice !== undefined) this.#logger.warn(`[!] ${advice}`);
    } catch (error) {
      this.#failures.report('routes', error);
    }
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
      requests: { inspected: this.#arrivals.inspected, blocked: counts.blocked, logged: counts.logged },
      model: this.#models.state,
      store: this.#options.store === undefined ? 'memory' : 'custom',
      bodies: this.#arrivals.bodies,
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
    this.#announcements.stopped();
  }

  #toMetrics(): string {
    const { counts, log, times } = this.#outputs;
    times.start();
    return toPrometheus({
      inspected: this.#arrivals.inspected,
      attacks: counts.list(),
      failures: this.#failures.summary.count,
      log,
      times,
      version: VERSION,
      framework: this.#options.framework,
      revision: this.#policy.revision.id,
    });
  }

  #openConfiguration(): Configuration {
    const warn = (message: string): void => this.#logger.warn(`[!] ${message}`);
    const configuration = createConfiguration({ ...this.#sources, config: this.#options.config, warn });
    configuration.onChange((revision, _previous, origin) => {
      const loading = this.#models.use(revision.config.ML_RUNTIME);
      this.#adoptModel();
      if (isPromise(loading)) void loading.then(() => this.#adoptModel());
      this.#outputs.configure(revision.config, this.#readiness.isReady);
      this.#agent.reconfigure();
      this.#announcements.reloaded(origin, revision.id);
    });
    configuration.onFault((error) => {
      this.#announcements.refused(error, this.#policy.revision.id);
      this.#failures.record('configuration', error);
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

  #adoptModel(): void {
    this.#adopt();
    this.#announcements.modelChanged(this.#models.state);
  }

  #start(loading: MaybePromise<void>): Promise<void> | undefined {
    const starting = this.#agent.start();
    if (starting === undefined && !isPromise(loading)) {
      this.#announce();
      return this.#prepareLeaks();
    }
    return this.#startLater(starting, loading);
  }

  async #startLater(starting: Promise<void> | undefined, loading: MaybePromise<void>): Promise<void> {
    await starting;
    await loading;
    this.#adopt();
    await this.#prepareLeaks();
    this.#announce();
  }

  #prepareLeaks(): Promise<void> | undefined {
    return prepareLeaks(this.config(), (check, error) => this.#failures.report(`check:${check}`, error));
  }

  #announce(): void {
    const { processes } = this.#outputs;
    this.#announcements.started(this.#configuration, { agent: this.#agent, model: this.#models.state, processes });
  }
}
