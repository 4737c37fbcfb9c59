import { isDigit, isIdentifierPart, isIdentifierStart, isLineTerminator } from './javascript-characters.js';

/** Names longer than this are in no table; the rest of them is not kept. */
const LONGEST_WORD = 64;

export interface Word {
  readonly text: string;
  readonly end: number;
}

/** Offset behind the identifier's plain characters; a backslash there means that `escapedWord` has to read it. */
export function endOfWord(text: string, from: number, end: number): number {
  let position = from;
  while (position < end && isIdentifierPart(text.charCodeAt(position))) position++;
  return position;
}

/** Reads an identifier with `\u0061` and `\u{61}` undone (ECMA-262 12.7.1); undefined when it is none. */
export function escapedWord(text: string, from: number, end: number): Word | undefined {
  let word = '';
  let position = from;
  while (position < end) {
    const unit = text.charCodeAt(position);
    const escaped = unit === 92 ? unicodeEscape(text, position) : undefined;
    if (unit === 92 && (escaped === undefined || escaped.end > end)) return undefined;
    if (escaped === undefined && !isIdentifierPart(unit)) break;
    if (word.length < LONGEST_WORD) word += escaped?.text ?? text.charAt(position);
    position = escaped?.end ?? position + 1;
  }
  return { text: word, end: position };
}

function unicodeEscape(text: string, backslash: number): Word | undefined {
  if (text.charCodeAt(backslash + 1) !== 117) return undefined;
  const isBraced = text.charCodeAt(backslash + 2) === 123;
  const start = backslash + (isBraced ? 3 : 2);
  let position = start;
  let code = 0;
  while (position < start + (isBraced ? text.length : 4) && isHexDigit(text.charCodeAt(position))) {
    code = Math.min(code * 16 + Number.parseInt(text.charAt(position), 16), 0x110000);
    position++;
  }
  const isComplete = isBraced ? position > start && text.charCodeAt(position) === 125 : position === start + 4;
  if (!isComplete || code > 0x10ffff) return undefined;
  return { text: String.fromCodePoint(code), end: isBraced ? position + 1 : position };
}

/** Offset behind a number (ECMA-262 12.9.3); -1 when a name follows at once: `127mm` is prose. */
export function endOfNumber(text: string, from: number, end: number): number {
  const isPrefixed = text.charCodeAt(from) === 48 && isRadix(text.charCodeAt(from + 1));
  let position = isPrefixed ? endOfHexDigits(text, from + 2, end) : endOfDecimal(text, from, end);
  if (text.charCodeAt(position) === 110 && position < end) position++;
  return position < end && isIdentifierStart(text.charCodeAt(position)) ? -1 : position;
}

function endOfHexDigits(text: string, from: number, end: number): number {
  let position = from;
  while (position < end && (isHexDigit(text.charCodeAt(position)) || text.charCodeAt(position) === 95)) position++;
  return position;
}

function endOfDecimal(text: string, from: number, end: number): number {
  let position = endOfDigits(text, from, end);
  if (text.charCodeAt(position) === 46 && position < end) position = endOfDigits(text, position + 1, end);
  if ((text.charCodeAt(position) | 32) !== 101) return position;
  const sign = text.charCodeAt(position + 1);
  const digits = position + (sign === 43 || sign === 45 ? 2 : 1);
  return isDigit(text.charCodeAt(digits)) ? endOfDigits(text, digits, end) : position;
}

function endOfDigits(text: string, from: number, end: number): number {
  let position = from;
  while (position < end && (isDigit(text.charCodeAt(position)) || text.charCodeAt(position) === 95)) position++;
  return position;
}

/** Offset of the quote that closes the string opened at `from`; `end` when none does, -1 when the line breaks. */
export function endOfString(text: string, from: number, end: number): number {
  const quote = text.charCodeAt(from);
  let position = from + 1;
  while (position < end) {
    const unit = text.charCodeAt(position);
    if (unit === quote) return position;
    if (unit === 10 || unit === 13) return -1;
    position += unit === 92 ? 2 : 1;
  }
  return end;
}

/** None of them twice; `await/1/alert(1)` divides twice, for `alert` is no set of flags. */
const FLAGS = /^(?!\w*(\w)\w*\1)[dgimsuvy]{0,8}$/;

/**
 * Offset behind a regular expression and its flags (ECMA-262 12.9.5); -1 when the slash opens none. Others are an early
 * error (13.2.7.1), after which nothing of a script runs: `/docs/app`.
 */
export function endOfRegularExpression(text: string, from: number, end: number): number {
  let inClass = false;
  let position = from + 1;
  while (position < end) {
    const unit = text.charCodeAt(position);
    if (isLineTerminator(unit)) return -1;
    if (unit === 92) position++;
    else if (unit === 91) inClass = true;
    else if (unit === 93) inClass = false;
    else if (unit === 47 && !inClass) {
      const last = endOfWord(text, position + 1, end);
      return last - position < 10 && FLAGS.test(text.slice(position + 1, last)) ? last : -1;
    }
    position++;
  }
  return -1;
}

/** Offset of the line terminator that ends a comment, or `end`. */
export function endOfLine(text: string, from: number, end: number): number {
  let position = from;
  while (position < end && !isLineTerminator(text.charCodeAt(position))) position++;
  return position;
}

/** Annex B.1.1: `<!--` anywhere, `-->` at the start of a line. */
export function startsHtmlComment(text: string, at: number, isLineStart: boolean): boolean {
  return text.startsWith('<!--', at) || (isLineStart && text.startsWith('-->', at));
}

function isRadix(unit: number): boolean {
  const lower = unit | 32;
  return lower === 120 || lower === 98 || lower === 111;
}

function isHexDigit(unit: number): boolean {
  const lower = unit | 32;
  return isDigit(unit) || (lower >= 97 && lower <= 102);
}
