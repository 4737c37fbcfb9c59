import { isNameUnit } from './name-units.js';

// What shells make of the texts of their expansions.

/** No program's name is longer; what is longer is no name, however much is put in front of it. */
export const MAX_NAME = 128;
/** Longer expansions are read as plain characters. */
const MAX_EXPANSION = 1_024;

/** What an operator makes of a variable's value: bash manual, 3.5.3. */
export function transform(value: string, operator: string): string {
  const part = /^:\s?(\d{1,4})(?::(\d{1,4}))?$/.exec(operator);
  if (part) return value.slice(Number(part[1])).slice(0, part[2] === undefined ? undefined : Number(part[2]));
  if (/^,,?$/.test(operator)) return value.toLowerCase();
  if (/^\^\^?$/.test(operator)) return value.toUpperCase();
  const cut = operator.replace(/^(?:##?|%%?)/, '');
  if (operator.startsWith('#') && value.startsWith(cut)) return value.slice(cut.length);
  if (operator.startsWith('%') && value.endsWith(cut)) return value.slice(0, value.length - cut.length);
  const [, from, to] = /^\/\/?([^/]{1,32})(?:\/([^/]{0,32}))?$/.exec(operator) ?? [];
  return from === undefined ? value : value.replaceAll(from, to ?? '');
}

/** The name of the parameter at `from`: a name, one digit, or one of POSIX's special parameters. */
export function variableName(text: string, from: number): string {
  const first = text.charCodeAt(from);
  if (first >= 0x30 && first <= 0x39) return text.charAt(from);
  let end = from;
  while (end < text.length && end - from < MAX_NAME && isNameUnit(text.charCodeAt(end))) end++;
  if (end > from) return text.slice(from, end);
  return '@*!-$?#'.includes(text.charAt(from)) ? text.charAt(from) : '';
}

/** The `}` of an expansion, or -1; a nested opening ends the search, so that `${${${…` stays linear. */
export function closingBrace(text: string, from: number): number {
  const limit = Math.min(text.length, from + MAX_EXPANSION);
  for (let index = from; index < limit; index++) {
    const unit = text.charCodeAt(index);
    if (unit === 0x7d) return index;
    if (unit === 0x7b || unit === 0x0a) return -1;
  }
  return -1;
}

/** The first of the words that what stands in a brace expands to; undefined where it is none of a shell's. */
export function firstOfBrace(inner: string): string | undefined {
  // What is quoted is a word's own, blanks and colons included.
  const quoted = inner.includes("'") ? inner.replace(/'[^']*'/g, '') : inner;
  // `c""at`: nothing, inside of a word; JSON has its empty texts behind a colon.
  const bare = quoted.includes('""') ? quoted.replace(/(?<=[A-Za-z])""/g, '') : quoted;
  if (!bare.includes(',') || (bare.startsWith(',') ? /[\s=]/ : /[\s"=]/).test(bare)) return undefined;
  // `{a:b,c}` is JavaScript's; behind an option and in an address a colon is a word's own.
  if (bare.includes(':') && !/^[^:,]*,[-/]/.test(bare) && bare.replace(ADDRESSES, ',').includes(':')) return undefined;
  const first = inner.split(',').find((part) => part !== '') ?? '';
  return first.replace(EMPTY_PARTS, '');
}

/** RFC 3986, 3: a scheme and, behind the host, a port; JavaScript has no such member behind a comma. */
const ADDRESSES = /,[a-z]{2,12}:\/\/[^,:]*(?::\d{1,5}(?=[,/]|$))?/gi;

/** What the shell takes out of a brace's words: quotes, escapes, variables that nobody set. */
const EMPTY_PARTS = /\$(?:[A-Za-z_]\w{0,32}|[@*])|\$?['"]|\\/g;
