import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { collectSamples } from './collect.js';
import { evaluate } from './evaluate.js';
import { createGrammarJudge } from './judges/grammar-judge.js';
import type { Judge } from './judges/judge.js';
import { loadChecks } from './judges/load-checks.js';
import { readLabels } from './labels.js';
import { HELP, type Options, parseOptions, UsageError } from './options.js';
import { createProgress } from './progress.js';
import { DataError } from './readers/read-data.js';
import { writeMistakeFiles } from './report/mistake-files.js';
import type { Report, System } from './report/report.js';
import { toText } from './report/text-report.js';
import { workspaceRoot } from './workspace.js';

async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2));
  if (options === undefined) {
    process.stdout.write(HELP);
    return;
  }
  const report = await run(options);
  process.stdout.write(`${toText(report)}\n`);
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(report, null, 2)}\n`);
}

async function run(options: Options): Promise<Report> {
  const started = new Date();
  const samples = collectSamples(options);
  const labels = readLabels();
  const judges = await createJudges(options);
  const progress = createProgress(samples.length * judges.length);
  const shown = options.part === 'sealed' ? 0 : options.misses;
  const systems: System[] = [];
  for (const judge of judges) {
    const { system, mistakes } = await evaluate(judge, { samples, labels, progress, shown });
    systems.push(system);
    if (options.mistakes !== undefined) {
      writeMistakeFiles(options.mistakes, mistakes.all, `${judge.name} at ${commit()}, ${samples.length} samples`);
    }
    await judge.close();
  }
  progress.done();
  return {
    part: options.part,
    ...(options.fold === undefined ? {} : { fold: options.fold }),
    commit: commit(),
    startedAt: started.toISOString(),
    seconds: (Date.now() - started.getTime()) / 1000,
    systems,
  };
}

async function createJudges(options: Options): Promise<Judge[]> {
  const checks = await loadChecks((line) => process.stderr.write(`${line}\n`));
  const unknown = options.checks.find((id) => !checks.some((check) => check.id === id));
  if (unknown !== undefined) {
    throw new UsageError(`--check ${unknown}: unknown, choose from ${checks.map((check) => check.id).join(', ')}`);
  }
  const chosen = checks.filter((check) => options.checks.length === 0 || options.checks.includes(check.id));
  return [createGrammarJudge(chosen)];
}

function commit(): string {
  return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: workspaceRoot(), encoding: 'utf8' }).trim();
}

main().catch((error: unknown) => {
  const known = error instanceof DataError || error instanceof UsageError;
  process.stderr.write(`${known ? error.message : String((error as Error).stack ?? error)}\n`);
  process.exitCode = 1;
});
