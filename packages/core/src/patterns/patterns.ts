import type { CheckId } from '../config/check-modes.js';
import type { Config } from '../config/schema.js';
import { compileDecoyFilter, compileDecoys, type DecoyMatch } from './decoys.js';
import { mustCompile } from './must-compile.js';
import { matchAny, type Pattern } from './pattern.js';

/** An entry of `EXCEPTIONS`, ready to be asked. */
export interface CompiledException {
  readonly checks: ReadonlySet<CheckId>;
  readonly parameter: string | undefined;
  readonly route: Pattern | undefined;
  readonly pattern: Pattern | undefined;
}

/** Everything of a configuration that is matched against requests. */
export interface Patterns {
  /** `IGNORE_PATHS`, over the decoded path. */
  readonly ignores: (path: string) => boolean;
  /** `BRUTE_AND_FLOOD_PATHS`, over the decoded path. */
  readonly countsFlood: (path: string) => boolean;
  /** `DECOY_ROUTES`: the decoy that a path is, or nothing. */
  readonly decoy: DecoyMatch;
  /** Whether a request target, as it came, could be one: never a wrong no. */
  readonly mayBeDecoy: (target: string) => boolean;
  readonly exceptions: readonly CompiledException[];
}

/** Compiles the patterns of a configuration that has been validated. */
export function compilePatterns(config: Config): Patterns {
  return Object.freeze({
    ignores: matchAny(config.IGNORE_PATHS),
    countsFlood: matchAny(config.BRUTE_AND_FLOOD_PATHS),
    decoy: compileDecoys(config.DECOY_ROUTES),
    mayBeDecoy: compileDecoyFilter(config.DECOY_ROUTES),
    exceptions: config.EXCEPTIONS.map((entry) => ({
      checks: new Set(entry.check as readonly CheckId[]),
      parameter: entry.parameter,
      route: entry.route === undefined ? undefined : mustCompile(entry.route),
      pattern: entry.pattern === undefined ? undefined : mustCompile(entry.pattern),
    })),
  });
}
