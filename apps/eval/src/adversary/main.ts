import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ATTACK_FAMILIES, type AttackFamily, type Executor } from '../attacks/attack.js';
import { EXECUTORS, GENERATORS, MUTATORS } from '../attacks/index.js';
import { readExecutions } from '../executions.js';
import { createEngineJudge } from '../judges/engine-judge.js';
import { createGrammarJudge } from '../judges/grammar-judge.js';
import { loadChecks } from '../judges/load-checks.js';
import { createModelJudge } from '../judges/model-judge.js';
import { parseOptions, UsageError } from '../options.js';
import { partOf } from '../parts.js';
import { createProgress } from '../progress.js';
import { createRandom } from '../random.js';
import { executionKey, writeAttacks } from '../readers/generated.js';
import { clip, percent } from '../report/text-report.js';
import { resolveFromCaller } from '../workspace.js';
import { createOpponent } from './opponent.js';
import { type Evasion, evolution, type Game, greedy, smallest } from './search.js';

const HELP = `usage: adversary [options]

Rewrites attacks step by step, keeping their meaning, until the whole engine lets one pass.

  --family NAMES   of ${ATTACK_FAMILIES.join(', ')} (default: all that have generators)
  --seeds N        attacks to start from, a family (default 200)
  --steps N        rewritings tried a seed and search (default 1000)
  --draw NAME      other seeds and other rewritings: a figure that nothing was mended by
  --search NAME    greedy, evolution or both (default)
  --guided-by WHAT findings (default): of the grammars; score: the model's scores beside them
  --without-model  play against an engine that has no model
  --no-execute     do not run what got through (it is then counted as not executed)
  --json FILE      write what got through
`;

/** A folder that is not there: such an engine says so, and goes on with its grammars. */
const NO_MODEL = '/nowhere';

const SEARCHES = { greedy: [greedy], evolution: [evolution], both: [greedy, evolution] } as const;

/** What one family's games came to. */
interface Result {
  readonly family: string;
  readonly seeds: number;
  readonly evasions: readonly Evasion[];
}

/** How long the games are, and which: the same draw, the same games. */
interface Limits {
  readonly seeds: number;
  readonly steps: number;
  readonly draw: string | undefined;
}

/** What the games are played against, and with what knowledge. */
interface Table {
  readonly executors: readonly Executor[];
  readonly isGuidedByScore: boolean;
  readonly isWithoutModel: boolean;
}

async function main(): Promise<void> {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const { values } = parseArgs({
    options: {
      ...{ family: text, seeds: text, steps: text, search: text, json: text, draw: text, 'guided-by': text },
      ...{ 'no-execute': flag, 'without-model': flag, help: flag },
    },
  });
  if (values.help === true) {
    process.stdout.write(HELP);
    return;
  }
  const families = parseOptions(values.family === undefined ? [] : ['--family', values.family])?.families ?? [];
  const chosen = ATTACK_FAMILIES.filter((family) =>
    families.length > 0 ? families.includes(family) : hasSeeds(family),
  );
  const searches = SEARCHES[(values.search ?? 'both') as keyof typeof SEARCHES] ?? SEARCHES.both;
  const { 'guided-by': guidedBy = 'findings', 'without-model': isWithoutModel = false } = values;
  if (guidedBy !== 'findings' && guidedBy !== 'score') {
    throw new UsageError(`--guided-by ${guidedBy}: unknown, choose from findings, score`);
  }
  const isGuidedByScore = guidedBy === 'score';
  const results: Result[] = [];
  for (const family of chosen) {
    const limits = { seeds: Number(values.seeds ?? 200), steps: Number(values.steps ?? 1000), draw: values.draw };
    const executors = values['no-execute'] === true ? [] : await startExecutors(family);
    try {
      results.push(await play(family, searches, limits, { executors, isGuidedByScore, isWithoutModel }));
    } finally {
      for (const executor of executors) await executor.stop();
    }
  }
  for (const result of results) process.stdout.write(`${toText(result)}\n`);
  if (values.json !== undefined) writeFileSync(resolveFromCaller(values.json), `${JSON.stringify(results, null, 2)}\n`);
}

