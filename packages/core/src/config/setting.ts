import type { Kind } from './kind.js';

export type Unit = 'seconds' | 'milliseconds' | 'bytes' | 'characters' | 'requests' | 'entries';

/**
 * What a configuration from the cloud may do with a setting: `no`, it is for this machine's owner alone (files, TLS,
 * where blocked visitors are sent); `own-origin`, only towards the cloud's own origin. Without it, everything.
 */
export type RemoteReach = 'no' | 'own-origin';

/** One row of the one table from which types, validation, documentation and JSON Schema come. */
export interface Setting<T = unknown, I = unknown> {
  readonly kind: Kind<T, I>;
  readonly default: NoInfer<T>;
  /** One sentence for the documentation. */
  readonly doc: string;
  /** Is it of pyrasp 0.5.1's documentation? */
  readonly seed?: true;
  /** What `PRESET: "pyrasp"` sets, where our default is gentler. */
  readonly pyrasp?: NoInfer<Partial<T> | T>;
  readonly unit?: Unit;
  readonly remote?: RemoteReach;
  /** Never printed. */
  readonly secret?: true;
  /** Other names it is known by. */
  readonly aliases?: readonly string[];
  /** An object whose layers merge name by name; everything else is replaced whole. */
  readonly merges?: true;
  /** Where the seed contradicts itself, or we differ from it, and what we chose. */
  readonly differs?: string;
}

/** Lets the types of a row follow from its kind. */
export function setting<T, I>(row: Setting<T, I>): Setting<T, I> {
  return row;
}
