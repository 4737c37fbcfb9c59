import type { BodyReader, ReadStep } from './body-reader.js';
import { isEncoded } from './content-encoding.js';
import type { HeldBytes } from './held-bytes.js';
import { REQUEST_LIMITS } from './limits.js';
import { type PlainOptions, PlainReader } from './plain-reader.js';
import { toTextHead } from './text-likeness.js';
import { startsAsJson } from './whole-body.js';

const EVERYTHING: ReadStep = { readings: [], clearedBytes: Number.POSITIVE_INFINITY, released: true };

/**
 * Reads a body whose Content-Type is none that carries text: an upload streams by after its head, unless that is
 * text after all, since a parser told to take every type would parse it. Past the limit text streams by as well:
 * uploads of large texts are everyday. What begins as JSON, or is compressed, is read as if it were called so: bytes
 * that are no UTF-8 inside of a string, or padding, would hide the rest from us and not from `JSON.parse`.
 */
export class BinaryReader implements BodyReader {
  readonly #options: PlainOptions;
  #isText: boolean | undefined;
  #isDocument = false;
  #isReleased = false;

  constructor(options: PlainOptions) {
    this.#options = options;
  }

  read(held: HeldBytes, ended: boolean): ReadStep {
    if (this.#isReleased) return EVERYTHING;
    if (this.#isText === undefined) {
      if (held.length < REQUEST_LIMITS.headBytes && !ended) return { ...EVERYTHING, clearedBytes: 0, released: false };
      const head = held.view().subarray(0, REQUEST_LIMITS.headBytes);
      this.#isDocument = isEncoded(this.#options.encoding) || startsAsJson(head.toString('latin1'));
      this.#isText = this.#isDocument || toTextHead(head) !== '';
    }
    if (!this.#isText) return this.#release([{ kind: 'binary', head: '' }]);
    const step = new PlainReader(this.#options).read(held, ended);
    const goesBy = !this.#isDocument && (ended || step.fault?.reason === 'limit');
    return goesBy ? this.#release(step.readings) : step;
  }

  #release(readings: ReadStep['readings']): ReadStep {
    this.#isReleased = true;
    return { ...EVERYTHING, readings };
  }
}
