import { BYTES, BYTES_TEXT_LENGTH, loadBytes } from '../text-bytes.js';
import { BASE64_DIGITS } from './base64-alphabet.js';
import { utf8Length } from './utf8.js';

/** Fewer bytes are too few to do harm, and most short words would decode to some. */
const SHORTEST_TEXT = 6;
/** Behind an equals sign no word ends, and four bytes are enough to join a condition: `'||'`. */
const SHORTEST_PADDED = 4;
const WHOLE_LENGTH = 8;
/** A run inside other text, `data:…;base64,`, `Bearer a.b.c`: shorter ones are words. */
const RUN_LENGTH = 16;

/** Whether `text`, or a run inside it, is base64 of text: no allocation, and no for nearly every value. */
export function mayHoldBase64(text: string): boolean {
  if (text.length < WHOLE_LENGTH) return false;
  const fits = text.length <= BYTES_TEXT_LENGTH;
  const bytes = fits ? BYTES : Buffer.from(text, 'utf8');
  return holdsBase64(bytes, 0, fits ? loadBytes(text) : bytes.length);
}

/** The same of a span of bytes, or of UTF-16 units. */
export function holdsBase64(units: Uint8Array | Uint16Array, start: number, end: number): boolean {
  return end - start >= WHOLE_LENGTH && (isText(units, start, end) || nextRun(units, end, start) !== undefined);
}

/**
 * The texts that base64 or base64url in `text` decodes to: of the text as a whole, whatever stands between its digits
 * (Node's decoder skips it), else of each long run of digits; of both where dots stand between them, as in a JWT (RFC 7519),
 * whose signature a sender writes as he likes.
 */
export function base64Texts(text: string): string[] {
  const bytes = Buffer.from(text, 'utf8');
  const texts: string[] = [];
  if (isText(bytes, 0, bytes.length)) {
    texts.push(Buffer.from(text, 'base64').toString('utf8'));
    if (!text.includes('.')) return texts;
  }
  for (let run = nextRun(bytes, bytes.length, 0); run !== undefined; run = nextRun(bytes, bytes.length, run.end)) {
    texts.push(Buffer.from(bytes.toString('latin1', run.start, run.end), 'base64').toString('utf8'));
  }
  return texts;
}

/** Whether all of a text is base64 of text, and nothing but its digits and blanks. */
export function isWholeBase64(text: string): boolean {
  if (!/^[\w+/=\s-]*$/.test(text)) return false;
  const bytes = Buffer.from(text, 'latin1');
  return bytes.length >= WHOLE_LENGTH && isText(bytes, 0, bytes.length);
}

/** Whether digits of base64, given as UTF-16 units, decode to text. */
export function isBase64Text(units: Uint16Array, start: number, end: number): boolean {
  return end - start >= WHOLE_LENGTH && isText(units, start, end);
}

interface Run {
  readonly start: number;
  readonly end: number;
}

/**
 * The next run of digits from `from` on that is base64 of text. A long run covers one of every 16 positions, so most
 * text is jumped over.
 */
function nextRun(bytes: Uint8Array | Uint16Array, length: number, from: number): Run | undefined {
  for (let index = from + RUN_LENGTH - 1; index < length; index += RUN_LENGTH) {
    if (!isDigit(bytes, index)) continue;
    let start = index;
    while (start > from && isDigit(bytes, start - 1)) start--;
    let end = index + 1;
    while (end < length && isDigit(bytes, end)) end++;
    if (end - start >= RUN_LENGTH && isText(bytes, start, end)) return { start, end };
    index = end;
  }
  return undefined;
}

function isDigit(bytes: Uint8Array | Uint16Array, index: number): boolean {
  return (BASE64_DIGITS[bytes[index] as number] as number) >= 0;
}

/**
 * That many bytes may be no text, or a fifth of all, of control characters two fifths: a few stray ones must not hide the
 * rest from us.
 */
const STRAY_BYTES = 2;

/** Whether the digits decode to text: a random token fails after a few bytes, a short one at its first stray byte. */
function isText(text: Uint8Array | Uint16Array, start: number, end: number): boolean {
  const allowed = end - start < RUN_LENGTH ? 0 : STRAY_BYTES;
  let bits = 0;
  let count = 0;
  let bytes = 0;
  let strange = 0;
  let broken = 0;
  let continuations = 0;
  let before = 0x7f;
  for (let index = start; index < end; index++) {
    const digit = BASE64_DIGITS[text[index] as number] as number;
    if (digit < 0) continue;
    bits = ((bits << 6) | digit) & 0x3fff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes++;
    const byte = (bits >> count) & 0xff;
    const kind = BYTE_KINDS[byte] as number;
    const isRepeatedBlank = byte < 0x20 && before <= 0x20;
    if (kind === CONTINUATION && continuations > 0) {
      continuations--;
      // U+3000 and U+00A0 are blanks too.
      before = (byte === 0x80 && before === 0x80) || (byte === 0xa0 && before === 0xc2) ? 0x20 : byte;
      continue;
    }
    before = byte;
    if (kind < 0 || continuations > 0) {
      // SQL Server and Oracle take control characters for blanks: any number of them is one blank.
      if (isRepeatedBlank && continuations === 0) {
        bytes--;
        continue;
      }
      strange++;
      if (continuations > 0 || byte & 0x80) broken++;
      if (strange > allowed && (allowed === 0 || (strange + broken) * 5 > 2 * bytes)) return false;
    }
    continuations = Math.max(kind, 0);
  }
  if (bytes < SHORTEST_TEXT) return bytes >= SHORTEST_PADDED && strange === 0 && text[end - 1] === EQUALS;
  return (
    strange === 0 ||
    bytes >= 2 * SHORTEST_TEXT ||
    (broken === 0 && bytes >= LONG_ENOUGH && strange <= bytes - LONG_ENOUGH + 1)
  );
}

const EQUALS = 0x3d;
/** Bytes of which one may be a control character, as some lexers take them for blanks; each byte more allows one more. */
const LONG_ENOUGH = 9;
const CONTINUATION = -2;

/** For each byte how many continuation bytes follow it in UTF-8; -1 where it is no text, -2 for a continuation. */
export const BYTE_KINDS = Int8Array.from({ length: 256 }, (_, byte) => {
  if (byte < 0x20) return byte >= 0x09 && byte <= 0x0d ? 0 : -1;
  if (byte < 0x7f) return 0;
  if (byte >> 6 === 2) return CONTINUATION;
  return byte >= 0xc2 && byte <= 0xf4 ? utf8Length(byte) - 1 : -1;
});
