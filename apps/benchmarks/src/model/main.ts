import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CHECKS } from '../../../../packages/core/src/checks/index.js';
import type { Doubt } from '../../../../packages/core/src/checks/second-opinion.js';
import { createConfiguration } from '../../../../packages/core/src/config/configuration.js';
import { type Model, readModel, toBuiltinModel } from '../../../../packages/core/src/ml/load-model.js';
import { createModelOpinion } from '../../../../packages/core/src/ml/model-opinion.js';
import { createOnnxRunner } from '../../../../packages/core/src/ml/onnx-runner.js';
import { toRules } from '../../../../packages/core/src/ml/rules.js';
import { parseFlags, runCommand, toCount } from '../command.js';
import { readBenign, resolveFolder, workspaceRoot } from '../data.js';
import { environment } from '../environment.js';
import { type Spread, toMedian, toSpread } from '../statistics.js';
import { toDoubts } from './doubts.js';

const HELP = `usage: pnpm --filter @rasp/benchmarks model [options]

CPU time that the model takes: loading it in a fresh process, and judging the odd texts of a benign browser request.
CPU time, not time on the clock, so that other work on the machine disturbs it less.

  --data FOLDER    the data: benign/ (default ../shared/data)
  --count N        benign requests to look for odd texts in (default 20000)
  --rounds N       rounds of each measurement (default 9)
  --json FILE      write the figures
  --help
`;

const RUNTIMES = ['builtin', 'onnxruntime'] as const;
/** So many judgements between two looks at the clock of CPU time, which ticks in microseconds. */
const REPEATS = 20;

async function main(): Promise<void> {
  const values = parseFlags({
    data: { type: 'string', default: '../shared/data' },
    count: { type: 'string', default: '20000' },
    rounds: { type: 'string', default: '9' },
    json: { type: 'string' },
    help: { type: 'boolean', default: false },
  });
  if (values.help) return void process.stdout.write(HELP);
  const rounds = toCount('rounds', values.rounds);
  const count = toCount('count', values.count);
  const requests = readBenign(resolveFolder(values.data), count);
  const file = readModel(join(workspaceRoot(), 'models'));
  const doubts = toDoubts(requests, file.manifest.gate);
  const figures = {
    ...environment(),
    requests: requests.length,
    asked: doubts.length,
    loadMs: Object.fromEntries(RUNTIMES.map((runtime) => [runtime, timeLoads(runtime, rounds)])),
    judgeMicros: timeJudging(toBuiltinModel(file), doubts, rounds),
    onnxJudgeMicros: await timeOnnx({ manifest: file.manifest, runner: await createOnnxRunner(file.bytes) }, doubts),
  };
  process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
  if (values.json !== undefined) {
    writeFileSync(resolve(process.env.INIT_CWD ?? '.', values.json), `${JSON.stringify(figures, null, 2)}\n`);
  }
}

/** The median of loads, each in a process of its own, and the least: what no other work disturbed. */
function timeLoads(runtime: (typeof RUNTIMES)[number], rounds: number): { median: number; least: number } {
  const program = fileURLToPath(new URL('load.ts', import.meta.url));
  const options = ['--import', 'tsx', '--conditions=@rasp/source', program, runtime];
  const times = Array.from({ length: rounds }, () => Number(execFileSync(process.execPath, options)));
  return { median: toMedian(times), least: Math.min(...times) };
}

/** Of each request the least of all rounds, windows made and judged; the spread over requests. */
function timeJudging(model: Model, doubts: readonly Doubt[][], rounds: number): Spread {
  const opinion = toOpinion(model);
  const least = doubts.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < rounds; round++) {
    doubts.forEach((some, index) => {
      const before = process.cpuUsage();
      for (let repeat = 0; repeat < REPEATS; repeat++) opinion.judge(some);
      const { user, system } = process.cpuUsage(before);
      least[index] = Math.min(least[index] as number, (user + system) / REPEATS);
    });
  }
  return toSpread(least);
}

/** Mean over all of them: its answers come later, so single requests cannot be told apart. */
async function timeOnnx(model: Model, doubts: readonly Doubt[][]): Promise<number> {
  const opinion = toOpinion(model);
  const before = process.cpuUsage();
  for (const some of doubts) await opinion.judge(some);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / doubts.length;
}

function toOpinion(model: Model) {
  const { config } = createConfiguration({}).current;
  const checks = CHECKS.map((check) => ({ check, mode: 1 }) as const);
  const onFailure = (error: unknown): never => {
    throw error;
  };
  return createModelOpinion({ model, checks, rules: toRules(model.manifest, config), onFailure });
}

runCommand(main);
