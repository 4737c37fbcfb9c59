import { hexNumber } from './hex.js';

const SIMPLE = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['b', '\b'],
  ['f', '\f'],
  // JSON5 goes on in the next line; to JSON it is an error, as is `\x27`.
  ['\n', ''],
]);

/** Undoes the escapes of a JSON string (RFC 8259 section 7); an unknown one stands for the character itself. */
export function unescapeJson(text: string): string {
  let decoded = '';
  let copied = 0;
  let index = text.indexOf('\\');
  while (index !== -1 && index + 1 < text.length) {
    const character = text.charAt(index + 1);
    const digits = character === 'u' ? 4 : character === 'x' ? 2 : 0;
    const unit = digits === 0 ? -1 : hexNumber(text, index + 2, digits);
    decoded +=
      text.slice(copied, index) + (unit < 0 ? (SIMPLE.get(character) ?? character) : String.fromCharCode(unit));
    copied = index + 2 + (unit < 0 ? 0 : digits);
    index = text.indexOf('\\', copied);
  }
  return decoded + text.slice(copied);
}
