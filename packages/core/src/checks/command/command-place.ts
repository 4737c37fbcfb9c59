import { spanEnd } from './code-spans.js';

/**
 * ``x' ; `id` #``, ``|| `id` ||``: the command itself is substituted, behind a separator that ends the application's quote
 * or that no sentence has, or behind one value and nothing else, and in front of the end, another separator, a quote or a comment.
 */
export function isInCommandPlace(text: string, start: number, end: number): boolean {
  if (isCommentedOut(text, start, end)) return true;
  if (
    !/(?:^|[^`\s])\s{0,4}(?:&&|\|\|)\s{0,4}$|['"]\s{0,4}[;|&\n]\s{0,4}$/.test(
      text.slice(Math.max(0, start - 16), start),
    ) &&
    !(start < 80 && /^[\w.:/@-]{1,64}\s{0,4}[|&]\s{0,4}$/.test(text.slice(0, start))) &&
    !(start < 60 && WORDS_AND_SIGN.test(text.slice(0, start)) && isWholeRest(text, end))
  )
    return false;
  const close = spanEnd(text, end);
  return close >= 0 && /^\s{0,4}(?:$|[;|&'"#)\n])/.test(text.slice(close + 1, close + 8));
}

/** Two pieces at most, and a separator. */
const WORDS_AND_SIGN = /^\s{0,4}(?:[\w.:/@-]{1,24}(?: [\w.:/@-]{1,24})?)?\s{0,4}[|&;]\s{0,4}$/;

/** Nothing but blanks behind the span; a table's row has another bar. */
function isWholeRest(text: string, from: number): boolean {
  const close = spanEnd(text, from);
  return close >= 0 && /^\s{0,8}$/.test(text.slice(close + 1, close + 10));
}

/** ``x & `id` #``: a comment of nothing at the text's end hides what the application has behind it. */
function isCommentedOut(text: string, start: number, end: number): boolean {
  if (!/[;|&]\s{0,4}$/.test(text.slice(Math.max(0, start - 8), start))) return false;
  const close = spanEnd(text, end);
  return close >= 0 && close + 9 > text.length && /^\s{1,4}#\s{0,4}$/.test(text.slice(close + 1));
}

/** `a[`id -u`]`: the subscript of a list, which bash evaluates wherever a number is asked for (manual, 6.5 and 6.7). */
export function isSubscript(text: string, start: number): boolean {
  return /^\w\[`[^`\n$ ]{1,40} [^`\n$]{1,160}`\]/.test(text.slice(Math.max(0, start - 2), start + 204));
}
