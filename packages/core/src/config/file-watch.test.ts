import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type WatchOptions, watchText } from './file-watch.js';

const AN_HOUR_MS = 3_600_000;
let folder: string;
let file: string;
let told: string[];
let stop: () => void = () => undefined;

function start(options: Partial<WatchOptions>): void {
  stop = watchText(file, {
    known: 'one',
    isWhole: () => true,
    changed: (text) => void told.push(text),
    failed: (reason) => void told.push(reason),
    delayMs: 20,
    ...options,
  });
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rasp-watch-'));
  file = join(folder, 'rasp.json');
  told = [];
  writeFileSync(file, 'one');
});

afterEach(() => {
  stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('a watched file', () => {
  it('is seen by events alone, renames and all', async () => {
    start({ pollMs: AN_HOUR_MS });
    for (const text of ['two', 'three']) {
      writeFileSync(`${file}.new`, text);
      renameSync(`${file}.new`, file);
      await vi.waitFor(() => expect(told.at(-1)).toBe(text), { timeout: 5000 });
    }
    expect(told).toEqual(['two', 'three']);
  });

  it('is seen by polling alone: its folder was made anew, and events of the old one never come', async () => {
    start({ pollMs: 30, delayMs: 100 });
    rmSync(folder, { recursive: true });
    await vi.waitFor(() => expect(told).toEqual(['ENOENT: no such file or directory']), { timeout: 5000 });
    mkdirSync(folder);
    writeFileSync(file, 'two');
    await vi.waitFor(() => expect(told.at(-1)).toBe('two'), { timeout: 5000 });
  });

  it('that is missing is told of once, however often it is looked for', async () => {
    start({ pollMs: 10 });
    rmSync(file);
    await vi.waitFor(() => expect(told).toHaveLength(1), { timeout: 5000 });
    await sleep(200);
    expect(told).toEqual(['ENOENT: no such file or directory']);
  });

  it('that is written again with what it had is nothing new', async () => {
    start({ pollMs: 10 });
    writeFileSync(file, 'one');
    await sleep(200);
    expect(told).toEqual([]);
  });

  it('is seen although its folder never rests', async () => {
    start({ pollMs: AN_HOUR_MS, delayMs: 50 });
    const busy = setInterval(() => writeFileSync(join(folder, 'busy.log'), String(performance.now())), 5);
    writeFileSync(file, 'two');
    await vi.waitFor(() => expect(told).toEqual(['two']), { timeout: 5000 }).finally(() => clearInterval(busy));
  });

  it('is told of no more once watching has stopped, even in the middle of a look', async () => {
    for (let turns = 0; turns < 60; turns += 1) {
      writeFileSync(file, 'one');
      start({ pollMs: 1, delayMs: 0 });
      writeFileSync(file, 'two');
      await sleep(1);
      for (let turn = 0; turn < turns % 6; turn += 1) await nextTurn();
      stop();
      const before = told.length;
      await sleep(5);
      expect(told.length).toBe(before);
    }
  });
});
