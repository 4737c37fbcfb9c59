import { endsInProse, isAnnounced } from './paragraphs.js';
import { isInTableRow, lineStart } from './quoted-text.js';

/** Characters looked at on either side of a span, and the longest span. */
const LOOK = 48;
export const MAX_SPAN = 600;
const BACKTICK = 0x60;
const NEWLINE = 0x0a;
const NONE = -1;

/** Where the code span that starts before `from` ends, on its own line; -1 where it does not, or is empty. */
export function spanEnd(text: string, from: number): number {
  const limit = Math.min(text.length, from + MAX_SPAN);
  for (let at = from; at < limit; at++) {
    const unit = text.charCodeAt(at);
    if (unit === BACKTICK) return at === from ? NONE : at;
    if (unit === NEWLINE) return NONE;
  }
  return NONE;
}

/** Nothing but a few blanks before it on its line, and a line before that one. */
export function startsLine(text: string, start: number): boolean {
  let at = start - 1;
  while (at >= 0 && start - at < 8 && (text.charCodeAt(at) === 0x20 || text.charCodeAt(at) === 0x3e)) at--;
  return at > 0 && text.charCodeAt(at) === NEWLINE;
}

/** ``Run `x` first``, ``[`x`](y)``, ``- `x` does``: words or Markdown's own signs on both sides, with blanks. */
export function isBesideProse(text: string, start: number, after: number): boolean {
  const head = text.slice(Math.max(0, start - LOOK), start);
  const tail = text.slice(after, after + LOOK);
  if (/\[$/.test(head) && /^\]\(/.test(tail)) return true;
  if (/\|$/.test(head) && /^\s*\|/.test(tail) && isInTableRow(text, start - 1)) return true;
  if (/<br ?\/?>$/i.test(head) && /^(?:<br|<\/|\s*(?:\||$))/i.test(tail)) return true;
  if (
    !/(?:^|[\s(["*_>,/])$/.test(head) ||
    !/^(?:$|[\s,;:!?)\]*_"'/-]|\.(?!\w)|[、。，；：！？」）]|[a-z]{1,3}[\s.,])/.test(tail)
  )
    return false;
  // `` the "x"`y` ``: right behind the quote that ends a word, where Markdown has a blank.
  if (/[\p{L}\d]["']$/u.test(head)) return false;
  if (/\$\([^()\n]{0,40}$/.test(head) || /\$\{[^{}\s]{1,40}$|\$\(\([^()]{0,40}$/.test(head)) return false;
  // ``if [ `x` = y ]``: a test of a shell's, which compares what the substitution prints.
  if (/\[ $/.test(head) && /^ (?:[!=]?=|=~|-[a-z]{2}) /.test(tail)) return false;
  const before = wordsAtEnd(head);
  // Behind a line's end the prose is the line's own.
  if (/\n[ \t]*$/.test(head)) {
    if (/^[.,;:!?)\]*_"']{0,4}[ \t]+\p{L}|^[.,:]/u.test(tail)) return true;
    // `2. **Install it**`, and the span on a line of its own below.
    if (/^[ \t\r]*(?:\n|$)/.test(tail) && isBelowSentence(text, start)) return true;
    return /\n {2,8}$/.test(head) && /^[ \t\r]*(?:\n|$)/.test(tail) && isBehindItem(text, start);
  }
  if (before >= 2 || (before === 1 && /(?:^|[^$])\($|\p{L}{2}: $/u.test(head))) return true;
  if (/(?:^|\s)(?:[-*+>]|#{1,6}|\d{1,3}\.)\s+(?:\[[ x]\]\s+)?$/.test(head)) return true;
  // ``Then `x`.``, ``… for others. E.g. `x`.``: a sentence of one word and a span.
  if (LEADS.test(head) && /^(?:[.!?:;)]{1,2}(?:\s|$)|$)/.test(tail)) return true;
  // `` `init x` -> `exec create-x` ``
  if (/[`\p{L}] (?:[-=]>|→) $/u.test(head) && /^(?:\s|$)/.test(tail)) return true;
  // A cell of a table has a bar on both sides.
  if (/\|\s+$/.test(head) && (/^\s*\|/.test(tail) || /(?:^|\n)\s*\|[^\n]*$/.test(head))) return true;
  return (before === 1 || start === 0) && /^[.,;:!?)\]*_"']{0,4}\s+[^\s#]/.test(tail);
}

const LEADS =
  /(?:^|\n|[.!?:;)] )(?:[Ee]\.g\.,?|[Ii]\.e\.,?|Then|Run|Use|Try|Type|Also|Now|First|Next|Finally|Just|Or|See|Like|Dann|Puis|Luego) $/;

/** How many of the last three pieces between blanks hold a word. */
function wordsAtEnd(text: string): number {
  if (UNSPACED.test(text)) return 2;
  const pieces = text.trimEnd().split(/\s+/).slice(-3);
  return pieces.filter((piece) => /\p{L}{2}/u.test(piece)).length;
}

/** Scripts that write words without blanks between them (UAX 14, classes ID and SA). */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]{2}\s?$/u;

/** So far back notes are looked at that end with a span. */
const MAX_NOTE = 448;

/**
 * A span that ends a text of sentences none of which begins with a capital: hundreds of words that somebody put in
 * front of a substitution. Whoever writes so much and ends with a command has written one letter large.
 */
export function isBehindPadding(text: string, start: number, after: number): boolean {
  if (start < MAX_NOTE || text.length - after > 4 || text.slice(after).trim() !== '') return false;
  const head = text.slice(start - MAX_NOTE, start);
  return !/\p{Lu}|\n/u.test(head) && (head.match(/\p{Ll}\. \p{Ll}/gu)?.length ?? 0) > 2;
}

/** A span that is its line, below another that says in words what it is. */
function isBelowSentence(text: string, at: number): boolean {
  const end = lineStart(text, at) - 1;
  return end > 0 && endsInProse(text, end) && isAnnounced(text, end, at);
}

/** Is the line before the one of `at` an item of a list, in words? */
function isBehindItem(text: string, at: number): boolean {
  const end = lineStart(text, at) - 1;
  const line = text.slice(lineStart(text, end), end);
  return /^ {0,3}(?:\d{1,3}\.|[-*+]) [*_]{0,2}\p{L}+ [\p{L} ]*\p{L}[*_:.]{0,3}(?:<br ?\/?>)?\s*$/u.test(line);
}
