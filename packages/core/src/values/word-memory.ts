/** V8 copies shorter slices, so that none of these keeps a request alive. */
const MAX_LENGTH = 12;
const MAX_WORDS = 4_096;

/** Remembers what was found out about short words, of which texts have few. */
export class WordMemory {
  readonly #find: (word: string) => number;
  readonly #known = new Map<string, number>();

  /** `find`: bits, which depend on the word alone. */
  constructor(find: (word: string) => number) {
    this.#find = find;
  }

  bitsOf(word: string): number {
    if (word.length > MAX_LENGTH) return this.#find(word);
    const known = this.#known.get(word);
    if (known !== undefined) return known;
    const bits = this.#find(word);
    if (this.#known.size >= MAX_WORDS) this.#known.clear();
    this.#known.set(word, bits);
    return bits;
  }

  clear(): void {
    this.#known.clear();
  }
}
