import { type Cursor, isDigit, isWord } from './cursor.js';

/**
 * Issuer ranges as [first, last, shortest, longest], by their leading digits: ISO/IEC 7812 as the schemes publish it.
 * Visa's 13 digits and Maestro's 12 to 15 are not issued any more, and numbers of goods (EAN) look the same.
 */
const ISSUERS: readonly (readonly [first: number, last: number, shortest: number, longest: number])[] = [
  [4, 4, 16, 16], // Visa
  [51, 55, 16, 16], // Mastercard
  [2221, 2720, 16, 16], // Mastercard
  [34, 34, 15, 15], // American Express
  [37, 37, 15, 15],
  [6011, 6011, 16, 19], // Discover
  [644, 649, 16, 19],
  [65, 65, 16, 19],
  [62, 62, 16, 19], // UnionPay
  [3528, 3589, 16, 19], // JCB
  [300, 305, 14, 16], // Diners Club
  [3095, 3095, 14, 16],
  [36, 36, 14, 14],
  [38, 39, 14, 16],
  [5018, 5018, 16, 19], // Maestro
  [5020, 5020, 16, 19],
  [5038, 5038, 16, 19],
  [5893, 5893, 16, 19],
  [6304, 6304, 16, 19],
  [6759, 6759, 16, 19],
  [6761, 6763, 16, 19],
  [2200, 2204, 16, 19], // Mir
  [508, 508, 16, 16], // RuPay
  [60, 60, 16, 16],
  [81, 82, 16, 16],
  [9792, 9792, 16, 16], // Troy
];

/** How numbers are set in groups; the first group is four digits in all of them. */
const LAYOUTS: readonly (readonly number[])[] = [
  [4, 4, 4, 4],
  [4, 6, 5],
  [4, 6, 4],
  [4, 4, 4, 4, 3],
];

const SHORTEST = 14;
const LONGEST = 19;

/** `grouped` is set like a card's number and like nothing else; `plain` is digits alone. */
export type CardForm = 'grouped' | 'plain';

/** Reads the number of a payment card that begins at the cursor, with the same separator between its groups, or none. */
export function readCard(cursor: Cursor): CardForm | undefined {
  const groups: string[] = [];
  if (!readGroups(cursor, groups)) return undefined;
  return groups.length === 1 ? 'plain' : 'grouped';
}

function readGroups(cursor: Cursor, groups: string[]): boolean {
  let separator = -1;
  for (;;) {
    const group = readDigits(cursor, LONGEST + 1);
    groups.push(group);
    const character = cursor.peek();
    const isFirst = groups.length === 1;
    const continues = isFirst ? isSeparator(character) : character === separator;
    if (!continues || group.length > 6 || groups.length > 4) return isEndOfNumber(cursor) && isCard(groups);
    const behind = cursor.position;
    cursor.next();
    if (!isDigit(cursor.peek()) || isCard(groups)) {
      cursor.position = behind;
      return isCard(groups) && isFollowedByOther(cursor);
    }
    separator = character;
  }
}

function readDigits(cursor: Cursor, most: number): string {
  let digits = '';
  while (digits.length < most && isDigit(cursor.peek())) digits += String.fromCharCode(cursor.next());
  return digits;
}

function isSeparator(character: number): boolean {
  return character === 0x20 || character === 0x2d;
}

/** `4111 1111 1111 1111 12/27` goes on with something else; a fifth group of four is a table of numbers. */
function isFollowedByOther(cursor: Cursor): boolean {
  if (cursor.next() === 0x2d) return !isWord(cursor.peek());
  return readDigits(cursor, 5).length !== 4;
}

/** A number that goes on as a word, a fraction, a path or an identifier is none of a card. */
function isEndOfNumber(cursor: Cursor): boolean {
  const character = cursor.next();
  if (isWord(character) || character === 0x5f || character === 0x2f) return false;
  const isJoint = character === 0x2e || character === 0x2d || character === 0x2c;
  return !isJoint || !isWord(cursor.peek());
}

function isCard(groups: readonly string[]): boolean {
  if (groups.length > 1 && !LAYOUTS.some((layout) => isLaidOut(groups, layout))) return false;
  const digits = groups.join('');
  return digits.length >= SHORTEST && digits.length <= LONGEST && isIssued(digits) && hasCheckDigit(digits);
}

function isLaidOut(groups: readonly string[], layout: readonly number[]): boolean {
  return groups.length === layout.length && groups.every((group, index) => group.length === layout[index]);
}

function isIssued(digits: string): boolean {
  return ISSUERS.some(([first, last, shortest, longest]) => {
    if (digits.length < shortest || digits.length > longest) return false;
    const leading = Number(digits.slice(0, String(first).length));
    return leading >= first && leading <= last;
  });
}

/** Luhn: ISO/IEC 7812-1, annex B. */
function hasCheckDigit(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = digits.charCodeAt(digits.length - 1 - index) - 0x30;
    const weighed = index % 2 === 0 ? digit : digit * 2;
    sum += weighed > 9 ? weighed - 9 : weighed;
  }
  return sum % 10 === 0;
}
