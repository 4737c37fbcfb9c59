import { type Cursor, isDigit, isWord } from './cursor.js';

/** Whether an international number, `+` and digits alone, is one that a country's plan has. */
export type IsPhoneNumber = (number: string) => boolean;

/** E.164, section 6: fifteen digits at most, country code included. */
const MOST_DIGITS = 15;
const FEWEST_DIGITS = 8;
/** Blanks, brackets and dashes between two groups of digits: `) - `. */
const MOST_SEPARATORS = 3;

/** Reads a phone number in international form, with its `+`, that begins at the cursor. */
export function readPhone(cursor: Cursor, isPhoneNumber: IsPhoneNumber): boolean {
  cursor.next();
  let digits = '';
  const ends: string[] = [];
  for (;;) {
    digits = readDigits(cursor, digits);
    if (digits.length > MOST_DIGITS) break;
    if (digits.length >= FEWEST_DIGITS && !isWord(cursor.peek())) ends.push(digits);
    if (!skipSeparators(cursor)) break;
  }
  // Something else may follow: `+49 30 123456 2024`.
  return ends.reverse().some((number) => isPhoneNumber(`+${number}`));
}

function readDigits(cursor: Cursor, before: string): string {
  let digits = before;
  while (digits.length <= MOST_DIGITS && isDigit(cursor.peek())) digits += String.fromCharCode(cursor.next());
  return digits;
}

function skipSeparators(cursor: Cursor): boolean {
  for (let count = 0; count < MOST_SEPARATORS && isSeparator(cursor.peek()); count++) cursor.next();
  return isDigit(cursor.peek());
}

function isSeparator(character: number): boolean {
  return (
    character === 0x20 ||
    character === 0x2d ||
    character === 0x2e ||
    character === 0x28 ||
    character === 0x29 ||
    character === 0x2f
  );
}
