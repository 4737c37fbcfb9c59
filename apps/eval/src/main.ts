import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { collectSamples } from './collect.js';
import { evaluate } from './evaluate.js';
import { createGrammarJudge } from './judges/grammar-judge.js';
import type { Judge } from './judges/judge.js';
import { loadChecks } from './judges/load-checks.js';
import { createBothJudge, createModelJudge } from './judges/model-judge.js';
import { assertReviewIsSmall, readLabels } from './labels.js';
import { HELP, type Options, parseOptions, UsageError } from './options.js';
import { createProgress } from './progress.js';
import { DataError } from './readers/read-data.js';
import { toHtml } from './report/html-report.js';
import { writeMistakeFiles } from './report/mistake-files.js';
import type { Report, System } from './report/report.js';
import { toText } from './report/text-report.js';
import { assertSealedRunAllowed, beginSealedRun, finishSealedRun } from './sealed-runs.js';
import { workspaceRoot } from './workspace.js';

async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2));
  if (options === undefined) {
    process.stdout.write(HELP);
    return;
  }
  const report = options.part === 'sealed' ? await runSealed(options) : await run(options);
  process.stdout.write(`${toText(report)}\n`);
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(report, null, 2)}\n`);
  if (options.html !== undefined) writeFileSync(options.html, toHtml(report));
}

async function runSealed(options: Options): Promise<Report> {
  const { note } = options;
  const commit = currentCommit();
  assertSealedRunAllowed({ commit, note });
  const number = beginSealedRun({ startedAt: new Date().toISOString(), commit, note });
  const report = await run(options);
  finishSealedRun(number, report);
  return report;
}

async function run(options: Options): Promise<Report> {
  const started = new Date();
  const commit = currentCommit();
  const samples = collectSamples(options);
  const labels = readLabels();
  const isWhole =
    options.limit === Number.POSITIVE_INFINITY && options.families.length === 0 && options.fold === undefined;
  if (isWhole) assertReviewIsSmall(samples, labels);
  const judges = await createJudges(options);
  const progress = createProgress(samples.length * judges.length);
  const shown = options.part === 'sealed' ? 0 : options.misses;
  const systems: System[] = [];
  for (const judge of judges) {
    const { system, mistakes } = await evaluate(judge, { samples, labels, progress, shown });
    systems.push(system);
    if (options.mistakes !== undefined) {
      writeMistakeFiles(options.mistakes, mistakes.all, `${judge.name} at ${commit}, ${samples.length} samples`);
    }
    await judge.close();
  }
  progress.done();
  return {
    part: options.part,
    ...(options.fold === undefined ? {} : { fold: options.fold }),
    commit,
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
  const wanted = (system: string): boolean => options.systems.length === 0 || options.systems.includes(system);
  const judges: Judge[] = [];
  // A check alone can only be asked of the grammars: the engine has no such configuration.
  if (wanted('engine') && options.checks.length === 0) {
    // Loaded late: while one check is being rewritten, the others can still be measured alone.
    const { createEngineJudge } = await import('./judges/engine-judge.js');
    judges.push(await createEngineJudge());
  }
  if (wanted('grammars')) judges.push(createGrammarJudge(chosen));
  if (wanted('model')) judges.push(createModelJudge());
  if (wanted('both')) judges.push(createBothJudge(createGrammarJudge(chosen)));
  return judges;
}

/** With a plus when what runs is not what is committed. */
function currentCommit(): string {
  const git = (...args: string[]): string =>
    execFileSync('git', args, { cwd: workspaceRoot(), encoding: 'utf8' }).trim();
  const changed = git('status', '--porcelain', '--untracked-files=no', '--', 'packages', 'models', 'apps/eval') !== '';
  return `${git('rev-parse', '--short', 'HEAD')}${changed ? '+' : ''}`;
}

main().catch((error: unknown) => {
  const known = error instanceof DataError || error instanceof UsageError;
  process.stderr.write(`${known ? error.message : String((error as Error).stack ?? error)}\n`);
  process.exitCode = 1;
});
