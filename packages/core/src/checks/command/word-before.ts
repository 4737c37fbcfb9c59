import { isNameUnit } from './name-units.js';

const LOOK = 48;

/**
 * Whether the token that ends before `at` is a plain word of three letters or more; or, where the separator stands as a
 * sentence has it (right behind the token, and a blank behind it), also `gives 502`, `that's it`, `on host-3`, `doesn't`.
 */
export function isBehindWord(text: string, at: number): boolean {
  if (isBehindPlainWord(text, at)) return true;
  if (text.charCodeAt(at) !== 0x3b || text.charCodeAt(at + 1) !== 0x20 || text.charCodeAt(at - 1) <= 0x20) return false;
  return PHRASE.test(text.slice(Math.max(0, at - LOOK), at));
}

/** A short form, a word and one of two letters, or two words and a number, an abbreviation or a name behind them: `photo 5` is a value. */
const PHRASE =
  /(?:^|\s)(?:\p{L}+['’]\p{L}{1,3}|\p{L}[\p{L}'’]*\p{L} \p{L}{2}|\p{L}[\p{L}'’]*\p{L}[,:]? \p{L}{2,24}[,:]? [\w.%'’-]{1,12})$/u;

function isBehindPlainWord(text: string, at: number): boolean {
  let end = at;
  while (end > 0 && at - end < LOOK && text.charCodeAt(end - 1) <= 0x20) end--;
  let start = end;
  while (start > 0 && end - start < LOOK && isWordUnit(text.charCodeAt(start - 1))) start--;
  return end - start >= 3 && (start === 0 || isTokenStart(text.charCodeAt(start - 1)));
}

function isWordUnit(unit: number): boolean {
  return (isNameUnit(unit) && unit > 0x39) || unit > 127;
}

function isTokenStart(unit: number): boolean {
  return unit <= 0x20 || unit === 0x3b || unit === 0x7c || unit === 0x26;
}
