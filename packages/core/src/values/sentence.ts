import { CharacterClass, CLASS_OF } from './character-classes.js';
import { holdsBase64, mayHoldBase64 } from './decoders/base64.js';
import { fullWidthDecode } from './decoders/full-width.js';
import { isForeignCapital, isForeignLetter } from './foreign-letters.js';
import { UNDERSCORE } from './word-span.js';
import { Trait } from './word-traits.js';

const { letter, digit } = CharacterClass;

const NEWLINE = 0x0a;
const RETURN = 0x0d;
const SPACE = 0x20;
const EXCLAMATION = 0x21;
const DOUBLE_QUOTE = 0x22;
const AMPERSAND = 0x26;
const APOSTROPHE = 0x27;
const OPEN = 0x28;
const CLOSE = 0x29;
const COMMA = 0x2c;
const DASH = 0x2d;
const DOT = 0x2e;
const COLON = 0x3a;
const SEMICOLON = 0x3b;
const QUESTION = 0x3f;
const EN_DASH = 0x2013;
const EM_DASH = 0x2014;

/** The classes of what stands in prose. */
export const SENTENCE_CLASSES =
  letter |
  digit |
  CharacterClass.space |
  CharacterClass.newline |
  CharacterClass.singleQuote |
  CharacterClass.doubleQuote |
  CharacterClass.ampersand |
  CharacterClass.parenthesis |
  CharacterClass.comma |
  CharacterClass.dash |
  CharacterClass.dot |
  CharacterClass.colon |
  CharacterClass.semicolon |
  CharacterClass.exclamation |
  CharacterClass.nonAscii |
  CharacterClass.operator;

/** Longer texts are judged. */
export const MAX_SENTENCE = 4_096;
const BUFFER = Buffer.alloc(2 * MAX_SENTENCE);
const UNITS = new Uint16Array(BUFFER.buffer, BUFFER.byteOffset, MAX_SENTENCE);

/** What is known of the words of a sentence. */
export interface SentenceWords {
  /** Whether nothing but words matters in a sentence. */
  readonly prose: boolean;
  /** The `Trait`s of a word or a number, but for those of a place. */
  traitsOf(text: string, units: Uint16Array, start: number, end: number): number;
  /** Those of a place; also of several words that dashes join. */
  placedTraitsOf(text: string, units: Uint16Array, start: number, end: number): number;
}

/**
 * Whether a text of these classes is words as people write them, with what stands between words in prose, and nothing
 * else: no word of
 * it goes on with a statement that a quote or a number has cut off, names a program where a command may begin, or is
 * what some check looks for.
 */
export function isSentence(text: string, classes: number, words: SentenceWords): boolean {
  if (!words.prose || (classes & ~SENTENCE_CLASSES) !== 0 || text.length > MAX_SENTENCE) return false;
  if ((classes & CharacterClass.nonAscii) !== 0) return isForeignSentence(text, words);
  if (CLASS_OF[text.charCodeAt(0)] !== letter) return false;
  BUFFER.write(text, 'utf16le');
  return new Sentence(text, classes, words).read() && !holdsBase64(UNITS, 0, text.length);
}

/** The same of a text with letters of European alphabets, as a program reads it that takes `’` for an apostrophe. */
function isForeignSentence(written: string, words: SentenceWords): boolean {
  const text = fullWidthDecode(written);
  const { length } = text;
  if (length > MAX_SENTENCE || !isLetter(text.charCodeAt(0))) return false;
  BUFFER.write(text, 'utf16le');
  let classes = 0;
  for (let at = 0; at < length; at++) {
    let unit = UNITS[at] as number;
    if (unit === EN_DASH || unit === EM_DASH) {
      unit = DASH;
      UNITS[at] = DASH;
    }
    if (unit >= 128 && !isLetter(unit)) return false;
    classes |= unit < 128 ? (CLASS_OF[unit] as number) : FOREIGN;
  }
  if ((classes & ~SENTENCE_CLASSES) !== 0) return false;
  return new Sentence(text, classes, words).read() && !mayHoldBase64(written) && !mayHoldBase64(text);
}

