import { RE2JS, RE2Set } from 're2js';
import { anchoredLiteral, anchoredPrefix } from './anchored.js';

/** A regular expression from a configuration, run in time linear in the text whatever its author wrote. */
export interface Pattern {
  readonly source: string;
  /** Is the pattern found anywhere in the text? `^` and `$` are the ends of the text, never of a line. */
  test(text: string): boolean;
}

/** Why a pattern is refused, for the person who wrote it. */
export interface PatternFault {
  readonly reason: string;
}

/** A longer one is no longer something a person reads; re2js itself bounds repetitions to 1000. */
export const PATTERN_LENGTH_LIMIT = 1000;

/** RE2's time grows with text times program: `(a{1000}){1}` sixty times over would be linear and slow all the same. */
export const PROGRAM_SIZE_LIMIT = 2000;

/** What JavaScript and Python know and RE2 does not, because it cannot be had in linear time or means something else. */
const UNSUPPORTED: readonly (readonly [begin: string, reason: string])[] = [
  ['(?=', 'look-ahead cannot run in linear time'],
  ['(?!', 'look-ahead cannot run in linear time'],
  ['(?<=', 'look-behind cannot run in linear time'],
  ['(?<!', 'look-behind cannot run in linear time'],
  ['(?P=', 'back-references cannot run in linear time'],
  ['(?>', 'atomic groups do not exist in RE2, which never backtracks'],
  ['(?#', 'comments do not exist in RE2'],
  ['(?(', 'conditions do not exist in RE2'],
];

/** Compiles once; the fault says in words what RE2 does not take. */
export function compilePattern(source: string): Pattern | PatternFault {
  if (source.length > PATTERN_LENGTH_LIMIT) return { reason: `longer than ${PATTERN_LENGTH_LIMIT} characters` };
  try {
    const size = RE2JS.compile(source).programSize();
    if (size > PROGRAM_SIZE_LIMIT) return { reason: 'its repetitions multiply to too many steps' };
    return compileGuarded(source);
  } catch (error) {
    return { reason: explain(source, error) };
  }
}

/** Patterns that may begin anywhere are tried in one pass from here on: 10 take 0.2 µs instead of 0.9. */
const SET_PAYS_FROM = 2;

/** Is any of these validated patterns found in a text? Compiled once. */
export function matchAny(sources: readonly string[]): (text: string) => boolean {
  const guarded = sources.filter((source) => anchoredPrefix(source) !== '').map(compileGuarded);
  const others = sources.filter((source) => anchoredPrefix(source) === '');
  const rest = others.length < SET_PAYS_FROM ? others.map(compileGuarded) : [asSet(others)];
  const all = [...guarded, ...rest];
  return (text) => all.some((one) => one.test(text));
}

/** Tries what costs nothing first: most paths do not even begin like the pattern. */
function compileGuarded(source: string): Pattern {
  const literal = anchoredLiteral(source);
  if (literal) return { source, test: literal };
  const compiled = RE2JS.compile(source);
  const prefix = anchoredPrefix(source);
  return { source, test: (text) => text.startsWith(prefix) && compiled.test(text) };
}

function asSet(sources: readonly string[]): { test(text: string): boolean } {
  const set = new RE2Set();
  for (const source of sources) set.add(source);
  set.compile();
  return { test: (text) => set.match(text).length > 0 };
}

export function isPatternFault(result: Pattern | PatternFault): result is PatternFault {
  return 'reason' in result;
}

function explain(source: string, error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const known = unsupportedIn(source);
  return known ?? message.replace('error parsing regexp: ', '');
}

/** The first construct outside a character class and behind no backslash that RE2 does not know. */
function unsupportedIn(source: string): string | undefined {
  let inClass = false;
  for (let at = 0; at < source.length; at += 1) {
    const char = source[at];
    if (char === '\\') {
      const escaped = source[at + 1] ?? '';
      if (!inClass && /[1-9k]/.test(escaped)) return `\\${escaped}: back-references cannot run in linear time`;
      if (escaped === 'Z') return '\\Z: the end of the text is \\z in RE2';
      at += 1;
    } else if (char === '[') inClass = true;
    else if (char === ']') inClass = false;
    else if (char === '(' && !inClass) {
      const found = UNSUPPORTED.find(([begin]) => source.startsWith(begin, at));
      if (found) return `${found[0]}: ${found[1]}`;
    }
  }
  return undefined;
}
