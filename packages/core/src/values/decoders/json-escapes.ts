import { hexNumber } from './hex.js';

const SIMPLE = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['b', '\b'],
  ['f', '\f'],
]);

/** Undoes the escapes of a JSON string (RFC 8259 section 7); an unknown one stands for the character itself. */
export function unescapeJson(text: string): string {
  let decoded = '';
  let copied = 0;
  let index = text.indexOf('\\');
  while (index !== -1 && index + 1 < text.length) {
    const unit = text.charCodeAt(index + 1) === 0x75 ? hexNumber(text, index + 2, 4) : -1;
    const character = text.charAt(index + 1);
    decoded +=
      text.slice(copied, index) + (unit < 0 ? (SIMPLE.get(character) ?? character) : String.fromCharCode(unit));
    copied = index + (unit < 0 ? 2 : 6);
    index = text.indexOf('\\', copied);
  }
  return decoded + text.slice(copied);
}
