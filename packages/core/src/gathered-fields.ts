import type { BodyReading } from './request/body-reading.js';

const NO_FIELDS: readonly BodyReading[] = [];

/**
 * The multipart fields of one body. They are read as they come, and a sender chooses when each does; those of one name
 * reach the application together all the same, so all are kept for the moments at which it acts on them.
 */
export class GatheredFields {
  readonly #all: BodyReading[] = [];
  #taken = 0;

  /** Keeps the fields among `readings`; gives all of them where the application acts, unless no further one has come. */
  take(readings: readonly BodyReading[], isDue: boolean): readonly BodyReading[] {
    for (const reading of readings) if (reading.kind === 'field') this.#all.push(reading);
    if (!isDue || this.#taken === this.#all.length) return NO_FIELDS;
    this.#taken = this.#all.length;
    return this.#all;
  }
}
