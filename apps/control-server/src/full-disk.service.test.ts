import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { ask, runServer } from './testing/running-server.js';

it('with a full disk it says so, acknowledges nothing more, and goes on when there is room again', async () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const folder = mkdtempSync(join(tmpdir(), 'rasp-full-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder]);
  const server = await runServer({ database: join(folder, 'control.db') });
  try {
    const key = await server.issueKey({});
    const event = {
      time: '',
      application: 'shop',
      log_data: ['xss', '203.0.113.7', '', { payload: 'x'.repeat(20_000) }],
    };
    const send = () => ask(`${server.origin}/events`, { method: 'POST', token: key, body: event });
    let taken = 0;
    let answer = await send();
    while (answer.status === 200 && taken < 100) {
      taken++;
      answer = await send();
    }
    expect(answer).toMatchObject({ status: 500, body: { status: false, message: 'this server has failed' } });
    expect(told.mock.calls.join('\n')).toMatch(/full/i);
    const kept = (await server.api('GET', '/events?limit=1000')).body as unknown[];
    expect(kept).toHaveLength(taken);
    execFileSync('mount', ['-o', 'remount,size=8m', folder]);
    expect((await send()).status).toBe(200);
  } finally {
    await server.close();
    // libsql closes its file when its statements are collected as garbage.
    execFileSync('umount', ['-l', folder]);
    rmSync(folder, { recursive: true });
    told.mockRestore();
  }
});
