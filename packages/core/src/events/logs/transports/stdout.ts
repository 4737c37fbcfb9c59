import { write } from 'node:fs';
import type { Transport } from './transport.js';

const STDOUT = 1;

/**
 * Lines on standard output, past `process.stdout`: that waits for a slow reader and holds the process up, and its
 * `error`, when a reader has gone, would be the application's.
 */
export class StdoutTransport implements Transport {
  readonly batchSize = 64;
  readonly target = 'stdout';
  /** What a reader that is behind has not taken of the records sent last. */
  #rest: Buffer | undefined;

  async send(records: readonly string[]): Promise<void> {
    this.#rest ??= Buffer.from(records.map((record) => `${record}\n`).join(''));
    while (this.#rest.length > 0) this.#rest = this.#rest.subarray(await writeSome(this.#rest));
    this.#rest = undefined;
  }

  async close(): Promise<void> {}
}

function writeSome(bytes: Buffer): Promise<number> {
  return new Promise((resolve, reject) => {
    write(STDOUT, bytes, (error, written) => (error ? reject(error) : resolve(written)));
  });
}
