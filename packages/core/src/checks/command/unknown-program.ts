import { isInCommandPlace } from './command-place.js';
import { programStart, readDisguisedProgram } from './disguised-program.js';
import { isOnlyProgram } from './everyday-names.js';
import { isOnlySpan } from './judge-backticks.js';
import { isNameUnit } from './name-units.js';
import type { Opening } from './openings.js';
import { readOperands, skipBlanks } from './operands.js';
import { isBelowQuoteAndComment } from './paragraphs.js';
import { isBelowCutValue } from './quoted-text.js';
import type { SpecialForm } from './special-forms.js';
import { isBehindWord } from './word-before.js';

/** By a path from where the application stands or from a folder that anybody may write to, or by a name in lower case. */
const PROGRAM = new RegExp(
  [
    '[ \\t(@]{0,8}(?:! |\\{[ \\t])?((?:[A-Za-z_]\\w{0,31}=[^\\s;&|]{0,64}(?:\\s|\\\\\n){1,4}){1,4})?(?:',
    '((?:\\.{1,2}|\\$PWD|\\$\\{PWD\\}|~)/[\\w./-]{1,64}|/(?:tmp|var/tmp|dev/shm)/[\\w./-]{1,64}',
    '|\\.{1,2}\\\\[\\w.\\\\-]{1,64}\\.(?:exe|ps1|bat|cmd|com|vbs))',
    '|((?:/{1,4}[\\w.-]{1,32}){2,8})',
    '|["\']?([a-z][a-z\\d_]{1,31}(?:[.-][a-z\\d_]{1,16}){0,4})["\']?',
    ')(?=[\\s;|&)>`#\'"]|\\$\\{?IFS|$)',
  ].join(''),
  'y',
);
/** Right behind the name: options and files of the system; an address; a redirection. */
const STARTED =
  /(?:(?:\s|\\\n){1,4}|\$\{?IFS[^\s}-]{0,8}\}?(?:\$9)?)(?:--?[a-z][\w-]{0,40}(?=[\s=;|&)`'"$]|$)|(https?:\/\/)|\/(?:etc|proc|tmp|dev|var|(?:usr\/)?s?bin)\/)|\s{0,4}([12&]?>{1,2}\s?(?:\/|&\d)|<\s?\/dev\/null)/iy;
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
  const hidden = readDisguisedProgram(text, opening);
  if (hidden !== undefined) return hidden;
  const isLine = kind === 'newline' && !isBelowCutValue(text, start);
  const added = isLine || kind === 'start' ? undefined : matchAt(OWN_PATH, text, opening.end);
  if (added !== undefined) return { start, end: opening.end + added[0].length, context: STARTED_BY };
  if (kind === 'start' || kind === 'directive' || kind === '<(') return undefined;
  const at = programStart(text, opening.end);
  const match = matchAt(PROGRAM, text, at);
  if (match === undefined) return undefined;
  const [written, assigned, path, folder, name] = match;
  const isSubstituted = kind === '$(' || kind === '`';
  if (
    (name !== undefined && NO_PROGRAMS.has(name)) ||
    (folder !== undefined && !isSubstituted && !written.includes('(') && !mayStart(text, opening, folder))
  )
    return undefined;
  const from = at + written.length;
  const { end, isCode, grouped, prose, plain, definite, likely } = readOperands(text, from, kind === '`');
  // `/tmp/x ps aux`: behind what nobody else starts a path with, the words are its operands.
  const most = path?.startsWith('/') === true && opening.kind !== 'newline' ? 2 : 1;
  if (isCode || grouped || prose > 0 || plain > most + definite) return undefined;
  const started = matchAt(STARTED, text, from);
  const isRedirected = from < end && REDIRECTED.test(text.slice(from, Math.min(end, from + MAX_LOOK)));
  const isSplit = SPLIT.test(text.slice(from, from + 5));
  const isSure = path !== undefined || started?.[2] !== undefined || isRedirected || isSplit;
  // `$PWD/x`, `PATH=/tmp x`: nothing but a shell's.
  if (/^[ \t(]*(?:\$\{?PWD|PATH=)/.test(written) || (kind === '&' && /^\.{1,2}\\/.test(written.trimStart())))
    return { start, end, context: STARTED_BY };
  const isStarted =
    isSure ||
    (folder !== undefined && isSubstituted) ||
    started !== undefined ||
    (assigned !== undefined && kind !== '&' && (isSubstituted || /^[ (]*[A-Z_]{2}/.test(assigned)));
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
  const isBare = definite + likely + plain === 0;
  if (isBare && (written.includes('(') || isGrouped(text, opening.end, at)) && isSubshell(text, opening, end))
    return { start, end: end + 1, context: STARTED_BY };
  const place = {
    end,
    isFull: definite > 1 || isSplit,
    isSure,
    isRedirected: isRedirected && path === undefined,
    isFile: folder !== undefined,
    isAddressed: started?.[1] !== undefined && !isRedirected,
  };
  const isOperated = likely > 0 || (isSubstituted && definite > 0);
  if (!isStarted && isOperated && plain === 0 && /\s/.test(text.charAt(from)) && isBesideValue(text, opening, end))
    return { start, end, context: STARTED_BY };
  if (isStarted ? !isPlace(text, opening, place) : !isEnclosed(text, opening, end)) return undefined;
  return { start, end, context: STARTED_BY };
}

/** Where programs lie: Filesystem Hierarchy Standard 3.0, 3.4, 3.16, 4.4, 4.9. */
const PROGRAMS = /^\/(?:usr\/)?(?:\.\/)?(?:local\/)?s?bin\//;
/** The dynamic loader runs what it is given (ld.so(8)). */
const LOADER = /^\/(?:usr\/)?lib(?:32|64)?\/(?:[\w-]{1,32}\/)?ld-[\w.-]{2,32}$/;
const STARTED_BY = 'as a program that is started with options or by its path';
/** Anywhere behind the name. */
const REDIRECTED = /[\s\w](?:[12&]?>{1,2}\s?(?:\/(?:dev|tmp)\/|&\d)|<\s?\/dev\/null)/;

/** `PATH=.:$PATH;qz9`: a folder of the sender's choice in front of the system's. */
const OWN_PATH =
  /[ (]{0,4}PATH=[^\s;&|]{0,40}\$\{?PATH[^\s;&|#]{0,20}\s{0,2}(?:;|&&|#[^\n]{0,80}\n|\n)\s{0,4}(?:[012&]?[<>]{1,2}\s?[\w/.&-]{1,64}\s{1,4}){0,4}[\w$@{}\\./'"-]{2,40}/y;

/** `` 1.txt`(qz9)` ``, `x; (qz9);`, `127.0.0.1|(qz9)`, `$((qz9))`: a name in brackets behind a value, and nothing else behind it. */
function isSubshell(text: string, { kind, doubled, start }: Opening, end: number): boolean {
  if (text.charCodeAt(end) !== 0x29) return false;
  const head = text
    .slice(Math.max(0, start - MAX_LOOK), start)
    .replace(/\s#[^\n]{0,80}$/, '')
    .trimEnd();
  const tail = text.slice(end + 1, end + 16);
  if (start >= MAX_LOOK || !/^[\w.:/@-]{0,64}['"]?$/.test(head)) return false;
  if (kind === '`') return /^`['"]?\s*(?:$|[;&|#])/.test(tail) && /[\w'"]$/.test(head);
  if (kind === '$(') return /^\)['"]?\s*(?:#\s?['"]?\s*)?$/.test(tail);
  if (!/^\s*(?:$|[;&|#])/.test(tail)) return false;
  return (
    kind === ';' ||
    (doubled && head !== '') ||
    (kind !== 'newline' || /^\s*$/.test(tail) ? /(?:\d|\.\w{2,6})$/.test(head) : /^\s*&\s*$/.test(tail))
  );
}

/** `` 8.8.8.8`qz9 198.51.100.23 80` ``, `x$(qz9 a.example 9001)`, `a@b.example;qz9 a.example 80 &`: right behind a value. */
function isBesideValue(text: string, { kind, start, end: from }: Opening, end: number): boolean {
  if (text.charCodeAt(from) <= 0x20) return false;
  const close = text.charCodeAt(end);
  const head = text.slice(Math.max(0, start - MAX_LOOK), start);
  if (kind === '`')
    return close === 0x60 && (isGlued(text, start) || /^[\w.:@/-]{0,64}\d ?(?:\|\||&&|;) ?$/.test(head));
  if (kind === '$(') return close === 0x29 && /^\S{1,64}$/.test(head) && /\.[\w-]+\.?\w* ?/.test(text.slice(from, end));
  return kind === ';' && /^\S*(?:\d|\.\w{2,8})$/.test(head) && /^(?:$|[;&#])/.test(text.slice(end, end + 1));
}

/** `(2>/dev/null qz9)`: the subshell's bracket in front of what was redirected. */
function isGrouped(text: string, from: number, at: number): boolean {
  return at > from && text.charCodeAt(skipBlanks(text, from)) === 0x28;
}

/** `x" & /bin/qz9 -d`, `x || /bin/qz9`: out of the application's quotes, or behind what no list of paths has. */
function mayStart(text: string, { doubled, start }: Opening, folder: string): boolean {
  if (LOADER.test(folder)) return true;
  if (!PROGRAMS.test(folder)) return false;
  return doubled || isLeavingQuote(text.slice(Math.max(0, start - MAX_LOOK), start).trimEnd());
}

/** Could one start behind `from`? */
export function mayBeUnknown(text: string, opening: number): boolean {
  const from = programStart(text, opening);
  const match = matchAt(PROGRAM, text, from);
  const first = skipBlanks(text, from);
  if (match === undefined) return isNamePart(text.charCodeAt(first)) && HIDDEN.test(text.slice(first, first + 44));
  const [written, assigned, path, folder] = match;
  if (assigned !== undefined || path !== undefined || folder !== undefined) return true;
  if (written.includes('(') || isGrouped(text, opening, from) || HIDDEN.test(text.slice(first, first + 44)))
    return true;
  if (/[ \t]/.test(text.charAt(from + written.length)) && STRONG_PLACE.test(text.slice(Math.max(0, from - 2), from)))
    return true;
  if (LEFT_QUOTE.test(text.slice(Math.max(0, from - 4), from))) return true;
  if (SPLIT.test(text.slice(from + written.length, from + written.length + 5))) return true;
  return matchAt(STARTED, text, from + written.length) !== undefined;
}

function isNamePart(unit: number): boolean {
  return (
    isNameUnit(unit) ||
    unit === 0x5c ||
    unit === 0x2f ||
    unit === 0x22 ||
    unit === 0x27 ||
    unit === 0x28 ||
    unit === 0x20 ||
    unit === 0x21
  );
}

/** A name with something in it that the shell takes out. */
const HIDDEN = /^(?:\\?[\w./-]{1,40}(?:["'\\]|``|\$[(@*{])|(["'])\w{1,16}\1[\\\w"']|\s{0,4}PATH=|[ !]{0,3}\()/;
/** A substitution, or a doubled separator. */
const STRONG_PLACE = /\$\($|`$|&&$|\|\|$/;
/** `qz9${IFS}x`: a shell's blank right behind a name, which nobody writes who only tells of a program. */
const SPLIT = /^\$\{?IFS/;
/** A quote in front of a separator. */
const LEFT_QUOTE = /['"]\s?[;|&]{1,2}$/;

interface Place {
  readonly end: number;
  /** A path or a redirection, which nothing but a command line has. */
  readonly isSure: boolean;
  readonly isRedirected: boolean;
  /** By its folder's path. */
  readonly isFile: boolean;
  /** Two words at least that only a command line has. */
  readonly isFull: boolean;
  /** An address, which a policy has as well: `; script-src https://x`. */
  readonly isAddressed: boolean;
}

function isPlace(
  text: string,
  opening: Opening,
  { end, isSure, isRedirected, isFile, isFull, isAddressed }: Place,
): boolean {
  const { kind, doubled, start } = opening;
  const close = text.charCodeAt(end);
  // `$(qz9 -x /y # …`: a comment, and the other bracket below.
  if (kind === '$(' && close === 0x23) return isFull;
  if (kind === '$(') return close === 0x29 || /^(?:\s?&|;?\s?\})\s?\)/.test(text.slice(end, end + 5));
  if (kind === '`')
    return (
      isClosed(text, end, isSure) &&
      (isGlued(text, start) ||
        text.endsWith('$(', start) ||
        (start > 0 && isInCommandPlace(text, start, opening.end)) ||
        ((isSure || (isFile && start > 0) || (isFull && text.charCodeAt(opening.end) > 0x20)) &&
          (start === 0 ? isSure : isWordUnit(text, start))) ||
        isOnlySpan(text, opening, end))
    );
  const head = text.slice(Math.max(0, start - MAX_LOOK), start).trimEnd();
  if (isLeavingQuote(head)) return true;
  if (kind === 'newline' && (isBelowCutValue(text, start) || (isSure && isBelowQuoteAndComment(text, start))))
    return true;
  // Nothing, one value or one word in front of it, and nothing or another separator behind it.
  const isWhole =
    /^(?:[\w@-][\w.:/@-]{0,63})?$/.test(head) && start < MAX_LOOK && /^\s*(?:$|[;&|#])/.test(text.slice(end, end + 4));
  if (isWhole && (isSure || (kind === ';' && text.charCodeAt(opening.end) > 0x20)) && !isEndOfSign(head, opening))
    return true;
  // `1.txt`, and a command line of more than one part on the line below, which is the last.
  if (kind === 'newline' && isFull && start < MAX_LOOK && /^(?=\S*[./\d@])[\w.:/@-]{1,64}$/.test(head))
    return /^\)?\s*(?:;\s*)?$/.test(text.slice(end, end + 16)) && end + 16 > text.length;
  if ((kind === 'newline' && !isSure) || isBehindWord(text, start) || isEndOfSign(head, opening)) return false;
  if (isAddressed) return doubled;
  // A list of paths, of which each could be one.
  if (!isRedirected && /(?:^|[\s;|&])[./~]\S*$/.test(head)) return false;
  if (kind === ';' || doubled) return true;
  const isTight = text.charCodeAt(opening.end) > 0x20;
  return (isTight || isSure || /^\S+$/.test(head)) && /[\d'"]$|\.\w{2,6}$/.test(head);
}

/** The other backtick, perhaps behind a bracket; behind a path or a redirection also behind `&` and a line's end. */
function isClosed(text: string, end: number, isSure: boolean): boolean {
  return (isSure ? /^\)?\s{0,4}&?\s{0,4}`/ : /^\)?`/).test(text.slice(end, end + 12));
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
  const behind = text.slice(text.charCodeAt(end) === 0x29 ? end + 1 : end, end + 32);
  const tail = behind.trim();
  if (tail.startsWith('#')) return true;
  const isApart = doubled || kind === ';' || /^\s*(?:\n|;|\|\||&&)/.test(behind);
  return tail.length < 16 && tail.endsWith(quote) && isApart;
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
