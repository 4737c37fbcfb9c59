import { CharacterClass, CLASS_OF } from './character-classes.js';
import { holdsBase64, isBase64Text } from './decoders/base64.js';
import { isFigure } from './figures.js';
import { isMailAddress, isWebAddress } from './web-address.js';

const { letter, digit, dash, dot, colon, plus, space, slash } = CharacterClass;

/** All of these are digits of base64 too, so that a word is one run of them. */
const WORD = letter | digit | dash;

/** Set beside `letter` for `_`, which only matters to this filter. */
export const UNDERSCORE = 1 << 31;

/** What figures have besides. */
const IN_FIGURES = dot | colon | plus | space | CharacterClass.at;

/** What no figure and no address of a page has. */
const NEVER_PLAIN = ~(WORD | IN_FIGURES | slash | UNDERSCORE);

const DOT = 0x2e;
const DASH = 0x2d;
const SLASH = 0x2f;
const SLOTS = 4_096;

/** Longer texts are no words. */
const MAX_TEXT = 512;
const UNITS = new Uint16Array(MAX_TEXT);

/** A word in the units of a text; `classes` may have `UNDERSCORE`. Whoever is given one keeps nothing of it. */
export interface WordSpan {
  start: number;
  end: number;
  classes: number;
}

/** The name that is looked at among joined ones: a document has thousands, and each new object is garbage. */
const PART: WordSpan = { start: 0, end: 0, classes: 0 };
/** The text that is looked at as a whole. */
const WHOLE: WordSpan = { start: 0, end: 0, classes: 0 };

function setSpan(span: WordSpan, start: number, end: number, classes: number): WordSpan {
  span.start = start;
  span.end = end;
  span.classes = classes;
  return span;
}

/** The words that matter: these, in lower case, and some of the longer ones. */
export interface WordsThatMatter {
  readonly names: ReadonlySet<string>;
  readonly longerThan: number;
  seesLonger(word: string): boolean;
  /** Hosts that matter in the address of a page. */
  readonly hosts: ReadonlySet<string>;
  /** Harmless alone, but not where a quote or a number has ended before them: `or`. */
  readonly joining: ReadonlySet<string>;
  /** Those that matter as a part of names which dots, dashes or slashes join: `process.env`, `x.php`. */
  readonly members: ReadonlySet<string>;
}

/** Tells words that nobody has to judge from all other texts: they are most of what programs send. */
export class WordFilter {
  readonly #words: WordsThatMatter;
  /** Words of these mixtures of the three classes are harmless, but for those that matter. */
  readonly #covered: readonly boolean[];
  readonly #longestJoining: number;
  /** The slots of the words that matter: nearly every other word needs no slice to be told apart. */
  readonly #slots = new Uint8Array(SLOTS);
  readonly #memberSlots = new Uint8Array(SLOTS);

  constructor(words: WordsThatMatter, covers: (classes: number) => boolean) {
    this.#words = words;
    this.#covered = Array.from({ length: 8 }, (_, mixture) => covers(toClasses(mixture)));
    this.#longestJoining = Math.max(0, ...[...words.joining].map((word) => word.length));
    for (const word of words.names) this.#slots[slotOf(Uint16Array.from(word, toUnit), 0, word.length)] = 1;
    for (const word of words.members) this.#memberSlots[slotOf(Uint16Array.from(word, toUnit), 0, word.length)] = 1;
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

  /** Whether the span of `text`, whose units these are, is what `holds` says of a whole text. */
  passes(text: string, units: Uint16Array, span: WordSpan): boolean {
    const plain = span.classes & ~UNDERSCORE;
    if ((plain & ~WORD) === 0 && this.#covered[toMixture(plain)] === true) return this.#isWord(text, units, span);
    if ((plain & ~(WORD | dot)) === 0 && this.#isJoined(text, units, span, span.start)) return true;
    return (span.classes & NEVER_PLAIN) === 0 && this.#isPlain(text.slice(span.start, span.end));
  }

  #isWord(text: string, units: Uint16Array, span: WordSpan): boolean {
    const { start, end } = span;
    if (isBase64Text(units, start, end)) return false;
    if (end - start > this.#words.longerThan && this.#words.seesLonger(text.slice(start, end))) return false;
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
    if (!this.passes(text, units, setSpan(WHOLE, start, end, classes))) return false;
    return end - start > this.#longestJoining || !this.#words.joining.has(text.slice(start, end).toLowerCase());
  }

  /** A figure, the address of a page, which has its colon behind `http`, or one for mail. */
  #isPlain(text: string): boolean {
    if (this.#covered[toMixture(letter | digit)] !== true) return false;
    const isAddress = text.charCodeAt(4) === 0x3a || text.charCodeAt(5) === 0x3a;
    if (isAddress) return isWebAddress(text, this.#words.hosts);
    if (text.includes('@')) return isMailAddress(text, this.#words.hosts);
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
    return end - start <= this.#words.longerThan || !this.#words.seesLonger(text.slice(start, end));
  }

  #isHarmlessPart(text: string, units: Uint16Array, part: WordSpan): boolean {
    const { start, end, classes } = part;
    if (this.#covered[toMixture(classes & ~UNDERSCORE)] !== true || !this.#isWord(text, units, part)) return false;
    // `java.lang.Runtime`, `x.f_globals`: classes, and what languages hide.
    const first = units[start] as number;
    if (first >= 0x41 && first <= 0x5a && start > 0 && units[start - 1] === DOT) return false;
    if ((classes & UNDERSCORE) !== 0 && (units[start + 1] === 0x5f || units[start + 2] === 0x5f)) return false;
    if (this.#memberSlots[slotOf(units, start, end)] !== 0) {
      if (this.#words.members.has(text.slice(start, end).toLowerCase())) return false;
    }
    return (classes & digit) === 0 || !this.#endsJoining(text, units, part);
  }

  /** `1or`, `2e1union`: a number, and a word that goes on. */
  #endsJoining(text: string, units: Uint16Array, { start, end }: WordSpan): boolean {
    let first = end;
    while (first > start && ((CLASS_OF[units[first - 1] as number] as number) & digit) === 0) first--;
    if (first === start || first === end || end - first > this.#longestJoining) return false;
    return this.#words.joining.has(text.slice(first, end).toLowerCase());
  }

  #isOrdinary(units: Uint16Array, { start, end, classes }: WordSpan): boolean {
    if ((classes & UNDERSCORE) !== 0 || this.#slots[slotOf(units, start, end)] !== 0) return false;
    if ((classes & digit) === 0 || (classes & letter) === 0) return true;
    for (let at = start; at < end; at++) if (units[at] === 0x30) return false;
    return true;
  }
}

/** What makes a word more than one: joined names, and characters in hexadecimal. */
export function holdsSign(word: string): boolean {
  return word.includes('__') || word.includes('0x') || word.includes('0X');
}

function toMixture(classes: number): number {
  return (classes & (letter | digit)) | ((classes & dash) === 0 ? 0 : 4);
}

function toClasses(mixture: number): number {
  return (mixture & 3) | ((mixture & 4) === 0 ? 0 : dash);
}

function toUnit(character: string): number {
  return character.charCodeAt(0);
}

/** Of the length and three letters, in either case. */
function slotOf(units: Uint16Array, start: number, end: number): number {
  const first = (units[start] as number) & 31;
  const second = (units[Math.min(start + 1, end - 1)] as number) & 31;
  const last = (units[end - 1] as number) & 31;
  return (((end - start) * 31 + first) * 31 + second * 7 + last * 131) & (SLOTS - 1);
}
