/** ASCII whitespace of the HTML tokenizer: tab, line feed, form feed, carriage return, space. */
export function isHtmlSpace(unit: number): boolean {
  return unit === 32 || unit === 10 || unit === 9 || unit === 13 || unit === 12;
}

export function isAsciiLetter(unit: number): boolean {
  const lower = unit | 32;
  return lower >= 97 && lower <= 122;
}

/** Whether `<` and this begin a tag: a letter, or one that turns into a letter when a server changes case. */
export function beginsTagName(unit: number): boolean {
  return isAsciiLetter(unit) || unit === 0x17f || unit === 0x212a || unit === 0x130 || unit === 0x131;
}

/**
 * A name in lower case, without the controls and NULs that old browsers and some servers drop,
 * and with the letters that Unicode case mapping turns into ASCII (U+017F, U+212A, U+0130, U+0131).
 */
export function lowerName(text: string, start: number, end: number): string {
  const name = text.slice(start, end);
  for (let index = 0; index < name.length; index++) {
    const unit = name.charCodeAt(index);
    if (unit < 32 || unit > 126) return foldName(name);
  }
  return name.toLowerCase();
}

function foldName(name: string): string {
  return name
    .replace(CONTROLS, '')
    .replace(/[\u017f\u212a\u0130\u0131]/g, (character) => FOLDED.get(character) ?? character)
    .toLowerCase();
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what this drops
const CONTROLS = /[\0-\x1f\x7f\ufffd]+/g;
const FOLDED: ReadonlyMap<string, string> = new Map([
  ['\u017f', 's'],
  ['\u212a', 'k'],
  ['\u0130', 'i'],
  ['\u0131', 'i'],
]);
