import { base64Digit } from './base64-alphabet.js';

/** Shorter texts decode to fewer than six bytes, too few to do harm. */
const WHOLE_LENGTH = 8;
/** A run inside other text, `data:…;base64,`, `Bearer a.b.c`: shorter ones are words. */
const RUN_LENGTH = 16;

/**
 * The texts that base64 or base64url in `text` decodes to: of the text as a whole, whatever stands between its digits
 * (Node's decoder skips it), else of each long run of digits. Bytes that are no printable UTF-8 are no text.
 */
export function base64Texts(text: string): string[] {
  if (text.length < WHOLE_LENGTH) return [];
  const whole = decodeRange(text, 0, text.length);
  return whole === undefined ? runTexts(text) : [whole];
}

/** A run of 16 digits covers every 16th position or the one before it: most text is skipped over. */
function runTexts(text: string): string[] {
  const texts: string[] = [];
  let index = RUN_LENGTH - 1;
  while (index < text.length) {
    if (base64Digit(text.charCodeAt(index)) < 0) {
      index += RUN_LENGTH;
      continue;
    }
    let start = index;
    while (start > 0 && base64Digit(text.charCodeAt(start - 1)) >= 0) start--;
    let end = index;
    while (end < text.length && base64Digit(text.charCodeAt(end)) >= 0) end++;
    const decoded = end - start < RUN_LENGTH ? undefined : decodeRange(text, start, end);
    if (decoded !== undefined) texts.push(decoded);
    index = end + RUN_LENGTH;
  }
  return texts;
}

/** Decodes digit by digit and gives up at the first byte that is no text, which for most input is at once. */
function decodeRange(text: string, start: number, end: number): string | undefined {
  if (!beginsAsText(text, start, end)) return undefined;
  const bytes = Buffer.from(text.slice(start, end), 'base64');
  if (bytes.length < 6) return undefined;
  for (const byte of bytes) if (!isTextByte(byte)) return undefined;
  const decoded = bytes.toString('utf8');
  return decoded.includes('�') ? undefined : decoded;
}

/** Whether the first bytes could be text; spares nearly every value the decoding. */
function beginsAsText(text: string, start: number, end: number): boolean {
  let bits = 0;
  let count = 0;
  let bytes = 0;
  for (let index = start; index < end && bytes < 9; index++) {
    const digit = base64Digit(text.charCodeAt(index));
    if (digit < 0) continue;
    bits = ((bits << 6) | digit) & 0x3fff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes++;
    if (!isTextByte((bits >> count) & 0xff)) return false;
  }
  return bytes >= 6;
}

function isTextByte(byte: number): boolean {
  return (byte >= 0x20 && byte !== 0x7f) || (byte >= 0x09 && byte <= 0x0d);
}
