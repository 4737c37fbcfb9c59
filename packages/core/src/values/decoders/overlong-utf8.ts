import { codePointText, utf8Length } from './utf8.js';

/**
 * Reads characters U+0080 to U+00FF as the bytes of UTF-8 where they form a sequence, forbidden ones included:
 * `À¯`, the bytes c0 af, was a `/` for old decoders. Node hands out header bytes as such characters.
 * Before RFC 3629 there were sequences of five and six bytes (RFC 2279): `ü\x80\x80\x80\x80®` is a dot to who knows them.
 * `À/`, the bytes c0 2f, is a `/` for those that skip a byte which starts nothing, and for those that look at the lower
 * six bits of the next one without asking whether it continues anything.
 */
export function overlongUtf8Decode(text: string): string {
  let decoded = '';
  let copied = 0;
  for (let index = 0; index < text.length; index++) {
    const first = text.charCodeAt(index);
    if (first < 0xc0 || first > 0xfd) continue;
    if (first < 0xc2 && isAsciiMark(text.charCodeAt(index + 1))) {
      decoded += text.slice(copied, index);
      copied = index + 1;
      continue;
    }
    const length = first < 0xf8 ? utf8Length(first) : first < 0xfc ? 5 : 6;
    const point = readSequence(text, index, length);
    if (point < 0 || (length > 4 && point > 0x7f)) continue;
    decoded += text.slice(copied, index) + codePointText(point);
    copied = index + length;
    index = copied - 1;
  }
  return copied === 0 ? text : decoded + text.slice(copied);
}

/** What means something to a grammar: `À propos` and `À-coups` are French. */
function isAsciiMark(unit: number): boolean {
  return unit === 0x2f || unit === 0x5c || unit === 0x2e || unit === 0x27 || unit === 0x22 || unit === 0x3c;
}

function readSequence(text: string, index: number, length: number): number {
  let point = text.charCodeAt(index) & (0x7f >> length);
  for (let offset = 1; offset < length; offset++) {
    const unit = text.charCodeAt(index + offset);
    if (unit >> 6 !== 2) return -1;
    point = (point << 6) | (unit & 0x3f);
  }
  return point;
}
