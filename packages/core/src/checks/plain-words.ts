import { holdsSign, WordFilter } from '../values/word-filter.js';
import type { SeenWords, ValueCheck } from './check.js';

/** Whether `check` says itself that it does not care about this text, which has these classes. */
export function isPlainWord({ words }: ValueCheck, { text, classes }: Word, path: string): boolean {
  if (words === undefined || (classes & ~words.classes) !== 0) return false;
  if (text.length > words.longerThan && words.seesLonger?.(text) !== false) return false;
  return !holdsSign(text) && !path.includes('$') && !words.names.has(text.toLowerCase());
}

/** A text and its classes. */
export interface Word {
  readonly text: string;
  readonly classes: number;
}

/** The words that none of the checks has to see on a host with these programs. */
export function createWordFilter(checks: readonly ValueCheck[], executables: ReadonlySet<string>): WordFilter {
  const names = new Set(checks.flatMap((check) => [...(check.words?.names ?? [])]));
  const longerThan = Math.min(...checks.map((check) => check.words?.longerThan ?? Number.POSITIVE_INFINITY));
  const joining = new Set(checks.flatMap((check) => [...(check.words?.joining ?? [])]));
  const seesLonger = (word: string): boolean =>
    checks.some(
      ({ words }) => words !== undefined && word.length > words.longerThan && words.seesLonger?.(word) !== false,
    );
  const hosts = new Set(checks.flatMap((check) => [...(check.hosts ?? [])]));
  const members = new Set(checks.flatMap((check) => [...(check.words?.members ?? [])]));
  const seesCalled = (word: string): boolean => checks.some(({ words }) => words?.seesCalled?.(word) === true);
  const among = new Set(checks.flatMap(({ words }) => (words === undefined ? [] : namesAmong(words))));
  const early = new Set(checks.flatMap(({ words }) => [...(words?.early ?? [])]));
  const leading = new Set(checks.flatMap(({ words }) => [...(words?.leading ?? [])]));
  const seesBehind = (name: string): boolean => checks.some(({ words }) => words?.seesBehind?.(name) === true);
  const seesFirst = (word: string, executables: ReadonlySet<string>): boolean =>
    checks.some(({ words }) => words?.seesFirst?.(word, executables) === true);
  const prose = checks.every(({ words }) => words?.prose === true);
  const matter = {
    prose,
    names,
    longerThan,
    seesLonger,
    hosts,
    joining,
    members,
    among,
    early,
    leading,
    seesBehind,
    seesFirst,
    seesCalled,
  };
  const filter = new WordFilter(matter, (classes) =>
    checks.every(
      ({ words, applies }) => (words !== undefined && (classes & ~words.classes) === 0) || !applies(classes),
    ),
  );
  filter.executables = executables;
  return filter;
}

function namesAmong({ names, alone, among }: SeenWords): string[] {
  return [...[...names].filter((name) => alone?.has(name) !== true), ...(among ?? [])];
}
