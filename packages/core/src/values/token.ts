import { CharacterClass, CLASS_OF } from './character-classes.js';
import { holdsBase64 } from './decoders/base64.js';
import { UNDERSCORE, type WordSpan } from './word-span.js';

const { letter, digit, dot, dash, colon, comma, equals, ampersand, star, exclamation, pipe, slash } = CharacterClass;

/** Signs that join names to a token: `ID=29aa2853:T=1719929562`, `0~0.00!1`, `GCL.1660541945.Cj0KC`. */
const JOINING = dot | dash | colon | comma | equals | ampersand | star | exclamation | pipe | slash;
const IN_TOKEN = Uint8Array.from({ length: 128 }, (_, unit) =>
  unit === 0x7e || ((CLASS_OF[unit] as number) & (letter | digit | JOINING)) !== 0 ? 1 : 0,
);

const PERCENT = 0x25;
const DOT = 0x2e;
const DASH = 0x2d;
const SLASH = 0x2f;
const COLON = 0x3a;
const EQUALS = 0x3d;
const AMPERSAND = 0x26;
const PIPE = 0x7c;
const STAR = 0x2a;
const EXCLAMATION = 0x21;

/** Longer ones are judged. */
const MAX_TOKEN = 2_048;
const UNITS = new Uint16Array(MAX_TOKEN);
const PART: WordSpan = { start: 0, end: 0, classes: 0 };
/** A name of so many characters with digits in it is no program's. */
const LONG_NAME = 20;

/** What the words of a token are asked. */
export interface TokenWords {
  /** Whether nothing but words matters in a token. */
  readonly prose: boolean;
  /** Whether no check has to see this part of a token, `before` being the sign in front of it; 0 for none. */
  passesPart(text: string, units: Uint16Array, part: WordSpan, before: number): boolean;
  /** Whether a check has to see what stands behind this name and an equals sign or a colon. */
  seesBehind(name: string): boolean;
  /** Whether a check has to see so long a name. */
  seesLong(name: string): boolean;
  /** Names of hosts that matter. */
  isHost(name: string): boolean;
}

/**
 * Whether a text is an identifier as programs make them: names and numbers with single signs between them, also
 * percent-encoded. No sign of it opens, closes, quotes or separates anything but the pipe and the ampersand, and those
 * have numbers or names that are assigned to behind them.
 */
export function isToken(written: string, words: TokenWords): boolean {
  if (!words.prose || written.length > MAX_TOKEN || !mayBeToken(written)) return false;
  const text = written.includes('%') ? withoutPercent(written) : written;
  const classes = loadToken(text);
  if ((classes & (letter | digit)) === 0 || !new Token(text, words).read()) return false;
  if ((classes & slash) !== 0) {
    // `localhost/x`, `10.0.0.1/x`, `a:/x`: places.
    if ((classes & (dot | colon)) !== 0 || words.isHost(text.slice(0, text.indexOf('/')))) return false;
  }
  if (words.seesLong(text)) return false;
  return (classes & letter) === 0 || !holdsBase64(UNITS, 0, text.length);
}

/** Whether there are only signs of tokens in a text, written or percent-encoded: most others are told by the first one. */
function mayBeToken(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    let unit = text.charCodeAt(at);
    if (unit === PERCENT) {
      // `%257C` is an escape of an escape.
      while (text.startsWith('25', at + 1)) at += 2;
      unit = hexAt(text, at + 1) * 16 + hexAt(text, at + 2);
      at += 2;
    }
    if (!(unit < 128) || IN_TOKEN[unit] === 0) return false;
  }
  return true;
}

/** Not a number where there is no digit. */
function hexAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit >= 0x30 && unit <= 0x39) return unit - 0x30;
  const letter = unit | 32;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : Number.NaN;
}

