/** What the characters of SQL can be part of. */
export const SPACE = 1;
export const WORD = 2;
export const DIGIT = 4;
export const HEX = 8;
/** `$` inside a name: `v$version`, `rdb$fields`. */
export const TAIL = 16;

const CLASSES = buildClasses();

/** The classes of a UTF-16 unit. */
export function classOf(unit: number): number {
  if (unit < 128) return CLASSES[unit] as number;
  // Unicode spaces (SQL Server takes them), U+00A0 (MySQL with latin1) and U+FFFD (that same byte after UTF-8 decoding).
  if (unit === 0xa0 || unit === 0xfffd || unit === 0x3000 || unit === 0xfeff) return SPACE;
  if ((unit >= 0x2000 && unit <= 0x200b) || unit === 0x2028 || unit === 0x2029 || unit === 0x85) return SPACE;
  return WORD;
}

function buildClasses(): Uint8Array {
  const classes = new Uint8Array(128);
  // SQL Server takes every control character as a space; NUL ends the statement for some drivers.
  for (let unit = 0; unit <= 32; unit++) classes[unit] = SPACE;
  classes[127] = SPACE;
  const mark = (characters: string, bits: number): void => {
    for (const character of characters) classes[character.charCodeAt(0)] = bits;
  };
  mark('ghijklmnopqrstuvwxyzGHIJKLMNOPQRSTUVWXYZ_', WORD);
  mark('abcdefABCDEF', WORD | HEX);
  mark('0123456789', DIGIT | HEX);
  mark('$', TAIL);
  return classes;
}
