import type { Start } from './effects.js';

export function isLetter(unit: number): boolean {
  return (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
}

/** Letters, digits and underscores, at least two, no number. */
export function isWord(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (!isLetter(unit) && unit !== 0x5f && (at === start || unit < 0x30 || unit > 0x39)) return false;
  }
  return end > start + 1;
}

/** Whether one word at most stands before the quote: prose has more. */
export function isSingle(text: string, start: Start): boolean {
  return !/\s\S/.test(text.slice(0, start.at).trimStart());
}

/** Whether the quote at `at` stands where people open one. */
export function looksOpening(text: string, at: number): boolean {
  return at === 0 || ' \t\n\r([{,=:<>+;&`'.includes(text.charAt(at - 1));
}

/** Whether the text itself opened the quote, and closes it. */
export function isOpened(text: string, start: Start): boolean {
  return looksOpening(text, start.at - 1) && text.indexOf(text.charAt(start.at - 1), start.at) >= 0;
}

/** More control characters and signs above ASCII than an attack needs to replace spaces: compressed or packed data. */
export function isBinary(text: string): boolean {
  let controls = 0;
  let blank = false;
  const end = Math.min(text.length, 400);
  for (let index = 0; index < end; index++) {
    const unit = text.charCodeAt(index);
    // Any number of blanks are one.
    const wasBlank = blank;
    blank = unit <= 0x20 || unit === 0x3000;
    if (blank && wasBlank) continue;
    const packed = unit < 9 || (unit > 13 && unit < 32) || (unit > 126 && unit < 0xa0) || (unit > 0xa0 && unit < 0xc0);
    if ((packed || unit === 0xfffd) && ++controls > 3) return true;
  }
  return false;
}

/** A path on this site, its query and its fragment. */
const LINK = /^[\w.~%/-]{0,256}\?[\w.~%/=&;+,:@[\]-]{0,512}#[\w./=&~-]{0,128}$/;
const MAX_LINK = 900;

/** `<a href="/orders?status=open#list">`: quoted by the text itself; no dialect has both the operator `?` and comments behind `#`. */
export function isQuotedLink(text: string, start: Start): boolean {
  if (!looksOpening(text, start.at - 1)) return false;
  const close = text.indexOf(text.charAt(start.at - 1), start.at);
  return close > start.at && close - start.at < MAX_LINK && LINK.test(text.slice(start.at, close));
}
