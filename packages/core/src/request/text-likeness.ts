import { decodeUtf8 } from './charset.js';

/**
 * The text of a stream's beginning, or nothing where it is binary: more than a quarter is control characters or no
 * UTF-8. A few such bytes prove nothing: a form with one of them in it is still a form.
 */
export function toTextHead(head: Buffer): string {
  const text = decodeUtf8(head);
  let odd = 0;
  for (let at = 0; at < text.length; at++) if (isOdd(text.charCodeAt(at))) odd++;
  return odd * 4 > text.length ? '' : text;
}

function isOdd(code: number): boolean {
  if (code === 0xfffd || code === 0x7f) return true;
  return code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d && code !== 0x0c;
}
