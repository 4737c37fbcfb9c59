/** How a text gets to the place where a shell expects a command. */
export type OpeningKind = 'start' | ';' | '|' | '&' | 'newline' | '$(' | '`' | '<(';

/** A place where a shell expects a command. */
export interface Opening {
  readonly kind: OpeningKind;
  /** `&&` and `||`. */
  readonly doubled: boolean;
  /** Of the first separator's first character. */
  readonly start: number;
  /** Behind the separators, before blanks. */
  readonly end: number;
}

const NONE = 0;
const SEPARATOR = 1;
const BACKTICK = 2;
const BEFORE_PARENTHESIS = 3;
const UNIT_KIND = buildTable();

/** The next opening at or after `from`; `undefined` when there is none. */
export function nextOpening(text: string, from: number): Opening | undefined {
  for (let index = from; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    const kind = unit < 128 ? UNIT_KIND[unit] : NONE;
    if (kind === NONE) continue;
    if (kind === BACKTICK) return { kind: '`', doubled: false, start: index, end: index + 1 };
    if (kind === BEFORE_PARENTHESIS) {
      if (text.charCodeAt(index + 1) !== 0x28) continue;
      return { kind: unit === 0x24 ? '$(' : '<(', doubled: false, start: index, end: index + 2 };
    }
    if (unit === 0x26 && isRedirection(text, index)) continue;
    return readSeparators(text, index);
  }
  return undefined;
}

/** `2>&1`, `<&3` and `&>file` hold an `&` that separates nothing. */
function isRedirection(text: string, index: number): boolean {
  const before = text.charCodeAt(index - 1);
  return before === 0x3e || before === 0x3c || (text.charCodeAt(index + 1) === 0x3e && before !== 0x26);
}

/** Takes `;;`, `&&`, `|&`, `;\n` and the like as one. */
function readSeparators(text: string, start: number): Opening {
  let end = start;
  let doubled = false;
  let newline = false;
  let last = 0;
  while (end < text.length) {
    const unit = text.charCodeAt(end);
    if ((UNIT_KIND[unit] ?? NONE) !== SEPARATOR) break;
    if (unit === last && unit !== 0x0a && unit !== 0x0d) doubled = true;
    if (unit === 0x0a || unit === 0x0d) newline = true;
    else newline = false;
    last = unit;
    end++;
  }
  return { kind: newline ? 'newline' : (text.charAt(end - 1) as OpeningKind), doubled, start, end };
}

function buildTable(): Uint8Array {
  const table = new Uint8Array(128);
  for (const character of ';|&\n\r') table[character.charCodeAt(0)] = SEPARATOR;
  table['`'.charCodeAt(0)] = BACKTICK;
  for (const character of '$<>') table[character.charCodeAt(0)] = BEFORE_PARENTHESIS;
  return table;
}
