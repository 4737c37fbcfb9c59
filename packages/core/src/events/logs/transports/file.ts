import { type FileHandle, open, rename, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { LogConfig, Transport } from './transport.js';

/** The file that is written and `.1` to `.5`, the older ones. */
export const OLD_FILES = 5;

/** Lines in a file that only its owner reads, rotated by size. */
export class FileTransport implements Transport {
  readonly batchSize = 64;
  readonly target: string;
  readonly #limitBytes: number;
  #handle: FileHandle | undefined;

  constructor({ LOG_PATH, LOG_FILE_SIZE }: LogConfig) {
    // Absolute: an application may change its working directory.
    this.target = resolve(LOG_PATH);
    this.#limitBytes = LOG_FILE_SIZE;
  }

  async send(records: readonly string[]): Promise<void> {
    const bytes = Buffer.from(records.map((record) => `${record}\n`).join(''));
    const handle = await this.#handleFor(bytes.length);
    const before = await handle.stat();
    let written = 0;
    try {
      while (written < bytes.length) written += (await handle.write(bytes, written)).bytesWritten;
    } catch (error) {
      if (written > 0 && before.isFile()) await takeBack(handle, before.size, written);
      await this.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    const handle = this.#handle;
    this.#handle = undefined;
    await handle?.close().catch(() => {});
  }

  /** The file of this name now, with room for so many bytes: others rotate it too, workers of ours or logrotate. */
  async #handleFor(bytes: number): Promise<FileHandle> {
    const file = await stat(this.target).catch(() => undefined);
    const mine = await this.#handle?.stat();
    if (mine !== undefined && (file === undefined || file.ino !== mine.ino || file.dev !== mine.dev))
      await this.close();
    if (file?.isFile() && file.size > 0 && file.size + bytes > this.#limitBytes) {
      await this.close();
      await rotate(this.target);
    }
    this.#handle ??= await open(this.target, 'a', 0o600);
    return this.#handle;
  }
}

async function rotate(path: string): Promise<void> {
  for (let age = OLD_FILES - 1; age >= 1; age--) await rename(`${path}.${age}`, `${path}.${age + 1}`).catch(() => {});
  await rename(path, `${path}.1`);
}

/** A disk that fills up in the middle of a line leaves half of it, unless somebody else has written since. */
async function takeBack(handle: FileHandle, size: number, written: number): Promise<void> {
  try {
    if ((await handle.stat()).size === size + written) await handle.truncate(size);
  } catch {
    // The next line starts where this one broke off.
  }
}
