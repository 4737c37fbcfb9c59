import { type BodyReader, type ReadStep, toFault, WAIT } from './body-reader.js';
import type { BodyReading } from './body-reading.js';
import { decodeContent, hasGzipWords } from './content-encoding.js';
import type { ContentType } from './content-type.js';
import type { HeldBytes } from './held-bytes.js';
import { readMultipart } from './multipart-body.js';
import { readWholeBody } from './whole-body.js';

/** How a body is read that says nothing before it is there as a whole. */
export interface PlainOptions {
  readonly type: ContentType;
  readonly encoding: string | undefined;
  readonly limitBytes: number;
}

/** Reads a form, JSON, XML, text, and whatever else is one piece. */
export class PlainReader implements BodyReader {
  readonly #options: PlainOptions;

  constructor(options: PlainOptions) {
    this.#options = options;
  }

  read(held: HeldBytes, ended: boolean): ReadStep {
    const { limitBytes } = this.#options;
    if (held.length > limitBytes) {
      const step = this.#readBytes(held.view().subarray(0, limitBytes));
      return { ...step, fault: toFault('limit', `the body has more than ${limitBytes} bytes to inspect`) };
    }
    return ended ? this.#readBytes(held.view()) : WAIT;
  }

  #readBytes(raw: Buffer): ReadStep {
    const { type, encoding, limitBytes } = this.#options;
    const content = decodeContent(raw, encoding, limitBytes);
    const body = readWholeBody(content.bytes, type);
    const fault = content.fault ?? body.fault;
    const readings = content.bytes === raw ? body.readings : [...body.readings, ...this.#readEncoded(raw)];
    return { readings, clearedBytes: 0, released: false, fault };
  }

  /** No multipart parser undoes an encoding: for them the parts stand between compressed bytes, in the preamble. */
  #readEncoded(raw: Buffer): readonly BodyReading[] {
    const { type } = this.#options;
    if (hasGzipWords(raw)) return readWholeBody(raw, type).readings;
    return readMultipart(raw, type.boundaries).readings.filter(({ kind }) => kind !== 'text');
  }
}
