import { WordFilter } from '../values/word-filter.js';
import { holdsSign, type WordsThatMatter } from '../values/words-that-matter.js';
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
  const filter = new WordFilter(toWordsThatMatter(checks), (classes) =>
    checks.every(
      ({ words, applies }) => (words !== undefined && (classes & ~words.classes) === 0) || !applies(classes),
    ),
  );
  filter.executables = executables;
  return filter;
}

/** What all checks say together. */
function toWordsThatMatter(checks: readonly ValueCheck[]): WordsThatMatter {
  const seen = checks.flatMap(({ words }) => (words === undefined ? [] : [words]));
  const union = (select: (words: SeenWords) => Iterable<string> | undefined): ReadonlySet<string> =>
    new Set(seen.flatMap((words) => [...(select(words) ?? [])]));
  // Asked of each word: only who has an answer.
  const longer = seen.filter(({ longerThan }) => longerThan !== Number.POSITIVE_INFINITY);
  const first = seen.filter(({ seesFirst }) => seesFirst !== undefined);
  const called = seen.filter(({ seesCalled }) => seesCalled !== undefined);
  const behind = seen.filter(({ seesBehind }) => seesBehind !== undefined);
  return {
    prose: checks.every(({ words }) => words?.prose === true),
    names: union(({ names }) => names),
    longerThan: Math.min(...seen.map(({ longerThan }) => longerThan)),
    seesLonger: (word) => longer.some((words) => word.length > words.longerThan && words.seesLonger?.(word) !== false),
    hosts: new Set(checks.flatMap((check) => [...(check.hosts ?? [])])),
    joining: union(({ joining }) => joining),
    members: union(({ members }) => members),
    among: union(namesAmong),
    early: union(({ early }) => early),
    leading: union(({ leading }) => leading),
    seesBehind: (name) => behind.some((words) => words.seesBehind?.(name) === true),
    seesFirst: (word, programs) => first.some((words) => words.seesFirst?.(word, programs) === true),
    seesCalled: (word) => called.some((words) => words.seesCalled?.(word) === true),
  };
}

function namesAmong({ names, alone, among }: SeenWords): string[] {
  return [...[...names].filter((name) => alone?.has(name) !== true), ...(among ?? [])];
}
