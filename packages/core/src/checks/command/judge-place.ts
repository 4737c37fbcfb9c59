import type { Case } from './judge.js';
import type { Opening } from './openings.js';
import { closesQuote } from './paragraphs.js';
import { lineStart } from './quoted-text.js';

// What stands in front of a command, on its line and the one before.

/** `::1"` and a line below, `x" ;`: one piece without blanks, and a quote that it never opened. */
export function endsValue({ text, opening: { kind, start } }: Pick<Case, 'text' | 'opening'>): boolean {
  if (kind === 'start' || kind === 'directive' || kind === '$(' || kind === '<(' || kind === '`') return false;
  let end = start;
  while (end > 0 && (text.charCodeAt(end - 1) === 0x20 || text.charCodeAt(end - 1) === 0x09)) end--;
  const unit = text.charCodeAt(end - 1);
  if (unit !== 0x22 && unit !== 0x27) return false;
  return VALUE_END.test(text.slice(Math.max(0, end - 64), end)) && closesQuote(text, end);
}

const VALUE_END = /\.\w{2,4}["']$|(?:^|\n)(?:[\w.:/@-]{0,63} )?[\w.:/@-]{0,63}["']$/;

/** Two blanks or more in front of a line's first word. */
export function isIndented(text: string, { end }: Opening): boolean {
  return text.charCodeAt(end) <= 0x20 && text.charCodeAt(end + 1) <= 0x20;
}

/** The last character in front of an opening that is no blank; a bracket for none, so that it belongs to nothing. */
export function charBefore(text: string, opening: Opening): string {
  return /(\S)\s*$/.exec(text.slice(Math.max(0, opening.start - 8), opening.start))?.[1] ?? ')';
}

/** A line of text was wrapped before the command: long, of words only, and with no end of a sentence. */
export function isBelowWrappedLine(text: string, { start }: Opening): boolean {
  const line = text.slice(lineStart(text, start), start).trim();
  if (line.length < SHORTEST_WRAPPED || line.length > LONGEST_WRAPPED) return false;
  const words = line.split(/\s+/);
  return (
    words.length >= WRAPPED_WORDS && /[\p{L},]$/u.test(line) && words.filter((word) => !WORD.test(word)).length <= 2
  );
}

const SHORTEST_WRAPPED = 48;
const LONGEST_WRAPPED = 120;
const WRAPPED_WORDS = 7;
/** Also a name or a number of some sort: `Root-Requires-Root`, `4.4.1`. */
const WORD = /^["'(]?[\p{L}\p{N}](?:[\p{L}\p{N}'’./-]*[\p{L}\p{N}])?["')]?[,.;:!?]?\)?$/u;

/** `(the local\nhost) is used`: a parenthesis that no shell has opened, and a sentence that goes on behind it. */
export function closesParenthesis(text: string, { start }: Opening, end: number): boolean {
  if (!/^\)[,.;:]?\s\p{L}/u.test(text.slice(end, end + 8))) return false;
  return !/\$\(|`|<\(/.test(text.slice(Math.max(0, start - LONGEST_GROUP), start));
}

const LONGEST_GROUP = 512;
