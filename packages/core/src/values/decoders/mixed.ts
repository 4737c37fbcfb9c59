import { hexDigit } from './hex.js';
import { HTML_NAMES, LONGEST_HTML_NAME } from './html-names.js';
import { utf8Length } from './utf8.js';

/** Digits of a reference that are looked back over: the zeros that pad a longer one leave it to the HTML decoder. */
const LONGEST_NUMBER = 32;
/** Of a reference, and of an escape of hexadecimal digits alone: `%u0027`. */
const LONGEST_ESCAPE = 40;
const LONGEST_HEXADECIMAL = 6;
const PERCENT = 0x25;
const AMPERSAND = 0x26;
const BACKSLASH = 0x5c;
/** The full-width forms of `!` to `~`. */
const FULL_WIDTH_FIRST = 0xff01;
const FULL_WIDTH_LAST = 0xff5e;

/**
 * Undoes every escape of one character, of any kind, where it stands, and at once: what only the undoing of another
 * escape completes is undone too, whatever the order and however often characters were encoded one by one,
 * `&#37;2%&#55;` as well as `%2527`. Decoders of whole layers lose such texts, since each meets halves of the others'
 * escapes.
 *
 * Only escapes that say where they end take part (`%27`, `%u0027`, `&#39;`, `\u0027`, `\u{27}`, `\x27`, UTF-8 also
 * overlong, full-width forms): half of any other one reads as a whole one. Each is a step back in the text, so that
 * time is linear.
 */
export function mixedDecode(text: string): string {
  const into = new Uint16Array(text.length);
  let length = 0;
  // Where the last character stands that an escape may start with.
  let mark = -LONGEST_ESCAPE;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    into[length++] = unit;
    if (unit === PERCENT || unit === AMPERSAND || unit === BACKSLASH) mark = length - 1;
    // Only so far behind it does a character complete an escape.
    else if (unit < 0x80 && length - mark > (unit === 0x3b || unit === 0x7d ? LONGEST_ESCAPE : LONGEST_HEXADECIMAL))
      continue;
    const before = length;
    for (let shorter = reduce(into, length); shorter !== length; shorter = reduce(into, length)) length = shorter;
    // What an escape leaves may complete or start another one.
    if (length < before || unit >= FULL_WIDTH_FIRST) mark = lastMark(into, length);
  }
  if (length === text.length && !differs(into, text)) return text;
  return Buffer.from(into.buffer, 0, length * 2).toString('utf16le');
}

function lastMark(units: Uint16Array, length: number): number {
  const first = Math.max(0, length - LONGEST_ESCAPE);
  for (let at = length - 1; at >= first; at--) {
    const unit = units[at];
    if (unit === PERCENT || unit === AMPERSAND || unit === BACKSLASH) return at;
  }
  return -LONGEST_ESCAPE;
}

function differs(units: Uint16Array, text: string): boolean {
  for (let index = 0; index < text.length; index++) if (units[index] !== text.charCodeAt(index)) return true;
  return false;
}

/** Undoes the escape that the last unit completes: the new length, the same one if there is none. */
function reduce(units: Uint16Array, length: number): number {
  let unit = units[length - 1] as number;
  if (unit >= 0x80 && unit < 0xc0) return joinBytes(units, length);
  if (unit >= FULL_WIDTH_FIRST && unit <= FULL_WIDTH_LAST) {
    unit -= FULL_WIDTH_FIRST - 0x21;
    units[length - 1] = unit;
  }
  if (hexDigit(unit) >= 0) return endHexadecimal(units, length);
  if (unit === 0x3b) return endReference(units, length);
  return unit === 0x7d ? endBraces(units, length) : length;
}

/** `%27`, `\x27`, `\u0027`, `%u0027`. */
function endHexadecimal(units: Uint16Array, length: number): number {
  if (units[length - 3] === PERCENT) return put(units, { from: length - 3, digits: length - 2, length });
  const mark = (units[length - 3] as number) | 32;
  if (mark === 0x78 && units[length - 4] === BACKSLASH) {
    return put(units, { from: length - 4, digits: length - 2, length });
  }
  const start = units[length - 6];
  if ((start !== BACKSLASH && start !== PERCENT) || ((units[length - 5] as number) | 32) !== 0x75) return length;
  return put(units, { from: length - 6, digits: length - 4, length });
}

