import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createExecutables } from './executables.js';

afterEach(() => {
  vi.useRealTimers();
});

describe('executables', () => {
  it('knows the usual programs at once, and those of PATH once it was read', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rasp-path-'));
    writeFileSync(join(folder, 'Frobnicate.EXE'), '');
    chmodSync(join(folder, 'Frobnicate.EXE'), 0o755);
    const executables = createExecutables([folder, '/does/not/exist', ''].join(delimiter));
    expect(executables.names.has('cat')).toBe(true);
    expect(executables.names.has('frobnicate')).toBe(false);
    await executables.ready();
    expect(executables.names.has('frobnicate')).toBe(true);
    rmSync(folder, { recursive: true });
  });

  it('reads again after ten minutes, and stays the same set where nothing has changed', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const folder = mkdtempSync(join(tmpdir(), 'rasp-path-'));
    const executables = createExecutables(folder);
    await executables.ready();
    const before = executables.names;
    const readAgain = async (): Promise<ReadonlySet<string>> => {
      vi.setSystemTime(Date.now() + 11 * 60_000);
      expect(executables.names).toBe(before);
      await executables.ready();
      return executables.names;
    };
    expect(await readAgain()).toBe(before);
    writeFileSync(join(folder, 'frobnicate'), '');
    expect((await readAgain()).has('frobnicate')).toBe(true);
    rmSync(folder, { recursive: true });
  });
});
