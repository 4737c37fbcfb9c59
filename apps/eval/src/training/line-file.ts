import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

/** A compressed file of one JSON object a line. */
export class LineFile {
  readonly #gzip = createGzip({ level: 3 });
  readonly #written: Promise<void>;

  constructor(path: string) {
    this.#written = finished(this.#gzip.pipe(createWriteStream(path)));
  }

  async write(row: object): Promise<void> {
    if (!this.#gzip.write(`${JSON.stringify(row)}\n`)) await once(this.#gzip, 'drain');
  }

  async end(): Promise<void> {
    this.#gzip.end();
    await this.#written;
  }
}
