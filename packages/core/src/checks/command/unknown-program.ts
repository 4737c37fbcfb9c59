import { readDisguisedProgram } from './disguised-program.js';
import { isOnlyProgram } from './everyday-names.js';
import type { Opening } from './openings.js';
import { readOperands } from './operands.js';
import { isBehindWord } from './quoting.js';
import type { SpecialForm } from './special-forms.js';
import { isNameUnit } from './word.js';

/** By a path from where the application stands or from a folder that anybody may write to, or by a name in lower case. */
const PROGRAM = new RegExp(
  [
    '[ \\t(@]{0,8}([A-Z_]{2,32}=[^\\s;&|]{1,64}\\s{1,4})?(?:',
    '((?:\\.{1,2}|\\$PWD|\\$\\{PWD\\}|~)/[\\w./-]{1,64}|/(?:tmp|var/tmp|dev/shm)/[\\w./-]{1,64}',
    '|\\.\\\\[\\w.\\\\-]{1,64}\\.(?:exe|ps1|bat|cmd|com|vbs))',
    '|((?:/[\\w.-]{1,32}){2,8})',
    '|([a-z][a-z\\d_]{1,31}(?:[.-][a-z\\d_]{1,16}){0,4})',
    ')(?=[\\s;|&)>`#\'"]|$)',
  ].join(''),
  'y',
);
/** Right behind the name: options and files of the system; an address; a redirection. */
const STARTED =
  /(?:\s{1,4}|\$\{?IFS[^\s}-]{0,8}\}?(?:\$9)?)(?:--?[a-z][\w-]{0,40}(?=[\s=;|&)`'"]|$)|(https?:\/\/)|\/(?:etc|proc|tmp|dev|var)\/)|\s{0,4}([12&]?>{1,2}\s?(?:\/|&\d)|<\s?\/dev\/null)/iy;
/** Words of programming languages, queries and policies that a minus or an address may follow. */
const NO_PROGRAMS: ReadonlySet<string> = new Set(
  'return case throw yield await typeof void delete new else in of and or not select where set limit offset by as then'.split(
    ' ',
  ),
);
const MAX_LOOK = 256;

/**
 * A program that no list has, in a place where nothing but a program stands: `x"; qz9 -o pool.example:3333 #`, `$(./up)`.
 * The name says nothing, so the rest has to say it: options, redirections, addresses or a path to start from, and a
 * separator that no sentence has.
 */
export function readUnknownProgram(
  text: string,
  opening: Opening,
  executables: ReadonlySet<string>,
): SpecialForm | undefined {
  const { kind, start } = opening;
  if (kind === 'start' || kind === 'directive' || kind === '<(') return undefined;
  const match = matchAt(PROGRAM, text, opening.end);
  if (match === undefined) return readDisguisedProgram(text, opening);
  const [written, assigned, path, folder, name] = match;
  const isSubstituted = kind === '$(' || kind === '`';
  if ((name !== undefined && NO_PROGRAMS.has(name)) || (folder !== undefined && !isSubstituted)) return undefined;
  const from = opening.end + written.length;
  const { end, isCode, grouped, prose, plain, definite, likely } = readOperands(text, from, kind === '`');
  if (isCode || grouped || prose > 0 || plain > 1 + definite) return undefined;
  const started = matchAt(STARTED, text, from);
  const isRedirected = from < end && REDIRECTED.test(text.slice(from, Math.min(end, from + MAX_LOOK)));
  const isSure = path !== undefined || started?.[2] !== undefined || isRedirected;
  // `$PWD/x`, `PATH=/tmp x`: nothing but a shell's.
  if (/^[ (]*(?:\$\{?PWD|PATH=)/.test(written)) return { start, end, context: STARTED_BY };
  const isStarted = isSure || folder !== undefined || started !== undefined || (assigned !== undefined && kind !== '&');
  // `qz9 root curl x`: a program behind it, where nothing but a command line stands anyway.
  if (!isStarted && (isSubstituted || opening.doubled) && startsKnown(text, from, executables)) {
    const close = text.charCodeAt(end);
    const isPlaced =
      kind === '$('
        ? close === 0x29
        : kind === '`'
          ? close === 0x60 && isGlued(text, start)
          : !isBehindWord(text, start);
    if (isPlaced) return { start, end, context: 'as a program that starts another' };
  }
  const place = { end, isSure, isAddressed: started?.[1] !== undefined && !isRedirected };
  if (!isStarted && likely > 0 && plain === 0 && isBesideValue(text, opening, end))
    return { start, end, context: STARTED_BY };
  if (isStarted ? !isPlace(text, opening, place) : !isEnclosed(text, opening, end)) return undefined;
  return { start, end, context: STARTED_BY };
}

const STARTED_BY = 'as a program that is started with options or by its path';
/** Anywhere behind the name. */
const REDIRECTED = /[\s\w](?:[12&]?>{1,2}\s?(?:\/(?:dev|tmp)\/|&\d)|<\s?\/dev\/null)/;

/** `` 8.8.8.8`qz9 198.51.100.23 80` ``, `x$(qz9 a.example 9001)`, `a@b.example;qz9 a.example 80 &`: right behind a value. */
function isBesideValue(text: string, { kind, start, end: from }: Opening, end: number): boolean {
  if (text.charCodeAt(from) <= 0x20) return false;
  const close = text.charCodeAt(end);
  const head = text.slice(Math.max(0, start - MAX_LOOK), start);
  if (kind === '`') return close === 0x60 && isGlued(text, start);
  if (kind === '$(') return close === 0x29 && /^\S{1,64}$/.test(head) && /\.[\w-]+\.?\w* ?/.test(text.slice(from, end));
  return kind === ';' && /^\S*(?:\d|\.\w{2,6})$/.test(head) && /^(?:$|[;&#])/.test(text.slice(end, end + 1));
}

/** Could one start behind `from`? */
export function mayBeUnknown(text: string, from: number): boolean {
  const match = matchAt(PROGRAM, text, from);
  if (match === undefined) return isNamePart(text.charCodeAt(from)) && HIDDEN.test(text.slice(from, from + 44));
  const [written, assigned, path, folder] = match;
  if (assigned !== undefined || path !== undefined || folder !== undefined) return true;
  if (text.charCodeAt(from + written.length) === 0x20 && STRONG_PLACE.test(text.slice(Math.max(0, from - 2), from)))
    return true;
  if (LEFT_QUOTE.test(text.slice(Math.max(0, from - 4), from))) return true;
  return matchAt(STARTED, text, from + written.length) !== undefined;
}

function isNamePart(unit: number): boolean {
  return isNameUnit(unit) || unit === 0x22;
}

/** A name with something in it that the shell takes out. */
const HIDDEN = /^(?:[\w.-]{1,40}(?:["'\\]|``|\$[(@*{])|"\w{1,16}"\\)/;
/** A substitution, or a doubled separator. */
const STRONG_PLACE = /\$\($|`$|&&$|\|\|$/;
/** A quote in front of a separator. */
const LEFT_QUOTE = /['"]\s?[;|&]{1,2}$/;

interface Place {
  readonly end: number;
  /** A path or a redirection, which nothing but a command line has. */
  readonly isSure: boolean;
  /** An address, which a policy has as well: `; script-src https://x`. */
  readonly isAddressed: boolean;
}

function isPlace(text: string, opening: Opening, { end, isSure, isAddressed }: Place): boolean {
  const { kind, doubled, start } = opening;
  const close = text.charCodeAt(text.charCodeAt(end) === 0x29 && kind === '`' ? end + 1 : end);
  if (kind === '$(') return close === 0x29 || (isSure && /^\s?&\s?\)/.test(text.slice(end, end + 4)));
  if (kind === '`')
    return close === 0x60 && (isGlued(text, start) || (isSure && (start === 0 || isWordUnit(text, start))));
  const head = text.slice(Math.max(0, start - MAX_LOOK), start).trimEnd();
  if (isLeavingQuote(head)) return true;
  // Nothing, one value or one word in front of it, and nothing or another separator behind it.
  const isWhole =
    /^(?:[\w@-][\w.:/@-]{0,63})?$/.test(head) && start < MAX_LOOK && /^\s*(?:$|[;&|#])/.test(text.slice(end, end + 4));
  if (isWhole && (isSure || (kind === ';' && text.charCodeAt(opening.end) > 0x20)) && !isEndOfSign(head, opening))
    return true;
  if ((kind === 'newline' && !isSure) || isBehindWord(text, start) || isEndOfSign(head, opening)) return false;
  if (isAddressed) return doubled;
  // A list of paths, of which each could be one.
  if (/(?:^|[\s;|&])[./~]\S*$/.test(head)) return false;
  if (kind === ';' || doubled) return true;
  const isTight = text.charCodeAt(opening.end) > 0x20;
  return (isTight || isSure || /^\S+$/.test(head)) && /[\d'"]$|\.\w{2,6}$/.test(head);
}

/** A quote that closes nothing inside the value: it closes the application's. */
function isLeavingQuote(head: string): boolean {
  const quote = head.charAt(head.length - 1);
  if (quote !== "'" && quote !== '"') return false;
  let isOpen = false;
  for (let at = head.indexOf(quote); at >= 0; at = head.indexOf(quote, at + 1)) isOpen = !isOpen;
  return isOpen;
}

/** `x"; qz9 start #`, `x' && qz9 || '`: out of the application's quotes, and the rest of its line made harmless. */
function isEnclosed(text: string, { kind, doubled, start }: Opening, end: number): boolean {
  const head = text.slice(Math.max(0, start - MAX_LOOK), start).trimEnd();
  if (kind === 'newline' || kind === '$(' || kind === '`' || !isLeavingQuote(head)) return false;
  const quote = head.charAt(head.length - 1);
  const tail = text.slice(text.charCodeAt(end) === 0x29 ? end + 1 : end, end + 32).trim();
  if (tail.startsWith('#')) return true;
  return tail.length < 16 && tail.endsWith(quote) && (doubled || kind === ';' || /^(?:;|\|\||&&)/.test(tail));
}

/** A known program that is no word, first or behind one word or an option. */
function startsKnown(text: string, from: number, executables: ReadonlySet<string>): boolean {
  const words = /^\s{1,4}(?:['"]?([\w.-]{2,32}))(?:\s{1,4}['"]?([\w.-]{2,32}))?/.exec(text.slice(from, from + 80));
  return [words?.[1], words?.[2]].some((word) => word !== undefined && isOnlyProgram(word, executables));
}

function isWordUnit(text: string, start: number): boolean {
  return /\w/.test(text.charAt(start - 1));
}

/** Behind a number, a file or a host, where Markdown has a blank. */
function isGlued(text: string, start: number): boolean {
  return /(?:\d|\.\w{2,6}|['"])$/.test(text.slice(Math.max(0, start - 16), start));
}

/** `&amp; jerry -cat`. */
function isEndOfSign(head: string, { kind }: Opening): boolean {
  return kind === ';' && /&#?\w{1,10}$/.test(head);
}

function matchAt(pattern: RegExp, text: string, from: number): RegExpExecArray | undefined {
  pattern.lastIndex = from;
  return pattern.exec(text) ?? undefined;
}
