import type { Attack, Execution, Executor } from '../attacks/attack.js';
import type { Judge } from '../judges/judge.js';
import type { Opponent } from './search.js';

const CERTAIN = 10;

/** The engine as the adversary's opponent; executors say whether a rewritten attack still works. */
export function createOpponent(judge: Judge, executors: readonly Executor[]): Opponent {
  return {
    async suspicion({ family, text, position, origin }) {
      const judgement = await judge.judge({
        id: text,
        corpus: 'generated',
        source: origin,
        unit: origin,
        family,
        attack: true,
        text,
        location: position.location ?? 'qs_values',
      });
      if (judgement === undefined) throw new Error(`${judge.name} cannot judge attacks`);
      if (!judgement.blocked) return 0;
      return judgement.findings.reduce((sum, { certainty }) => sum + (certainty === 'certain' ? CERTAIN : 1), 1);
    },
    execute: (attack) => execute(attack, executors),
  };
}

async function execute(attack: Attack, executors: readonly Executor[]): Promise<Execution | undefined> {
  let last: Execution | undefined;
  for (const executor of executors) {
    if (executor.family !== attack.family || !executor.accepts(attack)) continue;
    last = await executor.run(attack);
    if (last.works) return last;
  }
  return last;
}
