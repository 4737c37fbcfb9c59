const BACKSLASH = 0x5c;
const AMPERSAND = 0x26;
const PERCENT = 0x25;
const SEMICOLON = 0x3b;
const SPACE = 0x20;
const MINUS = 0x2d;

/** JSON inside JSON inside JSON: more backslashes than these are no escape. */
const MAX_BACKSLASHES = 8;
const MAX_REFERENCE_LENGTH = 10;

/** What templates write for characters of their own, by the name between `&` and `;`. */
const NAMED: Readonly<Record<string, number>> = {
  quot: 0x22,
  apos: 0x27,
  amp: 0x26,
  lt: 0x3c,
  gt: 0x3e,
  nbsp: SPACE,
  plus: 0x2b,
  dollar: 0x24,
  colon: 0x3a,
  sol: 0x2f,
  equals: 0x3d,
  num: 0x23,
  lcub: 0x7b,
  rcub: 0x7d,
};

/**
 * Reads the bytes of an answer as the characters that its reader will see: JSON's and JavaScript's escapes, HTML's
 * references and percent encoding undone one by one, typographic blanks and dashes as plain ones.
 */
export class Cursor {
  bytes: Uint8Array = new Uint8Array(0);
  /** The end of the bytes that are there. */
  end = 0;
  /** Nothing comes behind `end`. */
  isLast = false;
  position = 0;
  /** Set when an answer needed bytes that have not come yet: whatever was concluded is not certain. */
  ranOut = false;
  #width = 0;

  /** The character at `position`, `-1` at the end of the text. */
  peek(): number {
    const at = this.position;
    if (at >= this.end) return this.#miss();
    const byte = this.bytes[at] as number;
    this.#width = 1;
    if (byte === BACKSLASH) return this.#readEscape(at);
    if (byte === AMPERSAND) return this.#readReference(at);
    if (byte === PERCENT) return this.#readPercent(at);
    return byte < 0x80 ? byte : this.#readTypographic(at, byte);
  }

  /** The character at `position`; moves behind it. */
  next(): number {
    const character = this.peek();
    this.position += this.#width;
    return character;
  }

  #miss(): number {
    if (!this.isLast) this.ranOut = true;
    this.#width = 0;
    return -1;
  }

  /** The byte at `at`, or `-1`; what is not there yet may change what was read. */
  #byte(at: number): number {
    if (at < this.end) return this.bytes[at] as number;
    if (!this.isLast) this.ranOut = true;
    return -1;
  }

  #readEscape(at: number): number {
    let letter = at + 1;
    while (letter - at < MAX_BACKSLASHES && this.#byte(letter) === BACKSLASH) letter++;
    const named = this.#byte(letter);
    if (named === 0x75) return this.#readHex(letter + 1, 4, at) ?? BACKSLASH;
    if (named === 0x78) return this.#readHex(letter + 1, 2, at) ?? BACKSLASH;
    if (named === -1) return BACKSLASH;
    this.#width = letter + 1 - at;
    if (named === 0x6e || named === 0x72) return 0x0a;
    return named === 0x74 ? 0x09 : named;
  }

  #readPercent(at: number): number {
    return this.#readHex(at + 1, 2, at) ?? PERCENT;
  }

  #readHex(from: number, digits: number, start: number): number | undefined {
    let code = 0;
    for (let index = from; index < from + digits; index++) {
      const digit = hexDigit(this.#byte(index));
      if (digit < 0) return undefined;
      code = code * 16 + digit;
    }
    this.#width = from + digits - start;
    return toPlain(code);
  }

  #readReference(at: number): number {
    let end = at + 1;
    while (end - at <= MAX_REFERENCE_LENGTH && isReferencePart(this.#byte(end))) end++;
    if (this.#byte(end) !== SEMICOLON) return AMPERSAND;
    const name = String.fromCharCode(...this.bytes.subarray(at + 1, end));
    const code = name.startsWith('#') ? toCode(name.slice(1)) : NAMED[name];
    if (code === undefined) return AMPERSAND;
    this.#width = end + 1 - at;
    return toPlain(code);
  }

  /** UTF-8 of what typesetters put between groups of digits: U+00A0, U+2000 to U+200A, U+202F; U+2010 to U+2013. */
  #readTypographic(at: number, byte: number): number {
    if (byte === 0xc2 && this.#byte(at + 1) === 0xa0) {
      this.#width = 2;
      return SPACE;
    }
    if (byte !== 0xe2 || this.#byte(at + 1) !== 0x80) return byte;
    const plain = toPlain(0x1f80 + this.#byte(at + 2));
    if (plain > 0x7f) return byte;
    this.#width = 3;
    return plain;
  }
}

function toCode(digits: string): number | undefined {
  const isHex = digits.startsWith('x') || digits.startsWith('X');
  const code = isHex ? Number.parseInt(digits.slice(1), 16) : Number.parseInt(digits, 10);
  return Number.isNaN(code) ? undefined : code;
}

function toPlain(code: number): number {
  if (code === 0xa0 || code === 0x202f || (code >= 0x2000 && code <= 0x200a)) return SPACE;
  return code >= 0x2010 && code <= 0x2013 ? MINUS : code;
}

function isReferencePart(byte: number): boolean {
  return byte === 0x23 || isWord(byte);
}

/** The value of a hexadecimal digit, or `-1`. */
export function hexDigit(character: number): number {
  if (character >= 0x30 && character <= 0x39) return character - 0x30;
  const lower = character | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}

export function isDigit(character: number): boolean {
  return character >= 0x30 && character <= 0x39;
}

/** Letters and digits of ASCII. */
export function isWord(character: number): boolean {
  const lower = character | 0x20;
  return isDigit(character) || (lower >= 0x61 && lower <= 0x7a);
}
