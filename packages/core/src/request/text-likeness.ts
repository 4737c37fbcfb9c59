import { decodeCharset, decodeUtf8, detectCharsets } from './charset.js';

/**
 * The text of a stream's beginning, or nothing where it is binary: more than a quarter is control characters or no
 * UTF-8. A few such bytes prove nothing: a form with one of them in it is still a form. What is no UTF-8 may be another
 * charset that XML parsers and browsers see in the bytes themselves: an SVG picture in UTF-16 acts as one in UTF-8 does.
 */
export function toTextHead(head: Buffer): string {
  const text = decodeUtf8(head);
  if (isText(text)) return text;
  const decoded = detectCharsets(head).flatMap((charset) => decodeCharset(head, charset) ?? []);
  return decoded.find(isText) ?? '';
}

function isText(text: string): boolean {
  let odd = 0;
  for (let at = 0; at < text.length; at++) if (isOdd(text.charCodeAt(at))) odd++;
  return odd * 4 <= text.length;
}

function isOdd(code: number): boolean {
  if (code === 0xfffd || code === 0x7f) return true;
  return code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d && code !== 0x0c;
}
