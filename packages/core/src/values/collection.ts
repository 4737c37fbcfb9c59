import type { LimitFault, ValueLimit } from './limits.js';
import type { Source, Value } from './value.js';
import type { WordFilter } from './word-filter.js';

/** A target or header that several values are read from; harmless when every one of them is. */
export interface Whole {
  readonly source: 'target' | 'cookie_header' | 'referer_header';
  readonly path: string;
  readonly text: string;
}

/** What was judged harmless before, and need not be read again. */
export interface Known {
  has(whole: Whole): boolean;
  hasHeaders(rawHeaders: readonly string[]): boolean;
}

/** What was read of a request: its values in order, and the first limit that hid the rest. */
export interface Collection {
  readonly values: Value[];
  /** What the values were read from, where that can be remembered. */
  readonly wholes: Whole[];
  fault: LimitFault | undefined;
  /** What `add` leaves out. */
  readonly filter: WordFilter | undefined;
}

/** `filter`: words that nobody has to judge. */
export function createCollection(filter?: WordFilter): Collection {
  return { values: [], wholes: [], fault: undefined, filter };
}

/** Whether this text is known to be harmless; else it is noted as one that will be when its values are. */
export function isKnown(known: Known | undefined, source: Whole['source'], text: string, into: Collection): boolean {
  if (known === undefined) return false;
  const whole: Whole = { source, path: '', text };
  if (known.has(whole)) return true;
  into.wholes.push(whole);
  return false;
}

/** Notes that reading stopped at a limit; the first one is the one that is reported. */
export function exceed(into: Collection, limit: ValueLimit, at: string): void {
  into.fault ??= { limit, at };
}

/** Adds one value. Empty texts say nothing and are left out, as are harmless words, unless an operator takes them. */
export function add(into: Collection, source: Source, path: string, text: string): void {
  if (text === '' || (into.filter?.holds(text) === true && !path.includes('$'))) return;
  into.values.push({ source, path, text });
}