/** A letter beyond ASCII. */
const FOREIGN = letter | CharacterClass.nonAscii;
function isLetter(unit: number): boolean {
  return unit < 128 ? CLASS_OF[unit] === letter : isForeignLetter(unit);
}

/** The reading of one text. */
class Sentence {
  readonly #text: string;
  readonly #words: SentenceWords;
  /** The word that was read last. */
  #wordStart = 0;
  #wordEnd = 0;
  #traits = 0;
  #isBehindNumber = false;
  #isBehindDot = false;
  /** Whether a command may begin here. */
  #isFirst = true;
  #leads = false;
  #count = 0;
  /** Words of the sentence so far. */
  #place = 0;
  /** Whether its first or second word goes on with a statement. */
  #startsJoining = false;
  #hasNumber = false;
  /** Whether a question or an exclamation has ended. */
  #isLoud = false;
  #hasQuote = false;
  /** Words that stand behind a quote closely enough to go on where it ends a text of somebody else's. */
  #behindQuote = 0;
  #isQuoted = false;
  #isInBrackets = false;
  readonly #hasBrackets: boolean;
  /** Whether a bracket or a quote has opened in front of the next word. */
  #isOpened = false;

  constructor(text: string, classes: number, words: SentenceWords) {
    this.#text = text;
    this.#words = words;
    this.#hasBrackets = (classes & CharacterClass.parenthesis) !== 0;
  }

