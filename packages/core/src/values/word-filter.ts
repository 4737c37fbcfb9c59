import { CharacterClass, CLASS_OF } from './character-classes.js';
import { holdsBase64, isBase64Text } from './decoders/base64.js';
import { DocumentScan, type Scanned } from './document-scan.js';
import { isFigure } from './figures.js';
import { isSentence, MAX_SENTENCE, SENTENCE_CLASSES, type SentenceWords } from './sentence.js';
import { isToken, TOKEN_CLASSES } from './token.js';
import { type AddressWords, isMailAddress, isWebAddress } from './web-address.js';
import { createSlots, slotOf } from './word-slots.js';
import { UNDERSCORE, type WordSpan } from './word-span.js';
import { WordTraits } from './word-traits.js';
import { holdsSign, type WordsThatMatter } from './words-that-matter.js';

const { letter, digit, dash, dot, colon, plus, space, slash } = CharacterClass;

/** All of these are digits of base64 too, so that a word is one run of them. */
const WORD = letter | digit | dash;

/** What figures have besides. */
const IN_FIGURES = dot | colon | plus | space | CharacterClass.at;

/** What no figure and no address of a page has. */
const NEVER_PLAIN = ~(WORD | IN_FIGURES | slash | UNDERSCORE);

const DOT = 0x2e;
const DASH = 0x2d;
const SLASH = 0x2f;

/** Names of classes are shorter, where they have digits. */
const LONG_NAME = 12;

/** All that identifiers and sentences have. */
const PROSE_CLASSES = TOKEN_CLASSES | SENTENCE_CLASSES;

/** Longer texts are no words. */
const MAX_TEXT = 512;
const UNITS = new Uint16Array(MAX_TEXT);

/** The name that is looked at among joined ones: a document has thousands, and each new object is garbage. */
const PART: WordSpan = { start: 0, end: 0, classes: 0 };
/** The letters of a part between digits. */
const RUN: WordSpan = { start: 0, end: 0, classes: 0 };
/** The text that is looked at as a whole. */
const WHOLE: WordSpan = { start: 0, end: 0, classes: 0 };

function setSpan(span: WordSpan, start: number, end: number, classes: number): WordSpan {
  span.start = start;
  span.end = end;
  span.classes = classes;
  return span;
}

/** Tells words that nobody has to judge from all other texts: they are most of what programs send. */
export class WordFilter implements AddressWords, SentenceWords {
  readonly #words: WordsThatMatter;
  /** Words of these mixtures of the three classes are harmless, but for those that matter. */
  readonly #covered: readonly boolean[];
  readonly #longestJoining: number;
  /** The slots of the words that matter: nearly every other word needs no slice to be told apart. */
  readonly #slots: Uint8Array;
  readonly #memberSlots: Uint8Array;
  readonly #joiningSlots: Uint8Array;
  readonly prose: boolean;
  readonly #traits: WordTraits;
  /** Made for the first document; null where there can be none. */
  #scan: DocumentScan | null | undefined;

  constructor(words: WordsThatMatter, covers: (classes: number) => boolean) {
    this.#words = words;
    this.prose = words.prose;
    this.#covered = Array.from({ length: 8 }, (_, mixture) => covers(toClasses(mixture)));
    this.#longestJoining = Math.max(0, ...[...words.joining].map((word) => word.length));
    this.#slots = createSlots(words.names);
    this.#memberSlots = createSlots(words.members);
    this.#joiningSlots = createSlots(words.joining);
    this.#traits = new WordTraits(words, covers);
  }

  /** Programs of the host. */
  set executables(names: ReadonlySet<string>) {
    this.#traits.executables = names;
    this.#scan?.forget();
  }

  /** Whether a whole text is such a word, names joined by dots and dashes, a figure or the address of a page. */
  holds(text: string): boolean {
    const { length } = text;
    if (length > MAX_TEXT) return false;
    let classes = 0;
    for (let at = 0; at < length; at++) {
      const unit = text.charCodeAt(at);
      const bits = unit < 128 ? (CLASS_OF[unit] as number) : 0;
      if ((bits & (WORD | dot)) === 0) return (bits & IN_FIGURES) !== 0 && this.#isPlain(text);
      classes |= unit === 0x5f ? bits | UNDERSCORE : bits;
      UNITS[at] = unit;
    }
    return this.passes(text, UNITS, setSpan(WHOLE, 0, length, classes));
  }

