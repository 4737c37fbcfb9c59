import { isNameUnit } from './name-units.js';

const LOOK = 48;

/** Whether the token that ends before `at` is a plain word of three letters or more. */
export function isBehindWord(text: string, at: number): boolean {
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
