import { CharacterClass, CLASS_OF } from './character-classes.js';
import { holdsBase64 } from './decoders/base64.js';
import { UNDERSCORE, type WordSpan } from './word-span.js';
import { Trait } from './word-traits.js';

const { letter, digit, dot, dash, colon, comma, equals, ampersand, star, exclamation, pipe, slash } = CharacterClass;

/** Signs that join names to a token: `ID=29aa2853:T=1719929562`, `0~0.00!1`, `GCL.1660541945.Cj0KC`. */
const JOINING = dot | dash | colon | comma | equals | ampersand | star | exclamation | pipe | slash;
/** The classes of their characters; a tilde is an operator. */
export const TOKEN_CLASSES = letter | digit | JOINING | CharacterClass.operator | CharacterClass.percent;
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
const UNDERLINE = 0x5f;

/** Longer ones are judged. */
const MAX_TOKEN = 2_048;
const UNITS = new Uint16Array(MAX_TOKEN);
const DECODED = Buffer.alloc(MAX_TOKEN);
/** A name of so many characters with digits in it is no program's. */
const LONG_NAME = 20;

/** What the words of a token are asked. */
export interface TokenWords {
  /** Whether nothing but words matters in a token. */
  readonly prose: boolean;
  /** Whether no check has to see this part of a token, `before` being the sign in front of it; 0 for none. */
  passesPart(text: string, units: Uint16Array, part: WordSpan, before: number): boolean;
  /** The `Trait`s of a place, of a name, which dots and dashes may join. */
  placedTraitsOf(text: string, units: Uint16Array, start: number, end: number): number;
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
  if (!words.prose || written.length > MAX_TOKEN) return false;
  const length = load(written);
  if (length < 0) return false;
  const text = length === written.length ? written : decodedText(length);
  const signs = readToken(text, words);
  if ((signs & (letter | digit)) === 0) return false;
  if ((signs & slash) !== 0) {
    // `localhost/x`, `10.0.0.1/x`, `a:/x`: places.
    if ((signs & (dot | colon)) !== 0 || words.isHost(text.slice(0, text.indexOf('/')))) return false;
  }
  if (words.seesLong(text)) return false;
  return (signs & letter) === 0 || !holdsBase64(UNITS, 0, length);
}

/** Loads a text's units, without percent-encoding; how many there are, -1 if there is one that no token has. */
function load(text: string): number {
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    let unit = text.charCodeAt(at);
    if (unit === PERCENT) {
      // `%257C` is an escape of an escape.
      while (text.startsWith('25', at + 1)) at += 2;
      unit = hexAt(text, at + 1) * 16 + hexAt(text, at + 2);
      at += 2;
    }
    if (!(unit < 128) || IN_TOKEN[unit] === 0) return -1;
    UNITS[length++] = unit;
  }
  return length;
}

function decodedText(length: number): string {
  for (let at = 0; at < length; at++) DECODED[at] = UNITS[at] as number;
  return DECODED.toString('latin1', 0, length);
}

/** Not a number where there is no digit. */
function hexAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit >= 0x30 && unit <= 0x39) return unit - 0x30;
  const letter = unit | 32;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : Number.NaN;
}

/** A part of a token, the name it belongs to, and the sign in front of it. */
interface Part extends WordSpan {
  /** Where the name begins that dots and dashes join it to. */
  name: number;
  /** Where the attribute begins that it would name in HTML, which takes nearly all signs for letters of one. */
  attribute: number;
  /** 0 for none. */
  before: number;
}

/** The part that is looked at: a body has thousands of tokens, and each new object is garbage. */
const PART: Part = { start: 0, end: 0, classes: 0, name: 0, attribute: 0, before: 0 };

