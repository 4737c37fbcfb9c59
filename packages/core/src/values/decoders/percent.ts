import { hexDigit } from './hex.js';
import { codePointText, utf8Length, utf8Value } from './utf8.js';

/**
 * Undoes one layer of percent-encoding the way `decodeURIComponent` does; undefined where that throws.
 * Not the built-in: a throw costs microseconds, and a client could order thousands of them.
 */
export function percentDecodeStrict(text: string): string | undefined {
  let decoded = '';
  let copied = 0;
  let index = text.indexOf('%');
  while (index !== -1) {
    const byte = percentByte(text, index);
    const length = byte < 0 ? 0 : utf8Length(byte);
    const point = length === 1 ? byte : length === 0 ? -1 : percentSequence(text, index, length);
    if (point < 0) return undefined;
    decoded += text.slice(copied, index) + codePointText(point);
    copied = index + 3 * length;
    index = text.indexOf('%', copied);
  }
  return copied === 0 ? text : decoded + text.slice(copied);
}

/**
 * Undoes one layer of percent-encoding, tolerant of anything: what is no escape stays, bytes that are no UTF-8
 * become the Latin-1 characters of the same number (the overlong decoder looks at those), and IIS's `%u0027`
 * is an escape too.
 */
export function percentDecode(text: string): string {
  let decoded = '';
  let copied = 0;
  let index = text.indexOf('%');
  while (index !== -1) {
    const found = readEscape(text, index);
    if (found !== undefined) {
      decoded += text.slice(copied, index) + found.text;
      copied = index + found.length;
    }
    index = text.indexOf('%', Math.max(copied, index + 1));
  }
  return copied === 0 ? text : decoded + text.slice(copied);
}

function readEscape(text: string, index: number): { text: string; length: number } | undefined {
  const byte = percentByte(text, index);
  if (byte < 0) return readUnicodeEscape(text, index);
  const length = utf8Length(byte);
  const point = length < 2 ? byte : percentSequence(text, index, length);
  if (point < 0 || length < 2) return { text: String.fromCharCode(byte), length: 3 };
  return { text: codePointText(point), length: 3 * length };
}

/** `%u0027`, ECMAScript's `escape` (Annex B.2.1.1), which IIS and old frameworks decode. */
function readUnicodeEscape(text: string, index: number): { text: string; length: number } | undefined {
  if ((text.charCodeAt(index + 1) | 32) !== 0x75 || index + 6 > text.length) return undefined;
  let unit = 0;
  for (let offset = 2; offset < 6; offset++) {
    const digit = hexDigit(text.charCodeAt(index + offset));
    if (digit < 0) return undefined;
    unit = unit * 16 + digit;
  }
  return { text: String.fromCharCode(unit), length: 6 };
}

function percentByte(text: string, index: number): number {
  if (index + 3 > text.length || text.charCodeAt(index) !== 0x25) return -1;
  const high = hexDigit(text.charCodeAt(index + 1));
  const low = hexDigit(text.charCodeAt(index + 2));
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

/** The code point of `length` percent-encoded bytes that are proper UTF-8, or -1. */
function percentSequence(text: string, index: number, length: number): number {
  let value = percentByte(text, index) & (0x7f >> length);
  for (let offset = 1; offset < length; offset++) {
    const byte = percentByte(text, index + 3 * offset);
    if (byte < 0 || byte >> 6 !== 2) return -1;
    value = (value << 6) | (byte & 0x3f);
  }
  return utf8Value(value, length);
}

/**
 * The reading of malformed escapes by URLSearchParams and node:querystring: what is no escape stays, and bytes that
 * are no UTF-8 become U+FFFD.
 */
export function percentDecodeLossy(text: string): string {
  const bytes = Buffer.from(text, 'utf8');
  let length = 0;
  for (let index = 0; index < bytes.length; index++) {
    const high = bytes[index] === 0x25 ? hexDigit(bytes[index + 1] ?? 0) : -1;
    const low = high < 0 ? -1 : hexDigit(bytes[index + 2] ?? 0);
    bytes[length++] = low < 0 ? (bytes[index] as number) : high * 16 + low;
    if (low >= 0) index += 2;
  }
  return bytes.toString('utf8', 0, length);
}
