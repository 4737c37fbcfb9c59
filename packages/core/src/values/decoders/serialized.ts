import type { InnerTexts } from '../inner-documents.js';
import type { WordFilter } from '../word-filter.js';

/** What PHP's `serialize` writes of an array, an object or a string; sessions put a name in front. */
const START = /\w{1,64}\|[abCdiNOs][:;]|[aCO]:\+?\d{1,9}:["{]|s:\d{1,9}:"/y;
const LENGTH = /[sSC]:\d{1,9}:"/g;
const QUOTE = 0x22;

export function looksSerialized(text: string): boolean {
  START.lastIndex = 0;
  return START.test(text);
}

/**
 * The strings of it, each as long as it says in bytes of UTF-8. From the first one on that does not end there, which another
 * encoding may have counted, they end at their next quote with a semicolon. Without the words that nobody has to judge.
 */
export function serializedTexts(text: string, words?: WordFilter): InnerTexts {
  const texts: string[] = [];
  let isCounted = true;
  LENGTH.lastIndex = 0;
  for (let match = LENGTH.exec(text); match !== null; match = LENGTH.exec(text)) {
    const start = LENGTH.lastIndex;
    let end: number = isCounted ? endOfBytes(text, start, Number(match[0].slice(2, -2))) : -1;
    isCounted = text.charCodeAt(end) === QUOTE;
    if (!isCounted) end = text.indexOf('";', start);
    if (end < 0) break;
    const content = text.slice(start, end);
    if (content !== '' && words?.holds(content) !== true) texts.push(content);
    LENGTH.lastIndex = end;
  }
  return { texts, fault: undefined };
}

function endOfBytes(text: string, start: number, bytes: number): number {
  let end = start;
  for (let left = bytes; left > 0 && end < text.length; end++) {
    const unit = text.charCodeAt(end);
    // Of a pair of surrogates, four bytes, each half is two.
    left -= unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3;
  }
  return end;
}
