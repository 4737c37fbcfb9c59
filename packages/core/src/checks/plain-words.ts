import { CharacterClass } from '../values/character-classes.js';
import { WordFilter } from '../values/word-filter.js';
import type { ValueCheck } from './check.js';

const WORD = CharacterClass.letter | CharacterClass.digit | CharacterClass.dash;

/** Whether `check` says itself that it does not care about this text, which has these classes. */
export function isPlainWord(check: ValueCheck, text: string, classes: number): boolean {
  if (check.words === undefined || (classes & ~WORD) !== 0 || text.length > check.words.longerThan) return false;
  return !text.includes('__') && !check.words.names.has(text.toLowerCase());
}

/** The words that none of the checks has to see. */
export function createWordFilter(checks: readonly ValueCheck[]): WordFilter {
  const names = new Set(checks.flatMap((check) => [...(check.words?.names ?? [])]));
  const longerThan = Math.min(...checks.map((check) => check.words?.longerThan ?? Number.POSITIVE_INFINITY));
  return new WordFilter({ names, longerThan }, (classes) =>
    checks.every((check) => check.words !== undefined || !check.applies(classes)),
  );
}
