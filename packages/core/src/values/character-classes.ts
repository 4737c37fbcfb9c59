import { BYTES, BYTES_TEXT_LENGTH, loadBytes } from './text-bytes.js';

/**
 * One pass over a text's UTF-16 units says which kinds of characters it holds.
 * Every check asks this mask first: most values of most requests end here.
 */
export const CharacterClass = {
  letter: 1 << 0,
  digit: 1 << 1,
  space: 1 << 2,
  newline: 1 << 3,
  control: 1 << 4,
  singleQuote: 1 << 5,
  doubleQuote: 1 << 6,
  backtick: 1 << 7,
  angle: 1 << 8,
  parenthesis: 1 << 9,
  brace: 1 << 10,
  bracket: 1 << 11,
  semicolon: 1 << 12,
  pipe: 1 << 13,
  ampersand: 1 << 14,
  dollar: 1 << 15,
  hash: 1 << 16,
  percent: 1 << 17,
  slash: 1 << 18,
  backslash: 1 << 19,
  dot: 1 << 20,
  dash: 1 << 21,
  equals: 1 << 22,
  star: 1 << 23,
  plus: 1 << 24,
  colon: 1 << 25,
  comma: 1 << 26,
  at: 1 << 27,
  exclamation: 1 << 28,
  /** ^ ~ ? */
  operator: 1 << 29,
  /** Everything above U+007F. */
  nonAscii: 1 << 30,
} as const;

/** The class of each byte; of UTF-8, or of a unit below 128. */
export const CLASS_OF = buildTable();

/** The classes of `text`, in time linear in its length. */
export function classify(text: string): number {
  if (text.length <= SHORT_LENGTH) return classifyUnits(text);
  if (text.length <= BYTES_TEXT_LENGTH) return classifyBytes(text);
  let classes = 0;
  for (let start = 0; start < text.length; start += BYTES_TEXT_LENGTH) {
    classes |= classifyBytes(text.slice(start, start + BYTES_TEXT_LENGTH));
  }
  return classes;
}

/** Turning a text into bytes costs as much as looking at so many units. */
const SHORT_LENGTH = 6;

function classifyUnits(text: string): number {
  let classes = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    classes |= unit < 128 ? (CLASS_OF[unit] as number) : CharacterClass.nonAscii;
  }
  return classes;
}

function classifyBytes(text: string): number {
  const length = loadBytes(text);
  let classes = 0;
  for (let index = 0; index < length; index++) classes |= CLASS_OF[BYTES[index] as number] as number;
  return classes;
}

function buildTable(): Int32Array {
  const table = new Int32Array(256).fill(CharacterClass.control, 0, 128).fill(CharacterClass.nonAscii, 128);
  const set = (characters: string, bit: number): void => {
    for (const character of characters) table[character.charCodeAt(0)] = bit;
  };
  set('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_', CharacterClass.letter);
  set('0123456789', CharacterClass.digit);
  set(' \t\f\v', CharacterClass.space);
  set('\r\n', CharacterClass.newline);
  set("'", CharacterClass.singleQuote);
  set('"', CharacterClass.doubleQuote);
  set('`', CharacterClass.backtick);
  set('<>', CharacterClass.angle);
  set('()', CharacterClass.parenthesis);
  set('{}', CharacterClass.brace);
  set('[]', CharacterClass.bracket);
  set(';', CharacterClass.semicolon);
  set('|', CharacterClass.pipe);
  set('&', CharacterClass.ampersand);
  set('$', CharacterClass.dollar);
  set('#', CharacterClass.hash);
  set('%', CharacterClass.percent);
  set('/', CharacterClass.slash);
  set('\\', CharacterClass.backslash);
  set('.', CharacterClass.dot);
  set('-', CharacterClass.dash);
  set('=', CharacterClass.equals);
  set('*', CharacterClass.star);
  set('+', CharacterClass.plus);
  set(':', CharacterClass.colon);
  set(',', CharacterClass.comma);
  set('@', CharacterClass.at);
  set('!', CharacterClass.exclamation);
  set('^~?', CharacterClass.operator);
  return table;
}
