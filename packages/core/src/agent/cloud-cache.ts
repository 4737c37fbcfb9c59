import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isObject } from '../config/kinds.js';
import type { StartMethod } from './start-protocol.js';

/** What is kept of a cloud for a start without it. */
export interface CloudMemory {
  readonly config: Readonly<Record<string, unknown>>;
  /** The form of the start that worked. */
  readonly method: StartMethod;
  /** Epoch milliseconds. */
  readonly savedAtMs: number;
}

/** The last good configuration of one cloud and key, in a file that nobody without the key can write. */
export class CloudCache {
  /** Agents of other clouds and keys may share the folder. */
  readonly path: string;
  readonly #folder: string;
  readonly #key: string;

  constructor(folder: string, cloudUrl: string, key: string) {
    this.#folder = folder;
    this.#key = key;
    this.path = join(folder, `rasp-${this.#sign(`name ${cloudUrl}`).slice(0, 16)}.json`);
  }

  /** Undefined where there is no file. Throws where there is one that cannot be used. Synchronous: it is for a start. */
  read(): CloudMemory | undefined {
    let text: string;
    try {
      text = readFileSync(this.path, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
    return this.#open(text);
  }

  /** Whole or not at all: a full disk leaves the file of before. */
  async write(memory: CloudMemory): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const temporary = `${this.path}.${randomBytes(6).toString('hex')}.tmp`;
    const content = JSON.stringify(memory);
    try {
      const file = await open(temporary, 'wx', 0o600);
      try {
        await file.writeFile(JSON.stringify({ signature: this.#sign(`content ${content}`), content }));
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(temporary, this.path);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  }

  #open(text: string): CloudMemory {
    const file = toObject(text);
    const { content, signature } = file;
    if (typeof content !== 'string' || typeof signature !== 'string') throw new Damaged(this.path);
    const expected = Buffer.from(this.#sign(`content ${content}`));
    const given = Buffer.from(signature);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw new Damaged(this.path);
    // Signed with our key: we wrote it.
    return JSON.parse(content) as CloudMemory;
  }

  #sign(text: string): string {
    return createHmac('sha256', this.#key).update(text).digest('hex');
  }
}

class Damaged extends Error {
  constructor(path: string) {
    super(`${path} is damaged, or of another key: it is not used`);
  }
}

function toObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}
