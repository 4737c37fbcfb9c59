import type { LimitFault, ValueLimit } from './limits.js';
import type { Source, Value } from './value.js';

/** What was read of a request: its values in order, and the first limit that hid the rest. */
export interface Collection {
  readonly values: Value[];
  fault: LimitFault | undefined;
}

export function createCollection(): Collection {
  return { values: [], fault: undefined };
}

/** Notes that reading stopped at a limit; the first one is the one that is reported. */
export function exceed(into: Collection, limit: ValueLimit, at: string): void {
  into.fault ??= { limit, at };
}

/** Adds one value. Empty texts say nothing and are left out. */
export function add(into: Collection, source: Source, path: string, text: string): void {
  if (text !== '') into.values.push({ source, path, text });
}
