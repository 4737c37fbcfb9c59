import { holdsSign, WordFilter } from '../values/word-filter.js';
import type { ValueCheck } from './check.js';

/** Whether `check` says itself that it does not care about this text, which has these classes. */
export function isPlainWord({ words }: ValueCheck, { text, classes }: Word, path: string): boolean {
  if (words === undefined || (classes & ~words.classes) !== 0 || text.length > words.longerThan) return false;
  return !holdsSign(text) && !path.includes('$') && !words.names.has(text.toLowerCase());
}

/** A text and its classes. */
export interface Word {
  readonly text: string;
  readonly classes: number;
}

/** The words that none of the checks has to see. */
export function createWordFilter(checks: readonly ValueCheck[]): WordFilter {
  const names = new Set(checks.flatMap((check) => [...(check.words?.names ?? [])]));
  const longerThan = Math.min(...checks.map((check) => check.words?.longerThan ?? Number.POSITIVE_INFINITY));
  return new WordFilter({ names, longerThan }, (classes) =>
    checks.every(
      ({ words, applies }) => (words !== undefined && (classes & ~words.classes) === 0) || !applies(classes),
    ),
  );
}
