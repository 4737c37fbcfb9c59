import { readWhole } from './script-text.js';

/**
 * Whether a script is written without names: numbers, letters and functions are made of empty arrays by operators
 * (`(![]+[])[+[]]` is "f"), because a filter looks for words. No data and no prose does that.
 */
export function isUnletteredScript(text: string): boolean {
  if (text.length < 5 || !text.includes('[]') || !COERCIONS.some((coercion) => text.includes(coercion))) return false;
  for (let position = 0; position < text.length; position++) {
    const unit = text.charCodeAt(position);
    const lower = unit | 32;
    if (unit < 32 || unit > 126 || (lower >= 97 && lower <= 122)) return false;
  }
  return readWhole(text).error < 0;
}

/** An operator that turns an array into a number, a string or a truth value (ECMA-262 7.1.1). */
const COERCIONS = ['![]', '+[]', '~[]', '-[]', '[]+'];
