// What the characters of a name and around it are.

export const OTHER = 0;
export const NAME = 1;
export const LETTER = 2;
export const QUOTE = 3;
export const END = 4;
export const SPECIAL = 5;
export const UNIT_KIND = buildTable();

/** Blanks, and what a shell skips in front of a name: `(id)`, `@dir`, `,dir`. */
export function skipStart(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit !== 0x20 && unit !== 0x09 && unit !== 0x28 && unit !== 0x40 && unit !== 0x2c) {
      if (unit !== 0x0b && unit !== 0x0c && unit !== 0xa0) return at;
    }
  }
  return at;
}

export function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

function buildTable(): Uint8Array {
  const table = new Uint8Array(128);
  const set = (characters: string, kind: number): void => {
    for (const character of characters) table[character.charCodeAt(0)] = kind;
  };
  set('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789', LETTER);
  set('-.', NAME);
  set('\'"\\^`+', QUOTE);
  set(' \t\n\v\f\r;|&<>(),=}', END);
  set('*?[%{!~', SPECIAL);
  return table;
}

/** Whether a UTF-16 unit is a letter, a digit or `_`. */
export function isNameUnit(unit: number): boolean {
  return (
    (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x30 && unit <= 0x39) || unit === 0x5f
  );
}
