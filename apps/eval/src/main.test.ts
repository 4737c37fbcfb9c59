import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { partOf } from './parts.js';
import type { Report } from './report/report.js';
import { workspaceRoot } from './workspace.js';

const run = promisify(execFile);
const MAIN = join(workspaceRoot(), 'apps/eval/src/main.ts');
let folder: string;

/** A name for a libinjection file that falls into the part asked for. */
function fileIn(part: 'dev' | 'sealed'): string {
  for (let index = 0; ; index++) if (partOf(`libinjection:sqli-${index}`) === part) return `sqli-${index}`;
}

function evaluate(...args: string[]) {
  const node = ['--conditions=@rasp/source', '--import', 'tsx', MAIN, ...args];
  return run(process.execPath, node, {
    cwd: join(workspaceRoot(), 'apps/eval'),
    env: { ...process.env, INIT_CWD: folder },
  });
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rasp-eval-main-'));
  mkdirSync(join(folder, 'attacks/libinjection'), { recursive: true });
  writeFileSync(join(folder, `attacks/libinjection/${fileIn('dev')}.txt`), "1' or 1=1--\nplainly nothing\n");
  writeFileSync(join(folder, `attacks/libinjection/${fileIn('sealed')}.txt`), "1' or 'sealed'='sealed'--\n");
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('the command eval', () => {
  it('reports what was detected and shows what was missed, from where it was started', async () => {
    const { stdout } = await evaluate(
      '--data',
      '.',
      '--source',
      'libinjection',
      '--json',
      'r.json',
      '--html',
      'r.html',
    );
    expect(stdout).toMatch(/attack\s+sqli\s+libinjection\/sqli-\d+\s+2\s+1\s+1\s+50\.0/);
    expect(stdout).toContain('plainly nothing');
    const report = JSON.parse(readFileSync(join(folder, 'r.json'), 'utf8')) as Report;
    expect(report.systems.map(({ name }) => name)).toEqual(['engine', 'grammars', 'model', 'grammars + model']);
    const page = readFileSync(join(folder, 'r.html'), 'utf8');
    expect(page).toContain('<svg');
    expect(page).not.toMatch(/<(script|link|img)\b|https?:/);
  });

  it('never shows a sealed row in development', async () => {
    const { stdout } = await evaluate(
      '--data',
      '.',
      '--source',
      'libinjection',
      '--system',
      'grammars',
      '--misses',
      '99',
    );
    expect(stdout).not.toContain(fileIn('sealed'));
  });

  it.each([
    [['--data', 'nowhere'], /nowhere\/benign\/requests\.jsonl\.gz: missing/],
    [['--data', '.', '--source', 'libinjection', '--check', 'sqly'], /--check sqly: unknown, choose from /],
    [['--system', 'models'], /--system models: unknown, choose from engine, grammars, model, both/],
  ])('%j ends with one clear line', async (args, line) => {
    const failure = await evaluate(...args).then(
      () => undefined,
      (error: { code: number; stderr: string }) => error,
    );
    expect(failure?.code).toBe(1);
    expect(failure?.stderr.trim().split('\n')).toHaveLength(1);
    expect(failure?.stderr).toMatch(line);
  });
});
