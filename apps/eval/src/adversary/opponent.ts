import type { Attack, Execution, Executor } from '../attacks/attack.js';
import { isBareComment } from '../attacks/sqli/bare-comment.js';
import type { Judge, Judgement } from '../judges/judge.js';
import type { Sample } from '../sample.js';
import type { Opponent } from './search.js';

const CERTAIN = 10;

/** Who plays: `guide` says how suspicious an attack looks, `whole` has the last word on what gets through. */
export interface OpponentOptions {
  readonly guide: Judge;
  readonly whole: Judge;
  /** The model, for an adversary who reads its scores. */
  readonly scores?: Judge | undefined;
  /** Say whether a rewritten attack still works. */
  readonly executors: readonly Executor[];
}

/** The engine as the adversary's opponent. */
export function createOpponent({ guide, whole, scores, executors }: OpponentOptions): Opponent {
  return {
    async suspicion(attack) {
      const sample = toSample(attack);
      const { blocked, findings } = await ask(guide, sample);
      const score = scores === undefined ? 0 : toShare((await ask(scores, sample)).beyond);
      if (blocked)
        return findings.reduce((sum, { certainty }) => sum + (certainty === 'certain' ? CERTAIN : 1), 1 + score);
      return (await ask(whole, sample)).blocked ? 1 + score : 0;
    },
    execute: (attack) => execute(attack, executors),
  };
}

/** How loud the model is, 0 to 1: never as much as one finding more. */
function toShare(beyond = Number.NEGATIVE_INFINITY): number {
  return 1 / (1 + Math.exp(-beyond));
}

function toSample({ family, text, position, origin }: Attack): Sample {
  const place = { source: origin, unit: origin, location: position.location ?? ('qs_values' as const) };
  return { id: text, corpus: 'generated', family, attack: true, text, ...place };
}

async function ask(judge: Judge, sample: Sample): Promise<Judgement> {
  const judgement = await judge.judge(sample);
  if (judgement === undefined) throw new Error(`${judge.name} cannot judge attacks`);
  return judgement;
}

async function execute(attack: Attack, executors: readonly Executor[]): Promise<Execution | undefined> {
  let last: Execution | undefined;
  for (const executor of executors) {
    if (executor.family !== attack.family || !executor.accepts(attack)) continue;
    last = await executor.run(attack);
    if (last.works) return last;
  }
  if (last === undefined && attack.family === 'sqli' && isBareComment(attack))
    return { works: false, how: 'nothing but a comment' };
  return last;
}
