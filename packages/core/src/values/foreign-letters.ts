import { fullWidthDecode } from './decoders/full-width.js';

const SMALL = 1;
const CAPITAL = 2;

/** Letters of the Latin, Greek and Cyrillic alphabets beyond ASCII, but for those that some program takes for ASCII. */
const LETTERS = Uint8Array.from({ length: 0x530 }, (_, unit) => {
  const sign = String.fromCharCode(unit);
  if (unit < 128 || !/\p{L}/u.test(sign) || fullWidthDecode(sign) !== sign) return 0;
  return /\p{Lu}/u.test(sign) ? CAPITAL : SMALL;
});

/** Of a unit of UTF-16. */
export function isForeignLetter(unit: number): boolean {
  return unit < LETTERS.length && LETTERS[unit] !== 0;
}

export function isForeignCapital(unit: number): boolean {
  return unit < LETTERS.length && LETTERS[unit] === CAPITAL;
}