  /** Which strings of a JSON document are such texts; undefined where that is to be found out by reading it. */
  scan(text: string): Scanned | undefined {
    if (this.#scan === undefined) this.#scan = DocumentScan.create(this) ?? null;
    return this.#scan?.scan(text);
  }

  /** Whether the span of `text`, whose units these are, is what `holds` says of a whole text. */
  passes(text: string, units: Uint16Array, span: WordSpan): boolean {
    const plain = span.classes & ~UNDERSCORE;
    if ((plain & ~(WORD | dot)) === 0 && this.#passesName(text, units, span)) return true;
    const isAddress = (plain & (colon | slash)) === (colon | slash) && units[span.start] === 0x68;
    return ((span.classes & NEVER_PLAIN) === 0 || isAddress) && this.#isPlain(text.slice(span.start, span.end));
  }

  /**
   * Whether a text of these classes is an identifier or a sentence of such words: what is asked of texts that nobody
   * remembers.
   */
  isProse(text: string, classes: number): boolean {
    if ((classes & space) !== 0) return isSentence(text, classes, this);
    return (classes & ~TOKEN_CLASSES) === 0 && isToken(text, this);
  }

  /** The same of a part of a text. */
  isProsePart(text: string, { start, end, classes }: WordSpan): boolean {
    const plain = classes & ~UNDERSCORE;
    if ((plain & ~PROSE_CLASSES) !== 0 || end - start > MAX_SENTENCE) return false;
    return this.isProse(text.slice(start, end), plain);
  }

  /** Whether a span of letters, digits, dots and dashes is a word, or names that they join. */
  #passesName(text: string, units: Uint16Array, span: WordSpan): boolean {
    const plain = span.classes & ~UNDERSCORE;
    if ((plain & ~WORD) === 0 && this.#covered[toMixture(plain)] === true) return this.#isWord(text, units, span);
    return this.#isJoined(text, units, span, span.start);
  }

  #isWord(text: string, units: Uint16Array, span: WordSpan): boolean {
    const { start, end } = span;
    // Digits alone decode to letters beyond ASCII.
    if ((span.classes & letter) !== 0 && isBase64Text(units, start, end)) return false;
    if (end - start > this.#words.longerThan && this.seesLong(text.slice(start, end))) return false;
    if (this.#isOrdinary(units, span)) return true;
    const word = text.slice(start, end);
    return !holdsSign(word) && !this.#words.names.has(word.toLowerCase());
  }

  /** Whether the span is such a word, and would be one behind the end of a quoted text too. */
  joinsNothing(text: string, units: Uint16Array, { start, end }: Omit<WordSpan, 'classes'>): boolean {
    let classes = 0;
    for (let at = start; at < end; at++) {
      const unit = units[at] as number;
      const bits = unit < 128 ? (CLASS_OF[unit] as number) : 0;
      if ((bits & (WORD | IN_FIGURES | slash)) === 0) return false;
      classes |= unit === 0x5f ? bits | UNDERSCORE : bits;
    }
    if ((classes & space) !== 0) return this.#isPlain(text.slice(start, end));
    if (!this.passes(text, units, setSpan(WHOLE, start, end, classes))) return false;
    return end - start > this.#longestJoining || !this.#words.joining.has(text.slice(start, end).toLowerCase());
  }

  /** A figure, the address of a page, which has its colon behind `http`, or one for mail. */
  #isPlain(text: string): boolean {
    if (this.#covered[toMixture(letter | digit)] !== true) return false;
    const isAddress = text.charCodeAt(4) === 0x3a || text.charCodeAt(5) === 0x3a;
    if (isAddress) return isWebAddress(text, this);
    if (text.includes('@')) return isMailAddress(text, this);
    return isFigure(text);
  }

  /** Whether a path of a site is such names: `/assets/app-2.1/logo.png`. */
  holdsPath(path: string): boolean {
    const { length } = path;
    if (length > MAX_TEXT || path.charCodeAt(0) !== SLASH) return false;
    for (let at = 0; at < length; at++) UNITS[at] = path.charCodeAt(at);
    return this.#isJoined(path, UNITS, setSpan(WHOLE, 0, length, 0), 1);
  }

  /**
   * `host.example.com`, `order-17`: names with single dots and dashes between them, and slashes behind the first one,
   * which starts at `from`.
   */
  #isJoined(text: string, units: Uint16Array, { start, end }: WordSpan, from: number): boolean {
    let first = from;
    let classes = 0;
    let all = 0;
    for (let at = from; at <= end; at++) {
      const unit = at < end ? (units[at] as number) : DOT;
      const bits = unit < 128 ? (CLASS_OF[unit] as number) : 0;
      if ((bits & (letter | digit)) !== 0) {
        classes |= unit === 0x5f ? bits | UNDERSCORE : bits;
        continue;
      }
      if (unit !== DOT && unit !== DASH && (unit !== SLASH || from === start)) return false;
      // A folder's name may end a path.
      if (at === first && (from === start || at < end)) return false;
      if (at > first && !this.#isHarmlessPart(text, units, setSpan(PART, first, at, classes))) return false;
      all |= classes;
      first = at + 1;
      classes = 0;
    }
    if ((all & letter) === 0 || holdsBase64(units, start, end)) return false;
    return end - start <= this.#words.longerThan || !this.seesLong(text.slice(start, end));
  }

  #isHarmlessPart(text: string, units: Uint16Array, part: WordSpan): boolean {
    const { start, classes } = part;
    if (this.#covered[toMixture(classes & ~UNDERSCORE)] !== true || !this.#isWord(text, units, part)) return false;
    if (isMemberName(units, start)) return false;
    return this.#isMemberOfNone(text, units, part);
  }

  /** Of a token: neither a word that matters, nor one that goes on with a statement. */
  passesPart(text: string, units: Uint16Array, part: WordSpan, before: number): boolean {
    const { start, end, classes } = part;
    if (this.#covered[toMixture(classes & ~UNDERSCORE)] !== true || !this.#isWord(text, units, part)) return false;
    // Long ones with digits are no classes.
    if (((classes & digit) === 0 || end - start < LONG_NAME) && isMemberName(units, start)) return false;
    const isFirst = before === 0 || before === DASH || isDigit(units[start - 2] as number);
    if (isFirst && this.#isJoiningWord(text, units, part)) return false;
    return this.#isMemberOfNone(text, units, part);
  }

  traitsOf(text: string, units: Uint16Array, start: number, end: number): number {
    return this.#traits.of(text, units, start, end);
  }

  placedTraitsOf(text: string, units: Uint16Array, start: number, end: number): number {
    return this.#traits.placedOf(text, units, start, end);
  }

  #isMember(text: string, units: Uint16Array, { start, end }: WordSpan): boolean {
    return (
      this.#memberSlots[slotOf(units, start, end)] !== 0 &&
      this.#words.members.has(text.slice(start, end).toLowerCase())
    );
  }

  seesLong(name: string): boolean {
    return name.length > this.#words.longerThan && this.#words.seesLonger(name);
  }

  isHost(name: string): boolean {
    return this.#words.hosts.has(name.toLowerCase());
  }

  /** No `process`, `f_globals` or `1or`. */
  #isMemberOfNone(text: string, units: Uint16Array, part: WordSpan): boolean {
    const { start, classes } = part;
    if ((classes & UNDERSCORE) !== 0 && HIDDEN.test(text.slice(start, start + 3))) return false;
    if (this.#isMember(text, units, part)) return false;
    return (classes & digit) === 0 || !this.#joins(text, units, part);
  }

  /** `1or`, `2e1union`, `5like7`: a number, and a word that goes on. */
  #joins(text: string, units: Uint16Array, { start, end }: WordSpan): boolean {
    let first = start;
    for (let at = start; at <= end; at++) {
      if (at < end && !isDigit(units[at] as number)) continue;
      if (at > first && first > start && this.#isJoiningWord(text, units, setSpan(RUN, first, at, 0))) return true;
      first = at + 1;
    }
    return false;
  }

  #isJoiningWord(text: string, units: Uint16Array, { start, end }: WordSpan): boolean {
    if (end - start > this.#longestJoining || this.#joiningSlots[slotOf(units, start, end)] === 0) return false;
    return this.#words.joining.has(text.slice(start, end).toLowerCase());
  }

  #isOrdinary(units: Uint16Array, { start, end, classes }: WordSpan): boolean {
    if ((classes & UNDERSCORE) !== 0 || this.#slots[slotOf(units, start, end)] !== 0) return false;
    if ((classes & digit) === 0 || (classes & letter) === 0) return true;
    for (let at = start; at < end; at++) if (units[at] === 0x30) return false;
    return true;
  }
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

/** Python's frames, generators and code objects: `gi_code`. */
const HIDDEN = /^(?:f|gi|cr|ag|tb|co)_/i;

/** `java.lang.Runtime`, `x.Y`: not `PK.AS`, and not `17.Y`, since no name begins with a digit. */
function isMemberName(units: Uint16Array, start: number): boolean {
  if (start < 2 || units[start - 1] !== DOT || !isCapital(units[start] as number)) return false;
  const before = units[start - 2] as number;
  if (isCapital(before) || before === DOT) return false;
  let first = start - 2;
  while (first > 0 && isNamePart(units[first - 1] as number)) first--;
  return !isDigit(units[first] as number);
}

function isNamePart(unit: number): boolean {
  return unit < 128 && ((CLASS_OF[unit] as number) & (letter | digit)) !== 0;
}

function isCapital(unit: number): boolean {
  return unit >= 0x41 && unit <= 0x5a;
}

function toMixture(classes: number): number {
  return (classes & (letter | digit)) | ((classes & dash) === 0 ? 0 : 4);
}

function toClasses(mixture: number): number {
  return (mixture & 3) | ((mixture & 4) === 0 ? 0 : dash);
}
