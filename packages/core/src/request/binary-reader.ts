import type { BodyReader, ReadStep } from './body-reader.js';
import { isEncoded } from './content-encoding.js';
import type { HeldBytes } from './held-bytes.js';
import { REQUEST_LIMITS } from './limits.js';
import { type PlainOptions, PlainReader } from './plain-reader.js';
import { toTextHead } from './text-likeness.js';

const EVERYTHING: ReadStep = { readings: [], clearedBytes: Number.POSITIVE_INFINITY, released: true };

/**
 * Reads a body whose Content-Type is none that carries text: an upload streams by after its head, unless that is
 * text after all, since a parser told to take every type would parse it. Past the limit it streams by as well:
 * such parsers have limits of their own that are lower, and uploads of large texts are everyday.
 */
export class BinaryReader implements BodyReader {
  readonly #options: PlainOptions;
  #isText: boolean | undefined;
  #isReleased = false;

  constructor(options: PlainOptions) {
    this.#options = options;
  }

  read(held: HeldBytes, ended: boolean): ReadStep {
    if (this.#isReleased) return EVERYTHING;
    if (this.#isText === undefined) {
      if (held.length < REQUEST_LIMITS.headBytes && !ended) return { ...EVERYTHING, clearedBytes: 0, released: false };
      const head = held.view().subarray(0, REQUEST_LIMITS.headBytes);
      this.#isText = isEncoded(this.#options.encoding) || toTextHead(head) !== '';
    }
    if (!this.#isText) return this.#release([{ kind: 'binary', head: '' }]);
    const { readings, fault } = new PlainReader(this.#options).read(held, ended);
    if (!ended && fault?.reason !== 'limit') return { readings, clearedBytes: 0, released: false, fault };
    return this.#release(readings);
  }

  #release(readings: ReadStep['readings']): ReadStep {
    this.#isReleased = true;
    return { ...EVERYTHING, readings };
  }
}
