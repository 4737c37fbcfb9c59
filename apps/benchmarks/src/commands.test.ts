import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const run = promisify(execFile);

function start(command: string, ...args: string[]) {
  const main = join(import.meta.dirname, command, 'main.ts');
  return run(process.execPath, ['--conditions=@rasp/source', '--import', 'tsx', main, ...args], {
    cwd: import.meta.dirname,
  });
}

describe.each(['curves', 'engine', 'http', 'model', 'startup'])('the command %s', (command) => {
  it('says what it measures and which flags it has', async () => {
    const { stdout } = await start(command, '--help');
    expect(stdout).toMatch(new RegExp(`^usage: pnpm --filter @rasp/benchmarks ${command} \\[options\\]\n`));
  });
});

describe('a flag that makes no sense', () => {
  it.each([
    ['engine', ['--count', 'many'], '--count many: expected a whole number from 1'],
    ['model', ['--rounds', '0'], '--rounds 0: expected a whole number from 1'],
    ['http', ['--framework', 'hapi'], '--framework hapi: expected of express, fastify, koa, nest'],
    ['startup', ['--clients', '-1'], "Option '--clients' argument is ambiguous.; --help lists the flags"],
    ['startup', ['--clients=-1'], '--clients -1: expected a whole number from 0'],
  ])('%s %j is refused in one line', async (command, args, line) => {
    await expect(start(command, ...args)).rejects.toMatchObject({ code: 1, stdout: '', stderr: `${line}\n` });
  });
});
