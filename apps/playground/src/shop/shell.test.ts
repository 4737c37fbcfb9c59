import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createShell } from './shell.js';

const shell = createShell();
afterAll(() => shell.close());

describe("the shop's shell", () => {
  it('runs what is injected', async () => {
    expect(await shell.run('ping -c 1 x; echo injected')).toContain('injected');
  });

  it('has nothing in its environment but PATH and what sh itself puts there', async () => {
    process.env.PLAYGROUND_SECRET = 'inherited';
    const { output } = await seen();
    delete process.env.PLAYGROUND_SECRET;
    const names = output.split('\0').map((line) => line.split('=')[0]);
    expect(output).not.toContain('inherited');
    expect(names.filter((name) => !['', 'PATH', 'PWD', 'OLDPWD', 'SHLVL', '_'].includes(name ?? ''))).toEqual([]);
  });

  it('finds only its own programs', async () => {
    const { path } = await seen();
    expect(path).not.toContain(':');
    expect(path).toMatch(/rasp-playground-/);
  });

  it('reads decoys where it believes to read files', async () => {
    expect(await shell.run('cat /etc/passwd')).toContain('decoy of the playground');
    expect(await shell.run('cat /etc/shadow')).not.toContain(':0:');
    expect(await shell.run('ls /')).toBe('etc\nsrv\n');
  });

  it.each(['cat ../../../../etc/passwd', 'cat /etc/../../../etc/passwd', 'ls ..'])('stays inside: %s', async (line) => {
    expect(await shell.run(line)).toContain('outside the playground');
  });

  it('gives up after two seconds, with all that was started', async () => {
    const begun = Date.now();
    expect(await shell.run('ping -c 1 x; sleep 30 & sleep 30')).toContain('ended after 2 seconds');
    expect(Date.now() - begun).toBeLessThan(5_000);
  });

  it('leaves nothing behind', async () => {
    const other = createShell();
    const folder = (await other.run('ping -c 1 x; cat /missing')).match(/\/\S*rasp-playground-[^/]+/)?.[0] ?? '';
    expect(existsSync(folder)).toBe(true);
    other.close();
    expect(existsSync(folder)).toBe(false);
    expect(existsSync(dirname(folder))).toBe(true);
  });
});

/** A sleeping child of the shell, looked at from outside. */
async function seen(): Promise<{ output: string; path: string }> {
  const { readdirSync, readFileSync } = await import('node:fs');
  const running = shell.run('sleep 1');
  await new Promise((resolve) => setTimeout(resolve, 300));
  for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const output = readEnvironment(readFileSync, id);
    const path = /PATH=([^\0]*rasp-playground-[^\0]*)/.exec(output)?.[1];
    if (path !== undefined) {
      await running;
      return { output, path };
    }
  }
  throw new Error('the child was not found');
}

function readEnvironment(read: (path: string, encoding: 'latin1') => string, id: string): string {
  try {
    return read(`/proc/${id}/environ`, 'latin1');
  } catch {
    return '';
  }
}
