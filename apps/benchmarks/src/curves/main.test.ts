import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toPage } from './page.js';
import type { CurvesResult } from './result.js';

const run = promisify(execFile);
const MAIN = join(import.meta.dirname, 'main.ts');
const RECORDED = { method: 'GET', url: '/?q=a%20b', headers: { Host: 'a.example', Cookie: "a=it's" }, data: null };
let folder: string;

function curves(...args: string[]) {
  return run(process.execPath, ['--conditions=@rasp/source', '--import', 'tsx', MAIN, ...args], {
    cwd: import.meta.dirname,
    env: { ...process.env, INIT_CWD: folder },
  });
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rasp-curves-'));
  mkdirSync(join(folder, 'benign'));
  writeFileSync(join(folder, 'benign/requests.jsonl.gz'), gzipSync(JSON.stringify(RECORDED)));
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('the command curves', () => {
  it('draws costs, times attacks and counts allocations', { timeout: 120_000 }, async () => {
    const flags = ['--most', '100', '--rounds', '1', '--ms', '1', '--data', '.', '--json', 'r.json'];
    const { stdout } = await curves('--only', 'query-length,attacks,allocations', ...flags);
    expect(stdout).toMatch(/µs, by characters +10 +100\nwords +[\d.]+ +[\d.]+\n/);
    const result = JSON.parse(readFileSync(join(folder, 'r.json'), 'utf8')) as CurvesResult;
    expect(result.charts.map(({ id }) => id)).toEqual(['query-length']);
    expect(result.charts[0]?.curves[0]?.points).toMatchObject([{ amount: 10, blocked: false }, { amount: 100 }]);
    for (const { family, attacks, refused } of result.attacks ?? []) {
      expect(refused / attacks, family).toBeGreaterThan(0.9);
    }
    expect(result.allocations?.every(({ bytes }) => bytes > 100)).toBe(true);
    expect(stdout).toContain('Control, the slowest of 1 rounds over the fastest: 1.00 in the median');
    const page = toPage(result);
    expect(page.match(/<svg/g)).toHaveLength(3);
    expect(page).not.toMatch(/NaN|Infinity|undefined/);
  });

  it.each([
    [['--only', 'lengths'], /^--only lengths: expected of query-length, json-length/],
    [['--rounds', '0'], /^--rounds 0: expected a whole number from 1\n$/],
    [['--size', '5'], /^Unknown option '--size'.*; --help lists the flags\n$/],
    [['--only', 'allocations', '--data', 'nowhere'], /^--data nowhere: there is no such folder/],
  ])('refuses %j in one line', async (args, message) => {
    await expect(curves(...args)).rejects.toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(message),
    });
  });
});
