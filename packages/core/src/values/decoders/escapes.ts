import { hexDigit, hexNumber } from './hex.js';
import { codePointText } from './utf8.js';

/**
 * Undoes the escapes of JavaScript strings (ECMA-262 section 12.9.4, Annex B octals included): `\u0027`, `\u{27}`,
 * `\x27`, `\47`, and the `\U00000027` of YAML, Python, C and Go; with one of these present also the single-character
 * ones, so that `\u0027\n` becomes what it would be.
 * Without any, backslashes are left alone: paths and quoted quotes are no encoding.
 */
export function escapesDecode(text: string): string {
  if (!holdsNumeric(text)) return text;
  let decoded = '';
  let copied = 0;
  let index = text.indexOf('\\');
  while (index !== -1 && index + 1 < text.length) {
    const found = readEscape(text, index + 1);
    decoded += text.slice(copied, index) + found.text;
    copied = index + 1 + found.length;
    index = text.indexOf('\\', copied);
  }
  return decoded + text.slice(copied);
}

/** Looked for first: nothing has to be put together for the backslashes of paths and of quotes in quotes. */
function holdsNumeric(text: string): boolean {
  let index = text.indexOf('\\');
  while (index !== -1 && index + 1 < text.length) {
    const unit = text.charCodeAt(index + 1);
    const isLiteral = (unit | 0x20) !== 0x75 && unit !== 0x78 && !(unit >= 0x30 && unit <= 0x37);
    if (!isLiteral && readEscape(text, index + 1).isNumeric) return true;
    index = text.indexOf('\\', index + 2);
  }
  return false;
}

interface Escape {
  readonly text: string;
  readonly length: number;
  readonly isNumeric: boolean;
}

const SIMPLE: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
  ['b', '\b'],
  ['f', '\f'],
  ['\n', ''],
]);

/** The escape whose first character, behind the backslash, is at `start`. */
function readEscape(text: string, start: number): Escape {
  const unit = text.charCodeAt(start);
  if (unit === 0x75) return readUnicode(text, start);
  if (unit === 0x55) return readLongUnicode(text, start);
  if (unit === 0x78) {
    const byte = hexNumber(text, start + 1, 2);
    return byte < 0 ? literal(text, start) : { text: String.fromCharCode(byte), length: 3, isNumeric: true };
  }
  if (unit >= 0x30 && unit <= 0x37) return readOctal(text, start);
  return literal(text, start);
}

function literal(text: string, start: number): Escape {
  const character = text.charAt(start);
  return { text: SIMPLE.get(character) ?? character, length: 1, isNumeric: false };
}

function readUnicode(text: string, start: number): Escape {
  const unit = hexNumber(text, start + 1, 4);
  if (unit >= 0) return { text: String.fromCharCode(unit), length: 5, isNumeric: true };
  if (text.charCodeAt(start + 1) !== 0x7b) return literal(text, start);
  let point = 0;
  let index = start + 2;
  for (; hexDigit(text.charCodeAt(index)) >= 0; index++) {
    point = Math.min(point * 16 + hexDigit(text.charCodeAt(index)), 0x110000);
  }
  if (index === start + 2 || text.charCodeAt(index) !== 0x7d) return literal(text, start);
  return { text: codePointText(point), length: index + 1 - start, isNumeric: true };
}

/** Eight digits and no fewer: `C:\Users` is none, and what is beyond Unicode is an error everywhere. */
function readLongUnicode(text: string, start: number): Escape {
  const point = hexNumber(text, start + 1, 8);
  if (point < 0 || point > 0x10ffff) return literal(text, start);
  return { text: codePointText(point), length: 9, isNumeric: true };
}

/** Up to three octal digits, at most 0o377. */
function readOctal(text: string, start: number): Escape {
  let number = 0;
  let length = 0;
  while (length < 3) {
    const digit = text.charCodeAt(start + length) - 0x30;
    if (!(digit >= 0 && digit <= 7) || number * 8 + digit > 0o377) break;
    number = number * 8 + digit;
    length++;
  }
  return { text: String.fromCharCode(number), length, isNumeric: true };
}
