import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BREAKAGES, type Breakage } from './breakages.js';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const COPIED = ['packages', 'tests', 'scripts', 'package.json', 'tsconfig.base.json', 'vitest.config.ts'];
const WORKERS = 2;
/** A breakage may make its case hang: that is red too. */
const LIMIT_MS = 60_000;

type Outcome = 'red' | 'green' | 'not run';

/** Copies what the tests need: the working tree itself is never broken. */
function copyWorkspace(): string {
  const copy = mkdtempSync(join(tmpdir(), 'rasp-breakages-'));
  const filter = (source: string): boolean => !/[\\/](dist|\.turbo|\.cache)$/.test(source);
  for (const name of COPIED)
    cpSync(join(ROOT, name), join(copy, name), { recursive: true, verbatimSymlinks: true, filter });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

async function runCase(copy: string, { suite, turnsRed }: Breakage): Promise<Outcome> {
  const report = join(copy, 'report.json');
  rmSync(report, { force: true });
  const pattern = `${turnsRed.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`;
  const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
  const parameters = ['run', `tests/${suite}`, '-t', pattern, '--reporter=json', `--outputFile=${report}`];
  const child = spawn(process.execPath, [vitest, ...parameters], { cwd: copy, stdio: 'ignore' });
  const timer = setTimeout(() => child.kill('SIGKILL'), LIMIT_MS);
  await new Promise((resolve) => child.once('exit', resolve));
  clearTimeout(timer);
  return child.killed ? 'red' : readOutcome(report);
}

interface Report {
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

function readOutcome(report: string): Outcome {
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report;
  const statuses = testResults.flatMap((file) => file.assertionResults.map((result) => result.status));
  if (statuses.includes('failed')) return 'red';
  return statuses.includes('passed') ? 'green' : 'not run';
}

async function judge(copy: string, breakage: Breakage): Promise<string | undefined> {
  const path = join(copy, breakage.file);
  const source = readFileSync(path, 'utf8');
  if (source.split(breakage.find).length !== 2) return 'its text is not there exactly once';
  writeFileSync(
    path,
    source.replace(breakage.find, () => breakage.replace),
  );
  const broken = await runCase(copy, breakage);
  writeFileSync(path, source);
  if (broken !== 'red') return `the case is ${broken}`;
  const whole = await runCase(copy, breakage);
  return whole === 'green' ? undefined : `without the breakage the case is ${whole}`;
}

async function work(queue: Breakage[], failures: string[]): Promise<void> {
  const copy = copyWorkspace();
  try {
    for (let breakage = queue.shift(); breakage !== undefined; breakage = queue.shift()) {
      const failure = await judge(copy, breakage);
      const line = `${breakage.file}: ${breakage.turnsRed}`;
      console.log(failure === undefined ? `red    ${line}` : `FAILED ${line} (${failure})`);
      if (failure !== undefined) failures.push(line);
    }
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

const queue = BREAKAGES.filter(({ file, turnsRed }) => `${file} ${turnsRed}`.includes(process.argv[2] ?? ''));
const total = queue.length;
const failures: string[] = [];
await Promise.all(Array.from({ length: WORKERS }, () => work(queue, failures)));
console.log(`\n${total - failures.length} breakages noticed, ${failures.length} not`);
process.exitCode = failures.length === 0 ? 0 : 1;
