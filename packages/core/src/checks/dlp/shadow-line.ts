import { type Cursor, isDigit } from './cursor.js';

const COLON = 0x3a;

/**
 * Reads the rest of a line of shadow(5) from its third field, the day of the last change, at the cursor:
 * `user:hash:19000:0:99999:7:::`. Only DES hashes, 13 characters, are found this way; later ones say what they are.
 */
export function readShadowLine(cursor: Cursor, context: string): boolean {
  if (!/(?:^|[^\w.-])[\w.-]{1,32}:[./0-9A-Za-z]{13}:$/.test(context.slice(-60))) return false;
  const lengths: number[] = [];
  for (let field = 0; field < 5; field++) {
    let length = 0;
    while (length < 6 && isDigit(cursor.peek())) {
      cursor.next();
      length++;
    }
    if (cursor.next() !== COLON) return false;
    lengths.push(length);
  }
  return (lengths[0] as number) >= 3;
}