function hasSeeds(family: AttackFamily): boolean {
  return GENERATORS.some((one) => one.family === family) && MUTATORS.some(({ families }) => families.includes(family));
}

async function startExecutors(family: AttackFamily): Promise<Executor[]> {
  const started: Executor[] = [];
  for (const executor of EXECUTORS.filter((one) => one.family === family)) {
    const missing = await executor.missing();
    if (missing !== undefined) {
      process.stderr.write(`${executor.name}: ${missing}\n`);
      continue;
    }
    await executor.start();
    started.push(executor);
  }
  return started;
}

async function play(
  family: AttackFamily,
  searches: readonly (typeof greedy)[],
  limits: Limits,
  { executors, isGuidedByScore, isWithoutModel }: Table,
): Promise<Result> {
  const random = createRandom(labelOf('adversary', family, limits.draw));
  const seeds = drawSeeds(family, limits);
  const mutators = MUTATORS.filter(({ families }) => families.includes(family));
  if (mutators.length === 0) throw new UsageError(`--family ${family}: nothing can rewrite such attacks yet`);
  const guide = createGrammarJudge(await loadChecks(() => {}));
  const whole = await createEngineJudge(isWithoutModel ? { modelFolder: NO_MODEL } : {});
  const scores = isGuidedByScore ? createModelJudge() : undefined;
  const opponent = createOpponent({ guide, whole, scores, executors });
  const progress = createProgress(seeds.length);
  const evasions: Evasion[] = [];
  for (const [index, seed] of seeds.entries()) {
    const game: Game = { seed, mutators, opponent, random: random.fork(String(index)), steps: limits.steps };
    const found = await firstEvasion(game, searches);
    if (found !== undefined) evasions.push(await smallest(found, game));
    progress.step(`${family}: ${evasions.length} got through`);
  }
  progress.done();
  await whole.close();
  return { family, seeds: seeds.length, evasions };
}

async function firstEvasion(game: Game, searches: readonly (typeof greedy)[]): Promise<Evasion | undefined> {
  for (const search of searches) {
    const found = await search(game);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Development attacks that work, or were never run; the sealed generators stay sealed. */
function drawSeeds(family: AttackFamily, { seeds: count, draw }: Limits) {
  const executions = readExecutions();
  const attacks = GENERATORS.filter(
    (one) => one.family === family && partOf(`generator:${family}/${one.name}`) === 'dev',
  )
    .flatMap(({ name }) => [...writeAttacks(family, name)])
    .filter((attack) => attack.mutations.length === 0 && executions.get(executionKey(attack))?.works !== false);
  return createRandom(labelOf('seeds', family, draw))
    .shuffle(attacks)
    .slice(0, count);
}

function labelOf(use: string, family: AttackFamily, draw: string | undefined): string {
  return draw === undefined ? `${use}/${family}` : `${use}/${family}/${draw}`;
}

function toText({ family, seeds, evasions }: Result): string {
  const share = seeds === 0 ? 0 : evasions.length / seeds;
  const lines = evasions
    .slice()
    .sort((a, b) => a.attack.mutations.length - b.attack.mutations.length)
    .map(({ seed, attack, steps, executed }) => {
      const how = executed === undefined ? 'not executed' : `executed: ${executed}`;
      return `  ${attack.mutations.join(' + ') || 'unchanged'} (step ${steps}, ${how})\n    ${JSON.stringify(clip(seed.text, 300))}\n    ${JSON.stringify(clip(attack.text, 600))}`;
    });
  return [`${family}: ${evasions.length} of ${seeds} seeds got through (${percent(share)} %)`, ...lines].join('\n');
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof UsageError ? error.message : String((error as Error).stack)}\n`);
  process.exitCode = 1;
});