/** The classes of a token that is loaded; 0 where it is none. */
function readToken(text: string, words: TokenWords): number {
  const { length } = text;
  const part = PART;
  part.start = 0;
  part.name = 0;
  part.attribute = 0;
  part.before = 0;
  let all = 0;
  let classes = 0;
  // Whether a name has been assigned to since the last ampersand.
  let isNamed = false;
  let hasAmpersand = false;
  for (let at = 0; at < length; at++) {
    const unit = UNITS[at] as number;
    const bits = CLASS_OF[unit] as number;
    all |= bits;
    if ((bits & (letter | digit)) !== 0) {
      classes |= unit === UNDERLINE ? bits | UNDERSCORE : bits;
      continue;
    }
    part.end = at;
    part.classes = classes;
    if (at === part.start ? !mayFollowSign(unit, length) : !mayFollowPart(unit, text, words)) return 0;
    if (unit === EQUALS && at > part.start) isNamed = true;
    if (unit === AMPERSAND) {
      // `a=1&b=2`, and nothing else that an ampersand may do.
      if (!isNamed || !isOf(at + 1, length, letter)) return 0;
      isNamed = false;
      hasAmpersand = true;
    }
    part.before = unit;
    part.start = at + 1;
    if (unit !== DOT && unit !== DASH) part.name = at + 1;
    if (unit === EQUALS || unit === AMPERSAND || unit === SLASH) part.attribute = at + 1;
    classes = 0;
  }
  part.end = length;
  part.classes = classes;
  if (length > part.start && !passes(text, words)) return 0;
  return hasAmpersand && !isNamed ? 0 : all;
}

/** `-17`, `1.0..Bi`, `a--b`, `0~-1`, `s=&t=`, `1||`. */
function mayFollowSign(sign: number, length: number): boolean {
  const { end: at, before } = PART;
  if (at === 0) return sign === DASH && isOf(1, length, digit) && isOf(length - 1, length, digit);
  switch (sign) {
    case DOT:
      return before === DOT;
    case DASH:
      return before === DASH
        ? isOf(at - 2, length, letter) && isOf(at + 1, length, letter | digit)
        : isOf(at + 1, length, digit);
    case AMPERSAND:
      return before === EQUALS;
    case EQUALS:
      // Of base64.
      return before === EQUALS && at === length - 1;
    default:
      return sign === PIPE && before === PIPE && at === length - 1;
  }
}

function mayFollowPart(sign: number, text: string, words: TokenWords): boolean {
  if (!passes(text, words)) return false;
  const { start, end, classes, before } = PART;
  const hasLetter = (classes & letter) !== 0;
  const hasDigit = (classes & digit) !== 0;
  switch (sign) {
    case SLASH:
      return before !== 0 || hasLetter;
    case COLON:
      // No scheme and no port.
      return hasLetter ? !seesBehindName(text, words) : isOf(end + 1, text.length, letter);
    case EQUALS:
      return hasLetter && before !== STAR && !seesBehindName(text, words);
    case PIPE:
      if (hasLetter) return hasDigit && end - start >= LONG_NAME;
      return before === 0 || before === PIPE;
    case EXCLAMATION:
      // Ruby's `exit!`
      return hasDigit;
    case STAR:
      return hasDigit && isNumbered(end + 1, text.length);
    default:
      return true;
  }
}

function seesBehindName(text: string, words: TokenWords): boolean {
  const { name, attribute, end } = PART;
  if ((words.placedTraitsOf(text, UNITS, name, end) & Trait.assigned) !== 0) return true;
  return attribute !== name && (words.placedTraitsOf(text, UNITS, attribute, end) & Trait.assigned) !== 0;
}

function passes(text: string, words: TokenWords): boolean {
  if (PART.before === PIPE && (PART.classes & letter) !== 0) return false;
  return words.passesPart(text, UNITS, PART, PART.before);
}

/** Whether there is a digit in the name from there on. */
function isNumbered(from: number, length: number): boolean {
  let at = from;
  while (isOf(at, length, letter)) at++;
  return isOf(at, length, digit);
}

function isOf(at: number, length: number, classes: number): boolean {
  return at < length && ((CLASS_OF[UNITS[at] as number] as number) & classes) !== 0;
}
