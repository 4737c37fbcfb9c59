/** Words that make a text more than a path with blanks in it. */
const ENOUGH_WORDS = 4;
/** `C:\Documents and Settings\All Users\Start Menu` is no prose: only words far from separators count. */
const MAX_LOOK = 600;

/** Does the text read like sentences rather than like a path? Looks at its first 600 characters. */
export function isProse(text: string): boolean {
  let words = 0;
  for (const piece of text.slice(0, MAX_LOOK).split(/\s+/)) {
    if (/^\(?\p{L}{2,}[.,:;!?)]*$/u.test(piece) && ++words >= ENOUGH_WORDS) return true;
  }
  return false;
}
