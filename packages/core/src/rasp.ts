import type { Server } from 'node:http';
import type { AgentStatus } from './agent/agent-context.js';
import type { ExceptionUse } from './checks/exceptions.js';
import type { ChangeResult } from './config/configuration.js';
import type { Config, ConfigInput } from './config/schema.js';
import { Engine } from './engine.js';
import type { RaspEvents } from './events/emitter.js';
import type { ModelState } from './ml/models.js';
import type { Blacklist } from './state/blacklist.js';
import type { Store } from './state/store.js';
import type { Mode } from './verdict/verdict.js';

/** Where messages for people go: console, pino and most loggers fit. */
export interface Logger {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

/** What every adapter takes. An option given here beats its environment variable. */
export interface RaspOptions {
  /** Path of a configuration file, as pyrasp's: JSON, comments allowed. Environment: `RASP_CONF`. */
  readonly conf?: string;
  /** The same keys, inline. */
  readonly config?: ConfigInput;
  /** Where a cloud agent gets its configuration. Environment: `RASP_CLOUD_URL`. */
  readonly cloudUrl?: string;
  /** What identifies a cloud agent. Environment: `RASP_KEY`. */
  readonly key?: string;
  /** Where the blacklist lives; this process's memory by default. */
  readonly store?: Store;
  /** Logger for people; the console by default. One of pino's shape gets each attack as an object. */
  readonly logger?: Logger;
}

/** One way into the application, as far as it is known. */
export interface Route {
  /** Upper case; `*` for any. */
  readonly method: string;
  /** The router's own pattern: `/users/:id`. */
  readonly path: string;
  /** Who answers: `UsersController.find`; empty where the framework does not say. */
  readonly handler: string;
}

/** What an engine is doing, for a health page. */
export interface Status {
  readonly version: string;
  readonly framework: string;
  readonly ready: boolean;
  /** The configuration revision in force. */
  readonly revision: number;
  /** Mode of each module. */
  readonly checks: Readonly<Record<string, Mode>>;
  /** Modules that are switched on and that this version does not have yet: they protect nobody. */
  readonly missing: readonly string[];
  /** Requests since the start, and what became of them. */
  readonly requests: RequestCounts;
  /** The model beside the grammars; with a `fault` there is none, and grammars decide alone. */
  readonly model: ModelState;
  /** `memory`: this process's own; `custom`: the one that was given. */
  readonly store: 'memory' | 'custom';
  /**
   * How bodies are inspected: `stream`, before any parser; `parsed`, as what a parser mounted before us made of them,
   * if it made anything, where what it dropped is not seen: mount @rasp first.
   */
  readonly bodies: 'stream' | 'parsed';
  /** Each of `EXCEPTIONS`, and how many findings it has let go. */
  readonly exceptions: readonly ExceptionUse[];
  /** The cloud, as the agent sees it. */
  readonly agent: AgentStatus;
  /** What failed last, and how often something failed. */
  readonly failures: { readonly count: number; readonly last: string };
  /** Events for the log of `LOG_ENABLED`: arrived, dropped because the receiver took none, waiting. */
  readonly log: { readonly delivered: number; readonly dropped: number; readonly queued: number };
  /** All of it in Prometheus' text format; asked for once, decisions are timed from then on. */
  metrics(): string;
}

export interface RequestCounts {
  readonly inspected: number;
  readonly blocked: number;
  readonly logged: number;
}

/** The engine as an application sees it. */
export interface Rasp {
  /** Resolves when the configuration is there; never rejects. */
  readonly ready: Promise<void>;
  readonly blacklist: Blacklist;
  status(): Status;
  /** The configuration in force. */
  config(): Config;
  /** Sets keys at run time: all of them, or none and the reason for each. */
  setConfig(change: ConfigInput): ChangeResult;
  /** Judges a server's upgrade requests (WebSocket) from the start, not only after its first plain request. */
  protectUpgrades(server: Server): void;
  /** The routes learned so far. */
  routes(): readonly Route[];
  on<K extends keyof RaspEvents>(event: K, listener: (...parameters: RaspEvents[K]) => void): this;
  off<K extends keyof RaspEvents>(event: K, listener: (...parameters: RaspEvents[K]) => void): this;
  /** Stops watching, timers and reporters. Requests that still come are inspected as before. */
  close(): Promise<void>;
}

/** An engine without a framework. Throws one `ConfigError` that lists every fault of a bad configuration. */
export function createRasp(options: RaspOptions = {}): Rasp {
  return new Engine({ ...options, framework: 'none' });
}
