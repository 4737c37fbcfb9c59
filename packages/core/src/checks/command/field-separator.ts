/** How far the brace that ends an expansion is looked for. */
const MAX_LOOK = 64;

/** What the shell replaces by its blanks. */
export const SEPARATOR = '$IFS';

/** `$IFS`, `${IFS%??}`: blanks to a shell. */
export function isFieldSeparator(text: string, at: number): boolean {
  return text.startsWith('IFS', text.charCodeAt(at + 1) === 0x7b ? at + 2 : at + 1);
}

/** Behind it, or `at`. */
export function skipFieldSeparator(text: string, at: number): number {
  if (text.charCodeAt(at) !== 0x24 || !isFieldSeparator(text, at)) return at;
  if (text.charCodeAt(at + 1) !== 0x7b) return at + SEPARATOR.length;
  const close = text.slice(at, at + MAX_LOOK).indexOf('}');
  return close < 0 ? at : at + close + 1;
}

/** Behind all that stand at `from`, and the blanks between them. */
export function skipFieldSeparators(text: string, from: number): number {
  let at = from;
  for (let seen = 0; seen < MAX_SEPARATORS; seen++) {
    const end = skipFieldSeparator(text, at);
    if (end === at) break;
    at = end;
    while (text.charCodeAt(at) === 0x20 || text.charCodeAt(at) === 0x09) at++;
  }
  return at;
}

const MAX_SEPARATORS = 16;
