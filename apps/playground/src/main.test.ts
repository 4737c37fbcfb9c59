import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const FOLDER = fileURLToPath(new URL('..', import.meta.url));
const TSX = fileURLToPath(new URL('../../../node_modules/.bin/tsx', import.meta.url));

interface Run {
  readonly child: ChildProcess;
  output: string;
  readonly ended: Promise<number | null>;
}

function start(...words: string[]): Run {
  const loader = ['--conditions=@rasp/source', '--tsconfig', 'tsconfig.json', 'src/main.ts'];
  const child = spawn(TSX, [...loader, ...words], { cwd: FOLDER, detached: true });
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', resolve);
  });
  const run: Run = { child, output: '', ended };
  const collect = (piece: Buffer): void => {
    run.output += String(piece);
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  return run;
}

async function until(run: Run, words: string): Promise<void> {
  const limit = Date.now() + 15_000;
  while (!run.output.includes(words)) {
    if (Date.now() > limit) throw new Error(`no "${words}" in: ${run.output}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('start', () => {
  it('explains itself', async () => {
    const run = start('--help');
    expect(await run.ended).toBe(0);
    for (const flag of ['--framework', '--port', '--blacklist']) expect(run.output).toContain(flag);
  });

  it('says in one line what is wrong with a flag', async () => {
    const run = start('--framework', 'rails');
    expect(await run.ended).toBe(2);
    expect(run.output).toBe('[!] no framework "rails": there are express, fastify, koa, nest (--help says more)\n');
  });

  it('says when its port is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => {
      other.listen(0, '127.0.0.1', resolve);
    });
    const { port } = other.address() as AddressInfo;
    const run = start('--framework', 'koa', '--port', String(Math.min(port, 65_000)));
    expect(await run.ended).toBe(1);
    other.close();
    expect(run.output).toContain(`[!] port ${port} is in use`);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('stops at %s and leaves nothing behind', async (signal) => {
    const run = start('--framework', 'koa');
    await until(run, 'Ctrl-C');
    const page = /http:\S+/.exec(run.output)?.[0] ?? '';
    const shop = /\s(http:\S+)\/\n/.exec(run.output)?.[1] ?? '';
    const trace = await (await fetch(`${/koa +(\S+)\/ /.exec(run.output)?.[1]}/ping?host=x;cat%20/missing`)).text();
    const folder = /\/\S*rasp-playground-[^/]+/.exec(trace)?.[0] ?? '';
    expect(existsSync(folder)).toBe(true);
    // As from a terminal, which signals the loader as well as what it started.
    process.kill(-(run.child.pid ?? 0), signal);
    expect(await run.ended).toBe(0);
    expect(existsSync(folder)).toBe(false);
    await expect(fetch(page)).rejects.toThrow();
    await expect(fetch(shop)).rejects.toThrow();
  });
});
