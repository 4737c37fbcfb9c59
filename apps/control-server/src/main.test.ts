import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { HELP, readArguments, UsageError } from './arguments.js';
import { ask } from './testing/running-server.js';
import { spawnServer } from './testing/server-process.js';

describe('the command line', () => {
  it('listens on this machine alone unless it is told otherwise', () => {
    expect(readArguments([])).toMatchObject({ host: '127.0.0.1', port: 8300, database: 'rasp-control.db' });
    expect(readArguments(['--', '--port', '0', '--public-url', 'https://c.example/'])).toMatchObject({
      port: 0,
      publicUrl: 'https://c.example',
    });
  });

  it.each([
    [['--port', '65536'], '--port takes'],
    [['--port', 'x'], '--port takes'],
    [['--public-url', 'c.example'], '--public-url takes'],
    [['--tls-cert', 'x'], 'belong together'],
    [['--nonsense'], 'Unknown option'],
  ])('%j is refused in one line', (words, message) => {
    expect(() => readArguments(words)).toThrow(UsageError);
    expect(() => readArguments(words)).toThrow(message);
  });

  it('helps', () => {
    expect(readArguments(['--help'])).toBeUndefined();
    for (const [, option] of HELP.matchAll(/^ {2}(--[\w-]+)/gm)) expect(option).toMatch(/^--/);
  });
});

it('as a process it shows the admin token once, keeps it over a restart, and lets nobody else read its file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rasp-main-'));
  const database = join(folder, 'control.db');
  const server = await spawnServer(database);
  const { status } = await ask(`${server.origin}/api/keys`, { token: server.adminToken });
  expect(status).toBe(200);
  expect(statSync(database).mode & 0o077).toBe(0);
  await server.stop('SIGTERM');
  const again = await spawnServer(database);
  expect(again.adminToken).toBe('');
  expect((await ask(`${again.origin}/api/keys`, { token: server.adminToken })).status).toBe(200);
  await again.stop('SIGTERM');
  rmSync(folder, { recursive: true });
}, 60_000);
