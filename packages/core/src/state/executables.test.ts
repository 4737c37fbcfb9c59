import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createExecutables } from './executables.js';

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
});
