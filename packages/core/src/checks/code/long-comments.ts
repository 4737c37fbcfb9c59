/** Where a comment begins: a block's, or a line's of Python, PHP, JavaScript and most others. */
const SIGN = /\/\*|(?<=^|[\s;)}'"])(?:#|\/\/)/g;

/**
 * However long a comment is, it says nothing to the language: what is left of a text that would be too long to be read.
 * Reads no further than `limit` characters outside of comments; a text that is longer without them, too, comes back as it is.
 */
export function withoutLongComments(text: string, limit: number): string {
  let left = '';
  let from = 0;
  while (left.length <= limit) {
    SIGN.lastIndex = 0;
    const piece = text.slice(from, from + limit + 1 - left.length);
    const match = SIGN.exec(piece);
    if (match === null) return text.length - from > piece.length ? text : left + piece;
    left += `${piece.slice(0, match.index)} `;
    const start = from + match.index;
    const end = match[0] === '/*' ? text.indexOf('*/', start + 2) : text.indexOf('\n', start);
    if (end < 0) return left;
    from = match[0] === '/*' ? end + 2 : end;
  }
  return text;
}
