import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { logConfig } from '../testing/receivers.js';
import { FileTransport, OLD_FILES } from './file.js';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rasp-log-'));
  path = join(folder, 'attacks.log');
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = (LOG_PATH = path) => new FileTransport(logConfig({ LOG_PROTOCOL: 'file', LOG_PATH, LOG_FILE_SIZE: 4096 }));
const linesOf = (file: string): string[] => readFileSync(file, 'utf8').split('\n').slice(0, -1);

describe('a log file', () => {
  it('is appended to, and only its owner reads it', async () => {
    for (const record of ['one', 'two']) {
      const file = open();
      await file.send([record]);
      await file.close();
    }
    expect(linesOf(path)).toEqual(['one', 'two']);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('is rotated before it is larger than LOG_FILE_SIZE, and the oldest is forgotten', async () => {
    const file = open();
    for (let id = 0; id < 100; id++) await file.send([`${id} ${'x'.repeat(400)}`]);
    await file.close();
    const files = readdirSync(folder).sort();
    expect(files).toEqual(['attacks.log', ...Array.from({ length: OLD_FILES }, (_, age) => `attacks.log.${age + 1}`)]);
    for (const one of files) expect(statSync(join(folder, one)).size).toBeLessThanOrEqual(4_096);
    const ids = [...files.slice(1).reverse(), 'attacks.log'].flatMap((one) => linesOf(join(folder, one)));
    expect(ids.map((line) => Number.parseInt(line, 10))).toEqual(
      Array.from({ length: ids.length }, (_, index) => 100 - ids.length + index),
    );
  });

  it('that exactly fits is not rotated, and one byte more is', async () => {
    const file = open();
    await file.send(['x'.repeat(4_000)]);
    await file.send(['y'.repeat(94)]);
    expect([statSync(path).size, existsSync(`${path}.1`)]).toEqual([4_096, false]);
    await file.send(['']);
    expect([statSync(path).size, existsSync(`${path}.1`)]).toEqual([1, true]);
    await file.close();
  });

  it('that somebody else rotated away is begun anew', async () => {
    const file = open();
    await file.send(['one']);
    renameSync(path, `${path}.old`);
    await file.send(['two']);
    await file.close();
    expect([linesOf(`${path}.old`), linesOf(path)]).toEqual([['one'], ['two']]);
  });

  it('on a full disk rejects, to be tried again', async () => {
    const file = open('/dev/full');
    await expect(file.send(['one'])).rejects.toThrow(/ENOSPC/);
    await file.close();
  });

  it('in a folder that is not there rejects with its path', async () => {
    await expect(open(join(folder, 'no', 'log')).send(['one'])).rejects.toThrow(/ENOENT.*no\/log/);
  });
});
