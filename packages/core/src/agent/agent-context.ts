import type { Configuration } from '../config/configuration.js';
import type { Emitter } from '../events/emitter.js';
import type { Failures } from '../failures.js';
import type { Logger, Route } from '../rasp.js';
import type { Blacklist } from '../state/blacklist.js';
import type { Store } from '../state/store.js';
import type { AgentReport } from './protocol.js';

/** What the agent needs of the engine. */
export interface AgentContext {
  readonly cloudUrl: string | undefined;
  readonly key: string | undefined;
  /** The framework, told as the platform. */
  readonly platform: string;
  readonly configuration: Configuration;
  readonly store: Store;
  /** The one that applications see, for what is removed. */
  readonly blacklist: Blacklist;
  readonly emitter: Emitter;
  readonly failures: Failures;
  readonly logger: Logger;
  routes(): readonly Route[];
}

/** How the agent is, for a health page. */
export interface AgentStatus extends AgentReport {
  /** Are beacons being sent? */
  readonly beacons: boolean;
  /** When the cloud last gave a good answer. */
  readonly lastContact: Date | undefined;
  /** What went wrong since then; empty: nothing. */
  readonly lastError: string;
  /** Own blacklist entries that no beacon has delivered yet. */
  readonly waiting: number;
}