/** `%7C`, also `%257C`. */
function withoutPercent(text: string): string {
  return text.replace(/%(?:25)*([2-7][\da-f])/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** The classes of a text of a token's signs, whose units are loaded. */
function loadToken(text: string): number {
  let all = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    all |= CLASS_OF[unit] as number;
    UNITS[at] = unit;
  }
  return all;
}

/** The reading of one token. */
class Token {
  readonly #text: string;
  readonly #words: TokenWords;
  /** Where the part that is read begins, and the name that dots and dashes join it to. */
  #first = 0;
  #name = 0;
  /** The classes of the part. */
  #classes = 0;
  /** The sign in front of the part. */
  #before = 0;
  /** Whether a name has been assigned to since the last ampersand. */
  #isNamed = false;
  #hasAmpersand = false;

  constructor(text: string, words: TokenWords) {
    this.#text = text;
    this.#words = words;
  }

  read(): boolean {
    const { length } = this.#text;
    for (let at = 0; at < length; at++) {
      const unit = UNITS[at] as number;
      const bits = CLASS_OF[unit] as number;
      if ((bits & (letter | digit)) !== 0) this.#classes |= unit === 0x5f ? bits | UNDERSCORE : bits;
      else if (!this.#meet(unit, at)) return false;
    }
    if (length > this.#first && !this.#passesPart(length)) return false;
    return !this.#hasAmpersand || this.#isNamed;
  }

  /** Whether a token may go on with this sign. */
  #meet(sign: number, at: number): boolean {
    if (at === this.#first ? !this.#mayFollowSign(sign, at) : !this.#mayFollowPart(sign, at)) return false;
    if (sign === AMPERSAND && !this.#separates(at)) return false;
    this.#before = sign;
    this.#first = at + 1;
    if (sign !== DOT && sign !== DASH) this.#name = at + 1;
    this.#classes = 0;
    return true;
  }

  /** `-17`, `1.0..Bi`, `a--b`, `0~-1`, `s=&t=`, `1||`. */
  #mayFollowSign(sign: number, at: number): boolean {
    const before = this.#before;
    if (at === 0) return sign === DASH && this.#isOf(1, digit) && this.#isOf(this.#text.length - 1, digit);
    switch (sign) {
      case DOT:
        return before === DOT;
      case DASH:
        return before === DASH
          ? this.#isOf(at - 2, letter) && this.#isOf(at + 1, letter | digit)
          : this.#isOf(at + 1, digit);
      case AMPERSAND:
        return before === EQUALS;
      case EQUALS:
        // Of base64.
        return before === EQUALS && at === this.#text.length - 1;
      default:
        return sign === PIPE && before === PIPE && at === this.#text.length - 1;
    }
  }

  #mayFollowPart(sign: number, at: number): boolean {
    if (!this.#passesPart(at)) return false;
    const hasLetter = (this.#classes & letter) !== 0;
    const hasDigit = (this.#classes & digit) !== 0;
    switch (sign) {
      case SLASH:
        return this.#before !== 0 || hasLetter;
      case COLON:
        // No scheme and no port.
        return hasLetter ? !this.#seesBehindName(at) : this.#isOf(at + 1, letter);
      case EQUALS:
        this.#isNamed = true;
        return hasLetter && this.#before !== STAR && !this.#seesBehindName(at);
      case PIPE:
        if (hasLetter) return hasDigit && at - this.#first >= LONG_NAME;
        return this.#before === 0 || this.#before === PIPE;
      case EXCLAMATION:
        // Ruby's `exit!`
        return hasDigit;
      case STAR:
        return hasDigit && this.#isNumbered(at + 1);
      default:
        return true;
    }
  }

  #seesBehindName(end: number): boolean {
    return this.#words.seesBehind(this.#text.slice(this.#name, end));
  }

  /** `a=1&b=2`, and nothing else that an ampersand may do. */
  #separates(at: number): boolean {
    const wasNamed = this.#isNamed;
    this.#isNamed = false;
    this.#hasAmpersand = true;
    return wasNamed && this.#isOf(at + 1, letter);
  }

  #passesPart(end: number): boolean {
    if (this.#before === PIPE && (this.#classes & letter) !== 0) return false;
    PART.start = this.#first;
    PART.end = end;
    PART.classes = this.#classes;
    return this.#words.passesPart(this.#text, UNITS, PART, this.#before);
  }

  /** Whether there is a digit in the name from there on. */
  #isNumbered(from: number): boolean {
    let at = from;
    while (this.#isOf(at, letter)) at++;
    return this.#isOf(at, digit);
  }

  #isOf(at: number, classes: number): boolean {
    return at < this.#text.length && ((CLASS_OF[UNITS[at] as number] as number) & classes) !== 0;
  }
}