  read(): boolean {
    const { length } = this.#text;
    for (let at = 0; at < length; ) {
      at = this.#readCalm(at);
      const end = this.#readWord(at);
      if (end <= at) return false;
      at = this.#readSeparator(end);
      if (at < 0) return false;
    }
    if (this.#startsJoining && this.#count <= EARLY_WORDS + 1) return false;
    // `a is 1 ? b : c`
    return (!this.#isLoud || !(this.#hasNumber || this.#startsJoining)) && !this.#isQuoted && !this.#isInBrackets;
  }

  /** Passes words of no trait with single blanks between them, as nearly all are: where the first other one begins. */
  #readCalm(from: number): number {
    if (this.#startsJoining || this.#isFirst || this.#isOpened || this.#hasBrackets || this.#behindQuote > 0)
      return from;
    const { length } = this.#text;
    const words = this.#words;
    let start = from;
    for (;;) {
      let end = start;
      let all = 0;
      for (; end < length; end++) {
        const unit = UNITS[end] as number;
        const bits = unit < 128 ? (CLASS_OF[unit] as number) : FOREIGN;
        if ((bits & (letter | digit)) === 0) break;
        all |= unit === 0x5f ? bits | UNDERSCORE : bits;
      }
      const isAlone = end > start && end + 1 < length && UNITS[end] === SPACE && this.#isOf(end + 1, letter | digit);
      if (!isAlone || (all & UNDERSCORE) !== 0 || words.traitsOf(this.#text, UNITS, start, end) !== 0) return start;
      this.#count++;
      this.#place++;
      this.#isBehindNumber = (all & letter) === 0;
      this.#hasNumber ||= this.#isBehindNumber;
      this.#isBehindDot = false;
      start = end + 1;
    }
  }

  /** The end of the word that begins here; -1 where there is none, or one that matters. */
  #readWord(start: number): number {
    let end = start;
    let classes = 0;
    for (; end < this.#text.length; end++) {
      const unit = UNITS[end] as number;
      const bits = unit < 128 ? (CLASS_OF[unit] as number) : FOREIGN;
      if ((bits & (letter | digit)) === 0) break;
      classes |= unit === 0x5f ? bits | UNDERSCORE : bits;
    }
    if (end === start || (classes & UNDERSCORE) !== 0) return -1;
    this.#wordStart = start;
    this.#wordEnd = end;
    this.#traits = this.#words.traitsOf(this.#text, UNITS, start, end);
    return this.#mayStand((classes & letter) === 0) ? end : -1;
  }

  #mayStand(isNumber: boolean): boolean {
    const traits = this.#traits;
    if ((traits & Trait.matters) !== 0) return false;
    const end = this.#wordEnd;
    const next = end < this.#text.length ? (UNITS[end] as number) : 0;
    const leads = this.#isFirst && this.#isPlaced(Trait.leading);
    if (this.#isFirst && !leads) {
      if (this.#isPlaced(Trait.first)) return false;
      if (next === DASH && (this.#traitsOfDashed(this.#wordStart) & Trait.first) !== 0) return false;
    }
    if (this.#isOpened && this.#isPlaced(Trait.called)) return false;
    if (this.#hasBrackets && this.#isPlaced(Trait.assigned)) return false;
    this.#isOpened = false;
    const isBehindValue = this.#isBehindNumber || this.#behindQuote-- > 0;
    if (isBehindValue && (traits & Trait.joining) !== 0) return false;
    if (this.#place++ < EARLY_WORDS) this.#startsJoining ||= (traits & Trait.early) !== 0;
    const isBesideSign = this.#isBehindDot || this.#hasQuote || next === DOT || next === EXCLAMATION;
    if (isBesideSign && (traits & Trait.member) !== 0) return false;
    this.#leads = leads;
    this.#count++;
    this.#isBehindNumber = isNumber;
    this.#hasNumber ||= isNumber;
    return !this.#startsJoining || !(this.#hasNumber || this.#isLoud || (this.#hasQuote && this.#place < CLOSE_WORDS));
  }

  /** Whether the word that was read last has this trait of a place. */
  #isPlaced(trait: number): boolean {
    return (this.#words.placedTraitsOf(this.#text, UNITS, this.#wordStart, this.#wordEnd) & trait) !== 0;
  }

  /** A program's name may have dashes. */
  #traitsOfDashed(start: number): number {
    let end = start;
    while (this.#isOf(end, letter | digit | CharacterClass.dash)) end++;
    return this.#words.placedTraitsOf(this.#text, UNITS, start, end);
  }

  /** Where the next word begins; -1 where something stands that prose does not have there. */
  #readSeparator(from: number): number {
    const { length } = this.#text;
    let at = from;
    this.#isBehindDot = false;
    this.#isFirst = this.#leads;
    // Nearly all words.
    if (at + 1 < length && UNITS[at] === SPACE && this.#isOf(at + 1, letter | digit)) return at + 1;
    if (at < length && UNITS[at] === APOSTROPHE) return this.#readApostrophe(at);
    if (at < length && UNITS[at] === DASH) return this.#readDash(at);
    at = this.#readEnds(at);
    const written = at < length ? (UNITS[at] as number) : 0;
    const sign = isPunctuation(written) ? written : 0;
    if (sign !== 0) at++;
    this.#isBehindDot = sign === DOT || sign === SEMICOLON;
    if (sign === QUESTION || sign === EXCLAMATION) {
      if (this.#isLoud) return -1;
      this.#isLoud = true;
    }
    this.#isFirst ||= sign === SEMICOLON || sign === COLON;
    if (sign === DOT || sign === QUESTION || sign === EXCLAMATION) this.#place = 0;
    if (sign === COLON && this.#isPlaced(Trait.assigned)) return -1;
    const end = sign === COMMA || sign === DOT ? this.#readEnds(at) : at;
    if (end === length) return sign === COLON || sign === SEMICOLON || sign === COMMA ? -1 : end;
    return this.#readGap(end, sign);
  }

  /** `well-known`: to SQL a sign, behind which a statement may go on. */
  #readDash(at: number): number {
    this.#isFirst = true;
    if (this.#hasBrackets && this.#isPlaced(Trait.called)) return -1;
    return this.#isOf(at - 1, letter) && this.#isOf(at + 1, letter) ? at + 1 : -1;
  }

  /** Closing quotes and brackets. */
  #readEnds(from: number): number {
    let at = from;
    if (this.#isQuoted && at < this.#text.length && UNITS[at] === DOUBLE_QUOTE) {
      this.#isQuoted = false;
      this.#behindQuote = CLOSE_WORDS;
      at++;
    }
    if (this.#isInBrackets && at < this.#text.length && UNITS[at] === CLOSE) {
      this.#isInBrackets = false;
      at++;
    }
    return at;
  }

  /** Blanks, and what opens behind them. */
  #readGap(from: number, sign: number): number {
    const { length } = this.#text;
    let at = from;
    let isLine = false;
    while (at < length && isBlank(UNITS[at] as number)) {
      if (UNITS[at] !== SPACE) isLine = true;
      at++;
    }
    if (isLine && (sign === 0 || !isCapitalOrDigit(UNITS[at] as number))) return -1;
    this.#isFirst ||= isLine;
    if (at === from || at - from > 4) return -1;
    if (at < length && sign === 0 && (UNITS[at] === AMPERSAND || UNITS[at] === DASH)) {
      if (UNITS[at + 1] !== SPACE || (UNITS[at] === DASH && this.#isBehindNumber)) return -1;
      this.#isFirst = true;
      at += 2;
    }
    if ((sign === DOT || sign === QUESTION || sign === EXCLAMATION) && !isCapitalOrDigit(UNITS[at] as number))
      return -1;
    const opening = this.#readOpening(at);
    if (opening > at && !this.#opens(from)) return -1;
    return opening < length ? opening : -1;
  }

  #readOpening(from: number): number {
    let at = from;
    if (UNITS[at] === OPEN && !this.#isInBrackets && at < this.#text.length) {
      this.#isInBrackets = true;
      at++;
    }
    if (UNITS[at] === DOUBLE_QUOTE && !this.#isQuoted && at < this.#text.length) {
      this.#isQuoted = true;
      this.#hasQuote = true;
      this.#behindQuote = CLOSE_WORDS;
      at++;
    }
    return at;
  }

  /** Whether the word in front names nothing that is called, or run with a quoted text: `system (x)`, `spawn "x"`. */
  #opens(end: number): boolean {
    this.#isOpened = true;
    this.#isFirst = true;
    if (end !== this.#wordEnd) return true;
    return this.#wordStart > 0 && !this.#isPlaced(Trait.called);
  }

  /** `don't`, `O'Brien`: between letters, behind one of them or in front of what contractions end with. */
  #readApostrophe(at: number): number {
    this.#hasQuote = true;
    this.#behindQuote = CLOSE_WORDS;
    let end = at + 1;
    while (this.#isOf(end, letter)) end++;
    const isName = at - this.#wordStart === 1;
    if (end === at + 1 || this.#isOf(end, digit)) return -1;
    return isName || CONTRACTED.test(this.#text.slice(at + 1, end)) ? at + 1 : -1;
  }

  #isOf(at: number, classes: number): boolean {
    if (at < 0 || at >= this.#text.length) return false;
    const unit = UNITS[at] as number;
    return ((unit < 128 ? (CLASS_OF[unit] as number) : FOREIGN) & classes) !== 0;
  }
}

/** So many words of a sentence may be a name and what goes on with a statement. */
const EARLY_WORDS = 3;
const CLOSE_WORDS = 3;
const CONTRACTED = /^(?:s|t|d|m|re|ve|ll)$/i;

function isPunctuation(unit: number): boolean {
  switch (unit) {
    case COMMA:
    case DOT:
    case EXCLAMATION:
    case QUESTION:
    case COLON:
    case SEMICOLON:
      return true;
    default:
      return false;
  }
}

function isBlank(unit: number): boolean {
  return unit === SPACE || unit === NEWLINE || unit === RETURN;
}

function isCapitalOrDigit(unit: number): boolean {
  return (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x30 && unit <= 0x39) || isForeignCapital(unit);
}
