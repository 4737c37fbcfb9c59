import { createRandom } from '../random.js';
import type { Attack, Execution, Executor, Generator, Mutator } from './attack.js';

/** What a test asks of a family. */
interface Family {
  readonly generators: readonly Generator[];
  readonly executor: Executor;
}

/** Prints the share of generated attacks that work, and throws when it is below `share`. */
export async function expectMostToWork(asked: Family & { count: number; share: number }): Promise<void> {
  const attacks = drawAttacks(asked, asked.count);
  const executions = await runAll(asked.executor, attacks);
  const share = executions.filter(({ works }) => works).length / attacks.length;
  console.info(`${asked.executor.name}: ${(share * 100).toFixed(1)} % of ${attacks.length} generated attacks work`);
  if (share >= asked.share) return;
  const failed = attacks.flatMap((attack, index) => (executions[index]?.works ? [] : [JSON.stringify(attack.text)]));
  throw new Error(`only ${share} work:\n${failed.slice(0, 20).join('\n')}`);
}

/** The share of rewritten attacks that still work, of those that worked before; each mutator is asked for three. */
export async function checkMeaning(
  asked: Family & { mutators: readonly Mutator[] },
): Promise<{ share: number; report: string }> {
  const attacks = drawAttacks(asked, 4);
  const before = await runAll(asked.executor, attacks);
  const working = attacks.filter((_, index) => before[index]?.works);
  const rewritten = asked.mutators.flatMap((mutator) => {
    const random = createRandom(`meaning/${mutator.name}`);
    const written = random.shuffle(working).flatMap((attack) => mutator.mutate(attack, random) ?? []);
    return written.filter(({ text }) => text.length < 20_000).slice(0, 3);
  });
  const after = await runAll(asked.executor, rewritten);
  const share = after.filter(({ works }) => works).length / rewritten.length;
  const broken = rewritten.flatMap((attack, index) =>
    after[index]?.works ? [] : [`${attack.mutations.join()}: ${JSON.stringify(attack.text).slice(0, 200)}`],
  );
  console.info(
    `${asked.executor.name}: ${(share * 100).toFixed(1)} % of ${rewritten.length} rewritten attacks still work`,
  );
  return { share, report: broken.join('\n') };
}

function drawAttacks({ generators, executor }: Family, count: number): Attack[] {
  return generators
    .flatMap((generator) => generator.generate(createRandom(`executed/${generator.name}`), count))
    .filter((attack) => executor.accepts(attack));
}

async function runAll(executor: Executor, attacks: readonly Attack[]): Promise<Execution[]> {
  if (executor.runsAtOnce !== undefined) return Promise.all(attacks.map((attack) => executor.run(attack)));
  const executions: Execution[] = [];
  for (const attack of attacks) executions.push(await executor.run(attack));
  return executions;
}
