import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Writable } from 'node:stream';

export interface Digest {
  readonly bytes: number;
  readonly sha256: string;
}

/** Counts and hashes what passes, so that 50 MB leave no trace in memory. */
export class Digester extends Writable {
  private readonly hash = createHash('sha256');
  private bytes = 0;

  override _write(piece: Buffer, _encoding: string, done: () => void): void {
    this.bytes += piece.length;
    this.hash.update(piece);
    done();
  }

  digest(): Digest {
    return { bytes: this.bytes, sha256: this.hash.digest('hex') };
  }
}

/** Reads a body in one of the ways in which applications do. */
export async function readBody(message: Readable, way: string): Promise<Digest> {
  if (way === 'for-await') return readByIteration(message);
  if (way === 'pipe') return readByPipe(message);
  if (way === 'late') return readLate(message);
  throw new Error(`no such way: ${way}`);
}

async function readByIteration(message: Readable): Promise<Digest> {
  const digester = new Digester();
  for await (const piece of message) digester.write(piece);
  return digester.digest();
}

function readByPipe(message: Readable): Promise<Digest> {
  return new Promise((resolve, reject) => {
    const digester = new Digester();
    message.on('error', reject);
    message.pipe(digester).on('finish', () => resolve(digester.digest()));
  });
}

/** As an application that first asks a database. */
function readLate(message: Readable): Promise<Digest> {
  return new Promise((resolve, reject) => {
    setTimeout(() => {
      const digester = new Digester();
      message.on('error', reject);
      message.on('data', (piece: Buffer) => digester.write(piece));
      message.on('end', () => resolve(digester.digest()));
    }, 20);
  });
}
