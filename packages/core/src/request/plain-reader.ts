import type { BodyFault, BodyReader, ReadStep } from './body-reader.js';
import { toFault, WAIT } from './body-reader.js';
import type { BodyReading } from './body-reading.js';
import type { HeldBytes } from './held-bytes.js';

/** What a whole body says. */
export interface WholeBody {
  readonly readings: readonly BodyReading[];
  readonly fault?: BodyFault | undefined;
}

/** Reads a body that has to be there as a whole before it says anything. */
export class PlainReader implements BodyReader {
  readonly #limitBytes: number;
  readonly #toReadings: (bytes: Buffer) => WholeBody;

  constructor(limitBytes: number, toReadings: (bytes: Buffer) => WholeBody) {
    this.#limitBytes = limitBytes;
    this.#toReadings = toReadings;
  }

  read(held: HeldBytes, ended: boolean): ReadStep {
    if (held.length > this.#limitBytes) {
      const { readings } = this.#toReadings(held.view().subarray(0, this.#limitBytes));
      const fault = toFault('limit', `the body has more than ${this.#limitBytes} bytes to inspect`);
      return { readings, clearedBytes: 0, released: false, fault };
    }
    if (!ended) return WAIT;
    return { ...this.#toReadings(held.view()), clearedBytes: held.end, released: true };
  }
}
