import { timeRequests } from '../engine/measure.js';
import { type Spread, toMedian, toSpread } from '../statistics.js';
import type { Family } from './attacks.js';
import { createCold, isBlocked } from './measure-charts.js';

/** What the attacks of one family cost that are refused in this place; microseconds. */
export interface AttackFigures extends Spread {
  readonly family: string;
  readonly attacks: number;
  readonly refused: number;
}

/** Times each family's attacks: each attack's median over the rounds, then the spread over the attacks. */
export async function measureAttacks(
  families: readonly Family[],
  { rounds, onStep }: { readonly rounds: number; onStep(what: string): void },
): Promise<AttackFigures[]> {
  const engine = createCold();
  const refused = new Map<string, Family['requests']>();
  for (const { family, requests } of families) {
    const kept: Family['requests'][number][] = [];
    for (const request of requests) if (await isBlocked(engine, request)) kept.push(request);
    refused.set(family, kept);
  }
  const taken = new Map<string, number[][]>(families.map(({ family }) => [family, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const { family } of families) {
      onStep(`attacks, ${family}: round ${round} of ${rounds}`);
      const micros = await timeRequests(engine, refused.get(family) ?? []);
      // The first round compiles; it is nobody's figure.
      if (round > 0) taken.get(family)?.push(micros);
    }
  }
  await engine.close();
  return families.map(({ family, requests }) => {
    const own = taken.get(family) ?? [];
    const medians = (own[0] ?? []).map((_, index) => toMedian(own.map((micros) => micros[index] as number)));
    return { family, attacks: requests.length, refused: medians.length, ...toSpread(medians) };
  });
}
