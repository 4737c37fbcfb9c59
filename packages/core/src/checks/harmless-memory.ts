import type { Known, Whole } from '../values/collection.js';
import { createHarmlessCache, type HarmlessCache, type Judged } from './harmless-cache.js';
import { HarmlessHeaders } from './harmless-headers.js';

/** The parts of a head that were looked at. */
export interface JudgedHead {
  readonly wholes: readonly Whole[];
  readonly rawHeaders: readonly string[];
}

/** What was judged harmless under one configuration revision: texts in their places, and whole header blocks. */
export class HarmlessMemory implements Known {
  /** What a model is asked about is remembered once it has answered. */
  readonly takesDoubted = false;
  readonly #texts: HarmlessCache;
  readonly #headers = new HarmlessHeaders();
  readonly #isOn: boolean;

  /** `maxEntries`: texts that are remembered; 0 for nothing at all. */
  constructor(maxEntries: number) {
    this.#isOn = maxEntries > 0;
    this.#texts = createHarmlessCache(maxEntries);
  }

  has(judged: Judged): boolean {
    return this.#texts.has(judged);
  }

  hasHeaders(rawHeaders: readonly string[]): boolean {
    return this.#isOn && this.#headers.has(rawHeaders);
  }

  add(judged: Judged): void {
    this.#texts.add(judged);
  }

  addHead({ wholes, rawHeaders }: JudgedHead): void {
    if (!this.#isOn) return;
    for (const whole of wholes) this.#texts.add(whole);
    if (!this.#headers.has(rawHeaders)) this.#headers.add(rawHeaders);
  }

  clear(): void {
    this.#texts.clear();
    this.#headers.clear();
  }
}