interface Span {
  /** Where the escape begins, where its digits do, and the length of what is known. */
  readonly from: number;
  readonly digits: number;
  readonly length: number;
}

/** Writes the unit that the digits up to `length` give over the escape. */
function put(units: Uint16Array, { from, digits, length }: Span): number {
  let value = 0;
  for (let index = digits; index < length; index++) {
    const digit = hexDigit(units[index] as number);
    if (digit < 0) return length;
    value = value * 16 + digit;
  }
  units[from] = value;
  return from + 1;
}

/** `\u{27}`. */
function endBraces(units: Uint16Array, length: number): number {
  let start = length - 2;
  let value = 0;
  let weight = 1;
  for (; start > length - 10 && start > 0; start--) {
    const digit = hexDigit(units[start] as number);
    if (digit < 0) break;
    value += digit * weight;
    weight *= 16;
  }
  const opens = start === length - 2 ? false : units[start] === 0x7b && units[start - 1] === 0x75;
  return opens && units[start - 2] === BACKSLASH ? putPoint(units, { from: start - 2, length, value }) : length;
}

/** `&#39;`, `&#x27;`, `&apos;`. */
function endReference(units: Uint16Array, length: number): number {
  let start = length - 2;
  for (const first = length - 2 - LONGEST_NUMBER; start > first && isNameUnit(units[start] as number); ) start--;
  if (units[start] !== AMPERSAND || start === length - 2) return length;
  if (units[start + 1] === 0x23) return endNumber(units, start, length);
  if (length - start > LONGEST_HTML_NAME + 2) return length;
  // To spread the units took as long as all else that is done here.
  let name = '';
  for (let at = start + 1; at < length - 1; at++) name += String.fromCharCode(units[at] as number);
  const named = HTML_NAMES.get(name);
  if (named === undefined) return length;
  for (let index = 0; index < named.length; index++) units[start + index] = named.charCodeAt(index);
  return start + named.length;
}

function isNameUnit(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || ((unit | 32) >= 0x61 && (unit | 32) <= 0x7a) || unit === 0x23;
}

function endNumber(units: Uint16Array, start: number, length: number): number {
  const hexadecimal = ((units[start + 2] as number) | 32) === 0x78;
  const first = start + (hexadecimal ? 3 : 2);
  if (first >= length - 1) return length;
  const base = hexadecimal ? 16 : 10;
  let value = 0;
  for (let index = first; index < length - 1; index++) {
    const digit = hexDigit(units[index] as number);
    if (digit < 0 || digit >= base) return length;
    value = Math.min(value * base + digit, 0x110000);
  }
  return putPoint(units, { from: start, length, value });
}

/** Writes a code point over what stands from `from` on; leaves what is none. */
function putPoint(
  units: Uint16Array,
  { from, length, value }: { from: number; length: number; value: number },
): number {
  if (value > 0x10ffff || value === 0) return length;
  if (value < 0x10000) {
    units[from] = value;
    return from + 1;
  }
  units[from] = 0xd7c0 + (value >> 10);
  units[from + 1] = 0xdc00 + (value & 0x3ff);
  return from + 2;
}

/** The bytes of UTF-8, overlong ones too, that the last one completes. */
function joinBytes(units: Uint16Array, length: number): number {
  for (let size = 2; size <= 4 && size <= length; size++) {
    const first = units[length - size] as number;
    if (first >= 0x80 && first < 0xc0) continue;
    if (first > 0xf7 || utf8Length(first) !== size || first < 0xc0) return length;
    let value = first & (0x7f >> size);
    for (let index = length - size + 1; index < length; index++)
      value = (value << 6) | ((units[index] as number) & 0x3f);
    return putPoint(units, { from: length - size, length, value });
  }
  return length;
}
