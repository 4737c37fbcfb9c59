import { CharacterClass, CLASS_OF } from './character-classes.js';
import { isForeignLetter } from './foreign-letters.js';
import { createSlots, slotOf } from './word-slots.js';
import { holdsSign, type WordsThatMatter } from './words-that-matter.js';

const { letter, digit, dash } = CharacterClass;

/**
 * What a check may see in a word, by where the word stands; bits. The first four behind `matters` are asked for where a word stands so:
 * to find them out costs a microsecond, and a hostile text has a new word every few bytes.
 */
export const Trait = {
  /** Wherever it stands. */
  matters: 1,
  /** Where a statement or a program begins. */
  first: 2,
  /** It is harmless there, but a command may begin behind it. */
  leading: 4,
  /** Beside a bracket or a quote. */
  called: 8,
  /** In front of an equals sign or a colon. */
  assigned: 16,
  /** It goes on with a statement behind a number or a quote. */
  joining: 32,
  /** It does so behind a name, too, as one of the first words. */
  early: 64,
  /** Beside a dot. */
  member: 128,
} as const;

/** Longer ones are none of a language of people's. */
const LONGEST_WORD = 40;
/** Placed traits of longer words are found out anew each time: few repeat. */
const LONGEST_REMEMBERED = 16;
/** One word in each. */
const SLOTS = 2_048;

/**
 * What is to be known of the words of a text. A language has few words, so that nearly each is known already; it is
 * compared where it stands, and no text is cut into pieces.
 */
export class WordTraits {
  readonly #words: WordsThatMatter;
  /** Of each mixture of letters, digits and dashes, whether words of it are harmless at all. */
  readonly #covered: readonly boolean[];
  readonly #slots: Uint8Array;
  #executables: ReadonlySet<string> = new Set();
  readonly #units = new Uint16Array(SLOTS * LONGEST_REMEMBERED);
  readonly #lengths = new Uint8Array(SLOTS);
  readonly #placed = new Uint8Array(SLOTS);

  /** `covers`: whether words of these classes are harmless at all, but for those that matter. */
  constructor(words: WordsThatMatter, covers: (classes: number) => boolean) {
    this.#words = words;
    this.#covered = Array.from({ length: 8 }, (_, mixture) => covers((mixture & 3) | ((mixture & 4) === 0 ? 0 : dash)));
    this.#slots = createSlots(words.among, words.joining, words.early, words.members);
  }

  /** Programs of the host. */
  set executables(names: ReadonlySet<string>) {
    this.#executables = names;
    this.#lengths.fill(0);
  }

  /** The traits, but for those of a place, of the letters and digits, also foreign ones, from `start` to `end` of `text`, whose units these are. */
  of(text: string, units: Uint16Array, start: number, end: number): number {
    const { longerThan } = this.#words;
    let classes = 0;
    for (let at = start; at < end; at++) {
      const unit = units[at] as number;
      if (unit >= 128) return this.#ofForeign(text, units, start, end);
      classes |= CLASS_OF[unit] as number;
    }
    const mixture = (classes & (letter | digit)) | ((classes & dash) === 0 ? 0 : 4);
    if (end - start > LONGEST_WORD || this.#covered[mixture] !== true) return Trait.matters;
    const traits = this.#slots[slotOf(units, start, end)] === 0 ? 0 : this.#named(text.slice(start, end).toLowerCase());
    const isMixed = (classes & letter) !== 0 && (classes & digit) !== 0;
    if (!isMixed && end - start <= longerThan) return traits;
    return this.#isSeen(text.slice(start, end), isMixed) ? traits | Trait.matters : traits;
  }

  /** Of a word with letters of other alphabets: it matters where any trait has what stands between them. */
  #ofForeign(text: string, units: Uint16Array, start: number, end: number): number {
    let first = start;
    for (let at = start; at <= end; at++) {
      const unit = at < end ? (units[at] as number) : 128;
      if (unit < 128) continue;
      if (at < end && !isForeignLetter(unit)) return Trait.matters;
      if (at > first && (this.of(text, units, first, at) | this.placedOf(text, units, first, at)) !== 0)
        return Trait.matters;
      first = at + 1;
    }
    return 0;
  }

  /** The traits of a place: of a name that dots and dashes may join, too. */
  placedOf(text: string, units: Uint16Array, start: number, end: number): number {
    const length = end - start;
    if (length > LONGEST_REMEMBERED) return this.#findPlaced(text.slice(start, end));
    let hash = length;
    for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + (units[at] as number)) | 0;
    const slot = (hash ^ (hash >>> 11)) & (SLOTS - 1);
    if (this.#lengths[slot] === length && this.#isIn(slot, units, start, end)) return this.#placed[slot] as number;
    const placed = this.#findPlaced(text.slice(start, end));
    this.#lengths[slot] = length;
    this.#placed[slot] = placed;
    this.#units.set(units.subarray(start, end), slot * LONGEST_REMEMBERED);
    return placed;
  }

  #isIn(slot: number, units: Uint16Array, start: number, end: number): boolean {
    const known = this.#units;
    for (let at = start, other = slot * LONGEST_REMEMBERED; at < end; at++, other++) {
      if (known[other] !== units[at]) return false;
    }
    return true;
  }

  #named(lower: string): number {
    const words = this.#words;
    return (
      (words.among.has(lower) ? Trait.matters : 0) |
      (words.joining.has(lower) ? Trait.joining : 0) |
      (words.early.has(lower) ? Trait.early : 0) |
      (words.members.has(lower) ? Trait.member : 0)
    );
  }

  #isSeen(word: string, isMixed: boolean): boolean {
    const words = this.#words;
    if (word.length > words.longerThan && words.seesLonger(word)) return true;
    if (!isMixed) return false;
    // `1or`, `5like7`: a number, and a word that goes on.
    const runs = word.toLowerCase().split(/\d+/);
    return holdsSign(word) || runs.some((run, place) => place > 0 && words.joining.has(run));
  }

  #findPlaced(word: string): number {
    const lower = word.toLowerCase();
    const words = this.#words;
    return (
      (words.seesFirst(lower, this.#executables) ? Trait.first : 0) |
      (words.leading.has(lower) ? Trait.leading : 0) |
      (words.seesCalled(word) ? Trait.called : 0) |
      (words.seesBehind(word) ? Trait.assigned : 0)
    );
  }
}
