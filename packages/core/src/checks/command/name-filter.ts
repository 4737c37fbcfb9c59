import { BYTES } from '../../values/text-bytes.js';
import { isFieldSeparator, SEPARATOR, skipFieldSeparator } from './field-separator.js';
import { HASH_START, hashUnit, type NameTable } from './name-table.js';
import { END, isDigit, LETTER, NAME, OTHER, QUOTE, SPECIAL, skipStart, UNIT_KIND } from './name-units.js';
import { skipRedirection } from './redirections.js';
import type { Variables } from './variables.js';

/** No name is longer; what is longer is left to the reader proper. */
const MAX_NAME = 64;
const MAX_ASSIGNMENTS = 16;
/** How far the other end of a bracket is looked for. */
const MAX_LOOK = 256;
/** POSIX bounds no variable's name. */
const MAX_VARIABLE = 4_096;
/** What prints nothing leaves no word, as an empty substitution does. */
const MAY_PRINT_NOTHING = /[(`]\s{0,16}(?::|true\b|false\b)/y;

/** What is known about the text at hand. */
export interface FilterFacts {
  readonly names: NameTable;
  readonly variables: Variables;
}

/**
 * Could the word at `from` be a name that a shell starts? Never a wrong no. Behind most separators of harmless texts
 * (parameters, styles, lists) stands something else, and this says so in one pass and without allocation.
 */
export function mayBeName(text: string, from: number, facts: FilterFacts): boolean {
  let at = from;
  for (let count = 0; count < MAX_ASSIGNMENTS; count++) {
    at = skipRedirection(text, skipStart(text, count === 0 ? at : skipFieldSeparator(text, at)));
    const end = assignedValueStart(text, at);
    if (end < 0) return mayStart(text, at, { facts, isFirst: at <= skipStart(text, from) });
    at = skipValue(text, end);
    if (at < 0 || (text.charCodeAt(at - 1) === 0x2c && isListItem(text, skipStart(text, at)))) return false;
  }
  return true;
}

/** `"Chromium";v="120", "Google Chrome";v="120"`, `br;q=0.5, gzip;q=1`: an item of a list with parameters, RFC 8941, 3.1. */
export function isListItem(text: string, from: number): boolean {
  const limit = Math.min(text.length, from + MAX_LOOK);
  let at = from;
  if (text.charCodeAt(from) === 0x22) {
    at++;
    while (at < limit && text.charCodeAt(at) !== 0x22) at++;
    at++;
  } else while (at < limit && UNIT_KIND[text.charCodeAt(at) & 0x7f] === LETTER) at++;
  return at > from && text.charCodeAt(at) === 0x3b && assignedValueStart(text, at + 1) > 0;
}

/**
 * Is the word at `from` of `BYTES` plain and no name? Decides nearly everything that stands behind separators in
 * harmless texts; `false` only says that `mayBeName` has to look.
 */
export function isPlainlyNoName(from: number, length: number, names: NameTable): boolean {
  let at = from;
  while (at < length && BYTES[at] === 0x20) at++;
  const start = at;
  let hash = HASH_START | 0;
  for (; at < length; at++) {
    const byte = BYTES[at] as number;
    if (UNIT_KIND[byte & 0x7f] !== LETTER) break;
    if (byte < 0x41 && at > start && names.has(hash)) return false;
    hash = hashUnit(hash, byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte);
  }
  if (at >= length) return at === start || !names.has(hash);
  if (at === start) return false;
  const end = BYTES[at] as number;
  if (end === 0x3d) return BYTES[at + 1] !== 0x3d && isValueAlone(at + 1, length);
  if (end === 0x3a) return at - start > 1;
  if ((end === 0x3c || end === 0x3e) && at - start === 1) return false;
  // `|r|`: see `isLoneName`.
  if (end > 0x20 && end !== 0x28 && end !== 0x3c && end !== 0x3e && at - start === 1 && UNIT_KIND[end] === END)
    return length - at > 2;
  if (end === 0x60 && BYTES[from - 1] === 0x60) return !names.has(hash);
  return UNIT_KIND[end] === END && end !== 0x28 && end !== 0x2c && !names.has(hash);
}

/** `a=b&`: a value that no blank ends, so that no command stands behind the assignment. */
function isValueAlone(from: number, length: number): boolean {
  for (let at = from; at < length; at++) {
    const byte = BYTES[at] as number;
    if (byte === 0x3b || byte === 0x7c || byte === 0x26 || byte === 0x0a || byte === 0x0d) return true;
    if (byte <= 0x20) return false;
  }
  return true;
}

/** Behind the `=` of `name=value`, or -1. */
function assignedValueStart(text: string, from: number): number {
  let at = from;
  while (at - from < MAX_VARIABLE && at < text.length && UNIT_KIND[text.charCodeAt(at) & 0x7f] === LETTER) at++;
  if (at === from || text.charCodeAt(at) !== 0x3d || text.charCodeAt(at + 1) === 0x3d) return -1;
  return at + 1;
}

/** Behind the value of an assignment when a command follows, else -1. */
function skipValue(text: string, from: number): number {
  let quote = 0;
  for (let at = from; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    // A backslash joins the lines.
    if (unit === 0x5c && text.charCodeAt(at + 1) === 0x0a) {
      at++;
      continue;
    }
    if (unit === 0x3b || unit === 0x7c || unit === 0x26 || unit === 0x0a || unit === 0x0d) return -1;
    if (unit === 0x22 || unit === 0x27) quote = quote === unit ? 0 : quote || unit;
    else if (quote === 0 && unit === 0x24 && isFieldSeparator(text, at)) return at;
    else if ((unit === 0x20 || unit === 0x09) && (quote === 0 || at - from > MAX_LOOK)) return at;
  }
  return -1;
}

interface Start {
  readonly facts: FilterFacts;
  /** Behind no assignment and no redirection. */
  readonly isFirst: boolean;
}

/** Quotes, `\`, `^` and backticks are passed over as a shell would; `\` may separate folders too, so two readings are kept. */
function mayStart(text: string, start: number, { facts: { names, variables }, isFirst }: Start): boolean {
  const endsAtBacktick = start > 0 && text.charCodeAt(start - 1) === 0x60;
  let from = start;
  let posix = HASH_START | 0;
  let windows = posix;
  let length = 0;
  let isPath = false;
  for (let at = from; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const kind = unit < 128 ? UNIT_KIND[unit] : unit === 0xa0 ? END : OTHER;
    if (kind === LETTER || kind === NAME) {
      // `python3.11`, `x.exe`, `get-content`: the table knows the first part.
      if (length > 0 && (unit < 0x41 || unit === 0x5f) && (names.has(posix) || names.has(windows))) return true;
      const lower = unit >= 0x41 && unit <= 0x5a ? unit | 0x20 : unit;
      posix = hashUnit(posix, lower);
      windows = hashUnit(windows, lower);
      if (unit === 0x2d && names.has(posix)) return true;
      if (++length > MAX_NAME) return false;
    } else if (kind === QUOTE) {
      if (unit === 0x5c) {
        // A backslash before a line's end joins the lines: `wh\<newline>oami`.
        if (text.charCodeAt(at + 1) === 0x0a) at++;
        if (length > 0 && names.has(posix)) return true;
        // `\\host\share\x.exe` is started wherever it lies.
        if (at === start && text.charCodeAt(at + 1) === 0x5c) return true;
        windows = HASH_START | 0;
      } else if (unit === 0x5e) {
        // cmd.exe joins the lines: `wh^<newline>oami`.
        if (text.charCodeAt(at + 1) === 0x0a) at++;
      } else if (unit === 0x60) {
        if (mayPrintNothing(text, at)) return true;
        // What a backtick opens or ends is an opening of its own.
        if (length === 0 && text.charCodeAt(at + 1) !== 0x60) return false;
        if (length > 0 && names.has(posix)) return true;
        if (endsAtBacktick) break;
      }
    } else if (kind === END) {
      // `$x id`: a variable that nobody set leaves no word at all.
      // `gzip, deflate`, `at(x)`: an item of a list; only cmd.exe takes a comma for a blank, in front of a path.
      if (unit === 0x2c && length > 0 && !isPathStart(text, at + 1)) return false;
      // `sort(a)` is a call; PowerShell alone takes `iex('x')`, `Start-Process('x')`.
      if (unit === 0x28 && length > 0 && !mayBeCalled(text, from, at)) return false;
      // `|r|`, `;w}`: one letter is a command only with operands, or where the text ends.
      if (
        unit > 0x20 &&
        unit !== 0x28 &&
        length === 1 &&
        at === from + 1 &&
        isLetter(text, from) &&
        isFirst &&
        !isLoneName(text, at, unit)
      )
        return false;
      if (length > 0 || at === from || (unit !== 0x20 && unit !== 0x09) || text.charCodeAt(from) !== 0x24) break;
      from = skipStart(text, at);
      at = from - 1;
    } else if (unit === 0x2f) {
      if (length > 0 && names.has(posix)) return true;
      posix = HASH_START | 0;
      windows = posix;
      isPath = true;
    } else if (unit === 0x3a) {
      // `:(){ :|:& };:`
      if (at === from && text.charCodeAt(at + 1) === 0x28) return true;
      // `c:\x\y.exe`; else a label, a key, a scheme.
      if (length !== 1 || at !== from + 1) return false;
      windows = HASH_START | 0;
      posix = windows;
      isPath = true;
    } else if (unit === 0x24) {
      if (at === from && text.startsWith('IFS', at + 1)) {
        from = skipStart(text, at + SEPARATOR.length);
        at = from - 1;
        continue;
      }
      const end = skipExpansion(text, at, variables);
      if (end === 0) return true;
      if (end < 0) break;
      at = end;
    } else if (kind === SPECIAL) return isSpecial(text, { from, at, isPath });
    else return false;
  }
  return length > 0 && (names.has(posix) || names.has(windows) || isFunction(text, from, length));
}

/** `iex(`, `icm (`, `Verb-Noun(`, and a function's `x()`. */
function mayBeCalled(text: string, from: number, at: number): boolean {
  if (text.charCodeAt(at + 1) === 0x29) return true;
  const first = text.charCodeAt(from) | 0x20;
  return (at - from <= 4 && first === 0x69) || text.slice(from, at).includes('-');
}

function isLetter(text: string, at: number): boolean {
  const lower = text.charCodeAt(at) | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

function isLoneName(text: string, at: number, unit: number): boolean {
  // `${x:=$(w)}`: jQuery's `$(w)` stands in no expansion.
  if (unit === 0x29 && /:[-=+?]\$\($/.test(text.slice(Math.max(0, at - 5), at - 1))) return true;
  return unit === 0x3c || unit === 0x3e || text.length - at <= 2;
}

function isPathStart(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return (
    unit === 0x5c ||
    unit === 0x2f ||
    unit === 0x22 ||
    unit === 0x3b ||
    unit === 0x2c ||
    text.charCodeAt(at + 1) === 0x3a
  );
}

function mayPrintNothing(text: string, at: number): boolean {
  MAY_PRINT_NOTHING.lastIndex = at;
  return MAY_PRINT_NOTHING.test(text);
}

/** Where an expansion that leaves nothing ends; -1 when it ends the word, 0 when the reader proper must look. */
function skipExpansion(text: string, at: number, variables: Variables): number {
  const next = text.charCodeAt(at + 1);
  if (next === 0x22) return at + 1;
  if (next === 0x28 && text.charCodeAt(at + 2) === 0x28) return 0;
  if (next === 0x28 && mayPrintNothing(text, at + 1)) return 0;
  if (next === 0x28) return text.charCodeAt(at + 2) === 0x29 ? at + 2 : -1;
  if (next === 0x27 || next === 0x7b) return 0;
  // `$0`, `$SHELL`, `$BASH` are the shell itself.
  if (next === 0x30 || next === 0x53 || next === 0x42 || next === 0x73) return 0;
  if (text.startsWith(SEPARATOR, at)) return -1;
  // `$9id`: a parameter is called by one figure.
  if (isDigit(next)) return at + 1;
  let end = at + 1;
  while (end < text.length && end - at < MAX_NAME && UNIT_KIND[text.charCodeAt(end) & 0x7f] === LETTER) end++;
  if (end === at + 1) return end;
  return variables.has(text.slice(at + 1, end)) ? 0 : end - 1;
}

/** What a shell computes: is it complete enough to be read? */
function isSpecial(text: string, { from, at, isPath }: { from: number; at: number; isPath: boolean }): boolean {
  switch (text.charCodeAt(at)) {
    case 0x2a:
    case 0x3f:
      return isPath;
    case 0x5b:
      return at === from ? isBracketStart(text, at) : before(text, at, { stop: ']', limit: 9 });
    case 0x25:
      return before(text, at, { stop: '%', limit: MAX_LOOK });
    case 0x7b:
      return text.charCodeAt(at + 1) <= 0x20 || before(text, at, { stop: ',', limit: MAX_LOOK });
    case 0x21:
      return at === from && text.charCodeAt(at + 1) === 0x20;
    default:
      return at > from || text.charCodeAt(at + 1) === 0x2f;
  }
}

/** `[ -f x ]` and `[Net.Dns]::Method()`. */
function isBracketStart(text: string, at: number): boolean {
  return text.charCodeAt(at + 1) === 0x20 || before(text, at, { stop: ':', limit: MAX_LOOK });
}

/** Does `stop` follow before a blank or a separator? */
function before(text: string, from: number, { stop, limit }: { stop: string; limit: number }): boolean {
  const wanted = stop.charCodeAt(0);
  for (let at = from + 1; at < text.length && at - from <= limit; at++) {
    const unit = text.charCodeAt(at);
    if (unit === wanted) return true;
    if (unit <= 0x20 || unit === 0x3b || unit === 0x7c || unit === 0x26) return false;
  }
  return false;
}

/** `x() {`: a function, which may start itself. */
export function isFunction(text: string, from: number, length: number): boolean {
  const at = text.charCodeAt(from + length) === 0x20 ? from + length + 1 : from + length;
  return text.charCodeAt(at) === 0x28 && text.charCodeAt(at + 1) === 0x29;
}
