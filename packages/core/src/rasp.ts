import type { ConfigInput } from './config/schema.js';

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
  /** Logger for people; the console by default. */
  readonly logger?: Logger;
}
