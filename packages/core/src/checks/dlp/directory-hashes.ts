import { type Cursor, isWord } from './cursor.js';

const LONGEST_SCHEME = 14;
/** Base64 characters of the digest alone, without its padding. */
const SCHEMES = new Map<string, number>([
  ['SHA', 27],
  ['SSHA', 32],
  ['MD5', 22],
  ['SMD5', 27],
  ['SHA256', 43],
  ['SSHA256', 48],
  ['SHA384', 64],
  ['SSHA384', 69],
  ['SHA512', 86],
  ['SSHA512', 91],
]);
const LONGEST_SALTED = 180;

/** Reads a password as directories and `htpasswd -s` keep them (RFC 2307): `{SSHA}…`, at the cursor. */
export function readDirectoryHash(cursor: Cursor): boolean {
  cursor.next();
  let scheme = '';
  while (scheme.length < LONGEST_SCHEME && isWord(cursor.peek())) scheme += String.fromCharCode(cursor.next());
  const shortest = SCHEMES.get(scheme.toUpperCase());
  if (shortest === undefined || cursor.next() !== 0x7d) return false;
  let length = 0;
  while (length <= LONGEST_SALTED && isBase64(cursor.peek())) {
    cursor.next();
    length++;
  }
  return length >= shortest && length <= LONGEST_SALTED;
}

function isBase64(character: number): boolean {
  return isWord(character) || character === 0x2b || character === 0x2f || character === 0x3d;
}
