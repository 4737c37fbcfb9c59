import { type Cursor, isDigit, isWord } from './cursor.js';

/** What a `$…$` text is: a password of Unix's crypt, of Windows, or of an application. */
export type CryptKind = 'linux' | 'windows' | 'hash';

/** Runs of an alphabet with bounds, in order; `$` stands between them. */
interface CryptFormat {
  readonly kind: CryptKind;
  readonly fields: readonly Field[];
}

interface Field {
  readonly fits: (character: number) => boolean;
  readonly shortest: number;
  readonly longest: number;
  /** May be missing as a whole, `$` included. */
  readonly isOptional?: true;
}

/** The alphabet of crypt(5). */
const isCrypt = (character: number): boolean => isWord(character) || character === 0x2e || character === 0x2f;
const isBase64 = (character: number): boolean => isCrypt(character) || character === 0x2b || character === 0x3d;
const isParameter = (character: number): boolean =>
  isWord(character) || character === 0x3d || character === 0x2c || character === 0x2d;
const isNumber = isDigit;

function field(fits: Field['fits'], shortest: number, longest = shortest): Field {
  return { fits, shortest, longest };
}

const ROUNDS: Field = {
  // `rounds=5000`, and nothing that a salt may look like.
  fits: (character) => isParameter(character),
  shortest: 8,
  longest: 18,
  isOptional: true,
};
const PARAMETERS = field(isParameter, 3, 60);

/** By the identifier between the first two `$`: crypt(5), hashcat's and passlib's pages on each. */
const FORMATS = new Map<string, CryptFormat>([
  ['1', { kind: 'linux', fields: [field(isCrypt, 0, 8), field(isCrypt, 22)] }],
  ['2', bcrypt()],
  ['2a', bcrypt()],
  ['2b', bcrypt()],
  ['2x', bcrypt()],
  ['2y', bcrypt()],
  ['5', { kind: 'linux', fields: [ROUNDS, field(isCrypt, 1, 16), field(isCrypt, 43)] }],
  ['6', { kind: 'linux', fields: [ROUNDS, field(isCrypt, 1, 16), field(isCrypt, 86)] }],
  ['7', { kind: 'linux', fields: [field(isCrypt, 12, 110), field(isCrypt, 43)] }],
  ['y', { kind: 'linux', fields: [field(isCrypt, 2, 20), field(isCrypt, 1, 86), field(isCrypt, 43)] }],
  ['gy', { kind: 'linux', fields: [field(isCrypt, 2, 20), field(isCrypt, 1, 86), field(isCrypt, 43)] }],
  ['apr1', { kind: 'hash', fields: [field(isCrypt, 0, 8), field(isCrypt, 22)] }],
  ['P', { kind: 'hash', fields: [field(isCrypt, 31)] }],
  ['H', { kind: 'hash', fields: [field(isCrypt, 31)] }],
  ['S', { kind: 'hash', fields: [field(isCrypt, 52)] }],
  ['argon2id', argon2()],
  ['argon2i', argon2()],
  ['argon2d', argon2()],
  ['NT', { kind: 'windows', fields: [field(isHex, 32)] }],
  ['pbkdf2', pbkdf2()],
  ['pbkdf2-sha256', pbkdf2()],
  ['pbkdf2-sha512', pbkdf2()],
]);

const LONGEST_IDENTIFIER = 13;

function bcrypt(): CryptFormat {
  return { kind: 'linux', fields: [field(isNumber, 2), field(isCrypt, 53)] };
}

function argon2(): CryptFormat {
  const version: Field = { ...field(isParameter, 3, 6), isOptional: true };
  return { kind: 'hash', fields: [version, PARAMETERS, field(isBase64, 8, 128), field(isBase64, 16, 172)] };
}

function pbkdf2(): CryptFormat {
  return { kind: 'hash', fields: [field(isNumber, 1, 8), field(isBase64, 8, 128), field(isBase64, 22, 128)] };
}

function isHex(character: number): boolean {
  const lower = character | 0x20;
  return isDigit(character) || (lower >= 0x61 && lower <= 0x66);
}

/** Reads a hashed password that begins with the `$` at the cursor, and says whose it is. */
export function readCrypt(cursor: Cursor): CryptKind | undefined {
  cursor.next();
  const identifier = readIdentifier(cursor);
  if (identifier === 'DCC2') return readCachedCredential(cursor) ? 'windows' : undefined;
  const format = FORMATS.get(identifier);
  if (format === undefined) return undefined;
  return readFields(cursor, format.fields) ? format.kind : undefined;
}

function readIdentifier(cursor: Cursor): string {
  let identifier = '';
  for (;;) {
    const character = cursor.next();
    if (character === 0x24) return identifier;
    if ((!isWord(character) && character !== 0x2d) || identifier.length >= LONGEST_IDENTIFIER) return '';
    identifier += String.fromCharCode(character);
  }
}

function readFields(cursor: Cursor, fields: readonly Field[]): boolean {
  for (let index = 0; index < fields.length; index++) {
    const current = fields[index] as Field;
    const start = cursor.position;
    const isLast = index === fields.length - 1;
    if (readField(cursor, current) && (isLast || cursor.next() === 0x24)) continue;
    if (current.isOptional !== true) return false;
    cursor.position = start;
  }
  return true;
}

/** The whole run must fit: one that goes on in its alphabet is something else. */
function readField(cursor: Cursor, { fits, shortest, longest, isOptional }: Field): boolean {
  let length = 0;
  let hasEquals = false;
  while (length <= longest && fits(cursor.peek())) {
    if (cursor.next() === 0x3d) hasEquals = true;
    length++;
  }
  return length >= shortest && length <= longest && (isOptional !== true || hasEquals);
}

/** Domain Cached Credentials 2: `$DCC2$10240#user#hash`. */
function readCachedCredential(cursor: Cursor): boolean {
  let length = 0;
  while (isDigit(cursor.peek()) && length++ < 8) cursor.next();
  if (cursor.next() !== 0x23) return false;
  for (length = 0; length < 64 && cursor.peek() !== 0x23 && cursor.peek() > 0x20; length++) cursor.next();
  return length > 0 && cursor.next() === 0x23 && readFields(cursor, [field(isHex, 32)]);
}
