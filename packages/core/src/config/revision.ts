import { compilePatterns, type Patterns } from '../patterns/patterns.js';
import type { Composed } from './compose.js';
import type { Origin } from './layer.js';
import type { Config, ConfigKey } from './schema.js';

/** One whole configuration, never changed: a request that took it is decided by it to its end. */
export interface Revision {
  /** Counts from 1; events name it. */
  readonly id: number;
  readonly config: Config;
  /** Which layer each key comes from: `default` means that it is nobody's choice. */
  readonly origins: Readonly<Record<ConfigKey, Origin>>;
  /** Its regular expressions and decoys, compiled. */
  readonly patterns: Patterns;
}

/** Compiles once what every request needs. */
export function createRevision(id: number, { config, origins }: Composed): Revision {
  return Object.freeze({ id, config, origins, patterns: compilePatterns(config) });
}
