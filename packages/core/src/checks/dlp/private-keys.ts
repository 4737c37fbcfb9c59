import { type Cursor, isDigit, isWord } from './cursor.js';

const MINUS = 0x2d;
const NEWLINE = 0x0a;
const LONGEST_LABEL = 48;
/** An Ed25519 key in PKCS #8 is 64 characters of base64; a placeholder in a manual is shorter. */
const SHORTEST_BODY = 60;
/** Armor headers: `Proc-Type`, `DEK-Info`, PGP's `Version` and `Comment`. */
const MOST_HEADER_CHARACTERS = 600;
const PUTTY = 'PuTTY-User-Key-File-';

/**
 * Reads a private key in armor (RFC 7468, RFC 4716, RFC 9580) that begins with the dashes at the cursor: PKCS #1, #8,
 * SEC 1, DSA, OpenSSH, SSH2, PGP, encrypted or not. Its label alone is a manual or a program that reads keys: base64
 * has to follow.
 */
export function readArmoredKey(cursor: Cursor): boolean {
  const dashes = skip(cursor, MINUS, 6);
  if (dashes !== 4 && dashes !== 5) return false;
  const label = readLabel(cursor);
  if (!label.startsWith('BEGIN ') || !/PRIVATE KEY(?: BLOCK)?$/.test(label)) return false;
  return skip(cursor, MINUS, 6) >= 4 && readBody(cursor);
}

/** Reads a key file of PuTTY that begins at the cursor. Its private part follows its public one. */
export function readPuttyKey(cursor: Cursor): boolean {
  for (const letter of PUTTY) {
    if (cursor.next() !== letter.charCodeAt(0)) return false;
  }
  return isDigit(cursor.next()) && cursor.next() === 0x3a && cursor.next() === 0x20 && isWord(cursor.peek());
}

function skip(cursor: Cursor, character: number, most: number): number {
  let count = 0;
  while (count < most && cursor.peek() === character) {
    cursor.next();
    count++;
  }
  return count;
}

function readLabel(cursor: Cursor): string {
  let label = '';
  while (label.length < LONGEST_LABEL && isLabelPart(cursor.peek())) label += String.fromCharCode(cursor.next());
  return label.trim();
}

function isLabelPart(character: number): boolean {
  return character === 0x20 || isDigit(character) || (character >= 0x41 && character <= 0x5a);
}

/** Lines of base64, behind headers with a colon; string literals are joined by quotes, commas and `+`. */
function readBody(cursor: Cursor): boolean {
  let budget = MOST_HEADER_CHARACTERS;
  let length = 0;
  while (budget > 0) {
    const character = cursor.next();
    if (isBase64(character)) {
      length++;
      if (length >= SHORTEST_BODY) return true;
    } else if (character === 0x3a) {
      length = 0;
      budget -= skipLine(cursor, budget);
    } else if (!isFiller(character) || (character === MINUS && cursor.peek() === MINUS)) {
      return false;
    }
    budget--;
  }
  return false;
}

function skipLine(cursor: Cursor, most: number): number {
  let count = 0;
  while (count < most && cursor.peek() !== NEWLINE && cursor.peek() !== -1) {
    cursor.next();
    count++;
  }
  return count;
}

function isBase64(character: number): boolean {
  return isWord(character) || character === 0x2b || character === 0x2f || character === 0x3d;
}

/** What stands between lines of base64 in files, JSON and source: blanks, line ends, quotes, commas, `-` of headers. */
function isFiller(character: number): boolean {
  return (
    character === 0x20 ||
    character === 0x09 ||
    character === NEWLINE ||
    character === 0x0d ||
    character === 0x22 ||
    character === 0x27 ||
    character === 0x2c ||
    character === MINUS
  );
}
