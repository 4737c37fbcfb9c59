import { classify } from './character-classes.js';
import { holdsSign, type WordsThatMatter } from './words-that-matter.js';

/** What a check may see in a word, by where the word stands; bits. */
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
/** Longer words are found out anew each time: few repeat. */
const LONGEST_REMEMBERED = 16;
/** One word in each. */
const SLOTS = 2_048;

/**
 * What is to be known of the words of a text. A language has few words, so that nearly each is known already; it is
 * compared where it stands, and no text is cut into pieces.
 */
export class WordTraits {
  readonly #words: WordsThatMatter;
  readonly #covers: (classes: number) => boolean;
  #executables: ReadonlySet<string> = new Set();
  readonly #units = new Uint16Array(SLOTS * LONGEST_REMEMBERED);
  readonly #lengths = new Uint8Array(SLOTS);
  readonly #traits = new Uint8Array(SLOTS);

  /** `covers`: whether words of these classes are harmless at all, but for those that matter. */
  constructor(words: WordsThatMatter, covers: (classes: number) => boolean) {
    this.#words = words;
    this.#covers = covers;
  }

  /** Programs of the host. */
  set executables(names: ReadonlySet<string>) {
    this.#executables = names;
    this.#lengths.fill(0);
  }

  /** Traits of the letters, digits and dashes from `start` to `end` of `text`, whose units these are. */
  of(text: string, units: Uint16Array, start: number, end: number): number {
    const length = end - start;
    if (length > LONGEST_REMEMBERED) return this.#find(text.slice(start, end));
    let hash = length;
    for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + (units[at] as number)) | 0;
    const slot = (hash ^ (hash >>> 11)) & (SLOTS - 1);
    if (this.#lengths[slot] === length && this.#isIn(slot, units, start, end)) return this.#traits[slot] as number;
    const traits = this.#find(text.slice(start, end));
    this.#lengths[slot] = length;
    this.#traits[slot] = traits;
    this.#units.set(units.subarray(start, end), slot * LONGEST_REMEMBERED);
    return traits;
  }

  #isIn(slot: number, units: Uint16Array, start: number, end: number): boolean {
    const known = this.#units;
    for (let at = start, other = slot * LONGEST_REMEMBERED; at < end; at++, other++) {
      if (known[other] !== units[at]) return false;
    }
    return true;
  }

  #find(word: string): number {
    const lower = word.toLowerCase();
    const words = this.#words;
    return (
      (this.#matters(word, lower) ? Trait.matters : 0) |
      (words.seesFirst(lower, this.#executables) ? Trait.first : 0) |
      (words.leading.has(lower) ? Trait.leading : 0) |
      (words.seesCalled(word) ? Trait.called : 0) |
      (words.seesBehind(word) ? Trait.assigned : 0) |
      (words.joining.has(lower) ? Trait.joining : 0) |
      (words.early.has(lower) ? Trait.early : 0) |
      (words.members.has(lower) ? Trait.member : 0)
    );
  }

  #matters(word: string, lower: string): boolean {
    const words = this.#words;
    if (word.length > LONGEST_WORD || words.among.has(lower) || !this.#covers(classify(word))) return true;
    if (word.length > words.longerThan && words.seesLonger(word)) return true;
    if (!/\d/.test(word)) return false;
    // `1or`, `5like7`: a number, and a word that goes on.
    return holdsSign(word) || lower.split(/\d+/).some((run, place) => place > 0 && words.joining.has(run));
  }
}
