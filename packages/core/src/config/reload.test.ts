import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Configuration, createConfiguration, type Revision } from './configuration.js';

let folder: string;
let file: string;
let configuration: Configuration;
let faults: string[];

/** Three keys that belong together: a mixture of two revisions would show. */
function written(generation: number): string {
  return JSON.stringify({
    APP_NAME: `generation ${generation}`,
    FLOOD_RATIO: generation,
    IGNORE_PATHS: [`^/generation${generation}$`],
  });
}

function isWhole({ config, patterns }: Revision): boolean {
  const generation = config.FLOOD_RATIO;
  return config.APP_NAME === `generation ${generation}` && patterns.ignores(`/generation${generation}`);
}

function start(path: string): void {
  configuration = createConfiguration({ conf: path });
  configuration.onFault((error) => faults.push(error.message));
}

async function reaches(generation: number): Promise<void> {
  await vi.waitFor(() => expect(configuration.current.config.FLOOD_RATIO).toBe(generation), { timeout: 8000 });
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rasp-config-'));
  file = join(folder, 'rasp.json');
  faults = [];
  writeFileSync(file, written(1));
});

afterEach(() => {
  configuration.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a configuration file that changes', () => {
  it('in place is taken', async () => {
    start(file);
    writeFileSync(file, written(2));
    await reaches(2);
    expect([configuration.current.id, faults]).toEqual([2, []]);
  });

  it('by a rename over it, twice, is taken', async () => {
    start(file);
    for (const generation of [2, 3]) {
      writeFileSync(`${file}.new`, written(generation));
      renameSync(`${file}.new`, file);
      await reaches(generation);
    }
    expect(faults).toEqual([]);
  });

  it('by being taken away and put back, as some editors do, is taken', async () => {
    start(file);
    unlinkSync(file);
    await new Promise((resolve) => setTimeout(resolve, 150));
    writeFileSync(file, written(2));
    await reaches(2);
    expect(faults).toEqual([]);
  });

  it('by a symlink that is turned, as Kubernetes does, is taken', async () => {
    for (const name of ['one', 'two']) mkdirSync(join(folder, name));
    writeFileSync(join(folder, 'one/rasp.json'), written(1));
    writeFileSync(join(folder, 'two/rasp.json'), written(2));
    symlinkSync('one', join(folder, 'data'));
    unlinkSync(file);
    symlinkSync('data/rasp.json', file);
    start(file);
    symlinkSync('two', join(folder, 'data.new'));
    renameSync(join(folder, 'data.new'), join(folder, 'data'));
    await reaches(2);
  });

  it('to nonsense is reported once with all faults, and the running revision stays', async () => {
    start(file);
    writeFileSync(file, '{"FLOOD_RATIO": 0, "FLOOD_RATION": 1}');
    await vi.waitFor(() => expect(faults).toHaveLength(1), { timeout: 8000 });
    expect(faults[0]).toContain('2 faults');
    expect(configuration.current.id).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 2500));
    expect(faults).toHaveLength(1);
    writeFileSync(file, written(3));
    await reaches(3);
  });

  it('to a contradiction with what is set elsewhere is reported', async () => {
    start(file);
    writeFileSync(file, '{"SECURITY_CHECKS": {"spoofing": 1}}');
    await vi.waitFor(() => expect(faults).toHaveLength(1), { timeout: 8000 });
    expect(configuration.current.id).toBe(1);
  });

  it('by halves is taken when it is whole, without a report', async () => {
    start(file);
    const text = written(2);
    writeFileSync(file, text.slice(0, 30));
    await new Promise((resolve) => setTimeout(resolve, 200));
    writeFileSync(file, text);
    await reaches(2);
    expect(faults).toEqual([]);
  });

  it('by its removal is reported once, and by its return taken', async () => {
    start(file);
    unlinkSync(file);
    await vi.waitFor(() => expect(faults).toHaveLength(1), { timeout: 8000 });
    expect(faults[0]).toContain('ENOENT');
    writeFileSync(file, written(4));
    await reaches(4);
    expect(faults).toHaveLength(1);
  });

  it('after close changes nothing', async () => {
    start(file);
    configuration.close();
    writeFileSync(file, written(2));
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(configuration.current.id).toBe(1);
  });
});

describe('10,000 readers during 100 reloads', () => {
  it('each see one whole revision from beginning to end, and all revisions come', async () => {
    start(file);
    const seen = new Set<number>();
    let torn = 0;
    const reader = async (): Promise<void> => {
      const mine = configuration.current;
      await nextTurn();
      seen.add(mine.id);
      if (!isWhole(mine)) torn += 1;
    };
    for (let generation = 2; generation <= 101; generation += 1) {
      const readers = Array.from({ length: 100 }, reader);
      configuration.setConfig(JSON.parse(written(generation)));
      await Promise.all(readers);
    }
    expect([torn, seen.size, configuration.current.id]).toEqual([0, 100, 101]);
  });

  it('are torn by nothing that happens to the file meanwhile', async () => {
    start(file);
    let torn = 0;
    let reads = 0;
    const writer = (async () => {
      for (let generation = 2; generation <= 101; generation += 1) {
        writeFileSync(file, written(generation));
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    })();
    const writing = { now: true };
    void writer.then(() => Object.assign(writing, { now: false }));
    while (writing.now || reads < 10_000) {
      for (let at = 0; at < 100; at += 1, reads += 1) if (!isWhole(configuration.current)) torn += 1;
      await nextTurn();
    }
    await writer;
    await reaches(101);
    expect([torn, faults]).toEqual([0, []]);
    expect(configuration.current.id).toBeGreaterThan(10);
  });
});
