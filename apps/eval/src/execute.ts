import type { Attack, Executor } from './attacks/attack.js';
import { EXECUTORS, GENERATORS } from './attacks/index.js';
import { EXECUTE_HELP, type ExecuteOptions, parseExecuteOptions } from './execute-options.js';
import { readExecutions, rememberExecution } from './executions.js';
import { UsageError } from './options.js';
import { createProgress } from './progress.js';
import { executionKey, writeAttacks } from './readers/generated.js';

const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** Runs the generated attacks that were not run yet. */
async function main(): Promise<void> {
  const options = parseExecuteOptions(process.argv.slice(2));
  if (options === undefined) return void process.stdout.write(EXECUTE_HELP);
  for (const executor of EXECUTORS) {
    if (!options.families.includes(executor.family)) continue;
    const missing = await executor.missing();
    if (missing !== undefined) say(`${executor.family}/${executor.name}: ${missing}`);
    else await runAll(executor, options);
  }
}

async function runAll(executor: Executor, { limit }: ExecuteOptions): Promise<void> {
  const known = readExecutions();
  const attacks: Attack[] = GENERATORS.filter(({ family }) => family === executor.family)
    .flatMap(({ family, name }) => [...writeAttacks(family, name)])
    .filter((attack) => executor.accepts(attack) && known.get(executionKey(attack))?.works !== true)
    .slice(0, limit);
  const count = attacks.length;
  if (count === 0) return;
  await executor.start();
  const progress = createProgress(count);
  let working = 0;
  try {
    const runNext = async (): Promise<void> => {
      for (let attack = attacks.pop(); attack !== undefined; attack = attacks.pop()) {
        const execution = await executor.run(attack);
        if (execution.works) working += 1;
        rememberExecution(executionKey(attack), execution);
        progress.step(executor.name);
      }
    };
    await Promise.all(Array.from({ length: executor.runsAtOnce ?? 1 }, runNext));
  } finally {
    progress.done();
    await executor.stop();
  }
  say(`${executor.family}/${executor.name}: ${working} of ${count} work`);
}

main().catch((error: unknown) => {
  say(error instanceof UsageError ? error.message : String((error as Error).stack));
  process.exitCode = 1;
});
