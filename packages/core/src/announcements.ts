import type { Agent } from './agent/agent.js';
import { lostModelLine, originName, refusalLines, reloadLine, startBanner, stopBanner } from './banner.js';
import type { Configuration } from './config/configuration.js';
import type { ConfigSources } from './config/environment.js';
import type { ConfigError } from './config/fault.js';
import type { Origin } from './config/layer.js';
import { PENDING_KEYS } from './config/schema.js';
import type { ModelState } from './ml/models.js';
import type { Logger } from './rasp.js';
import { VERSION } from './version.js';

/** What a start is told of, beside the configuration. */
export interface StartedParts {
  readonly agent: Pick<Agent, 'startFault' | 'processes'>;
  readonly model: ModelState;
  readonly processes: readonly string[];
}

/** pyrasp has one of each, and names them so. */
const MODELS = ['XSS', 'SQLI'];

/** What an owner reads of the engine's life: its start, its configurations, its end. */
export class Announcements {
  readonly #logger: Logger;
  readonly #sources: ConfigSources;
  #modelFault = '';

  constructor(logger: Logger, sources: ConfigSources) {
    this.#logger = logger;
    this.#sources = sources;
  }

  started({ current }: Configuration, { agent, model, processes }: StartedParts): void {
    this.#warnOfPending(current.origins);
    const { fault } = model;
    this.#modelFault = fault;
    const facts = {
      version: VERSION,
      config: current.config,
      ...this.#sources,
      cloudFault: agent.startFault,
      models: MODELS.map((name) => (fault === '' ? { name } : { name, fault })),
      processes: [...processes, ...agent.processes],
    };
    for (const line of startBanner(facts)) this.#logger.info(line);
  }

  reloaded(origin: Origin, revision: number): void {
    this.#logger.info(reloadLine(originName(origin, this.#sources), revision));
  }

  /** What a change of the runtime has cost; a fault that was told of already is not told again. */
  modelChanged({ fault }: ModelState): void {
    if (fault === this.#modelFault) return;
    this.#modelFault = fault;
    if (fault !== '') for (const name of MODELS) this.#logger.warn(lostModelLine(name, fault));
  }

  refused(error: ConfigError, revision: number): void {
    for (const line of refusalLines(error, revision)) this.#logger.error(line);
  }

  stopped(): void {
    for (const line of stopBanner(VERSION)) this.#logger.info(line);
  }

  /** What an owner has set must not look as if it protected. */
  #warnOfPending(origins: Configuration['current']['origins']): void {
    const pending = [...PENDING_KEYS].filter((key) => origins[key] !== 'default' && origins[key] !== 'preset');
    if (pending.length > 0) this.#logger.warn(`[!] Accepted, and not acted on by this version: ${pending.join(', ')}`);
  }
}
