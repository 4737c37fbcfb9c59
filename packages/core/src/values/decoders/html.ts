import { hexDigit } from './hex.js';
import { BARE_HTML_NAMES, HTML_NAMES, LONGEST_HTML_NAME } from './html-names.js';
import { codePointText } from './utf8.js';

/** Undoes one layer of HTML character references as the HTML tokenizer does (HTML standard section 13.2.5.72). */
export function htmlDecode(text: string): string {
  let decoded = '';
  let copied = 0;
  let index = text.indexOf('&');
  while (index !== -1) {
    const reference = text.charCodeAt(index + 1) === 0x23 ? readNumber(text, index + 2) : readName(text, index + 1);
    if (reference !== undefined) {
      decoded += text.slice(copied, index) + reference.text;
      copied = reference.end;
    }
    index = text.indexOf('&', Math.max(copied, index + 1));
  }
  return copied === 0 ? text : decoded + text.slice(copied);
}

interface Reference {
  readonly text: string;
  readonly end: number;
}

/** `&#39;`, `&#x27;`, any number of leading zeros, the semicolon optional. */
function readNumber(text: string, start: number): Reference | undefined {
  const hexadecimal = (text.charCodeAt(start) | 32) === 0x78;
  const base = hexadecimal ? 16 : 10;
  const first = hexadecimal ? start + 1 : start;
  let end = first;
  let point = 0;
  for (let digit = digitOf(text, end, base); digit >= 0; digit = digitOf(text, ++end, base)) {
    point = Math.min(point * base + digit, 0x110000);
  }
  if (end === first) return undefined;
  return { text: point === 0 ? '�' : codePointText(point), end: text.charCodeAt(end) === 0x3b ? end + 1 : end };
}

function digitOf(text: string, index: number, base: number): number {
  const digit = hexDigit(text.charCodeAt(index));
  return digit < base ? digit : -1;
}

function readName(text: string, start: number): Reference | undefined {
  if (!isLetter(text.charCodeAt(start))) return undefined;
  let end = start + 1;
  while (end <= start + LONGEST_HTML_NAME && isLetter(text.charCodeAt(end))) end++;
  const known = text.charCodeAt(end) === 0x3b ? HTML_NAMES.get(text.slice(start, end)) : undefined;
  if (known !== undefined) return { text: known, end: end + 1 };
  const bare = BARE_HTML_NAMES.find((name) => text.startsWith(name, start));
  return bare === undefined ? undefined : { text: HTML_NAMES.get(bare) as string, end: start + bare.length };
}

function isLetter(unit: number): boolean {
  const lower = unit | 32;
  return lower >= 0x61 && lower <= 0x7a;
}
