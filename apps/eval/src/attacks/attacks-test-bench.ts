import { expect } from 'vitest';
import { createRandom } from '../random.js';
import type { Attack, Executor, Generator, Mutator } from './attack.js';

/** The same seed has to write the same attacks, and every generator some. */
export function expectGenerators(generators: readonly Generator[], least = 10): void {
  for (const generator of generators) {
    const write = (): readonly Attack[] => generator.generate(createRandom('test'), 60);
    const attacks = write();
    expect(attacks.length, generator.name).toBeGreaterThanOrEqual(least);
    expect(write(), generator.name).toEqual(attacks);
    expect(new Set(attacks.map(({ text, position }) => JSON.stringify([text, position]))).size, generator.name).toBe(
      attacks.length,
    );
  }
  expect(new Set(generators.map(({ name }) => name)).size).toBe(generators.length);
}

const REWRITINGS = 5;

/** Every mutator has something to say to some attack, says it again for the same seed, and names itself. */
export function expectMutators(generators: readonly Generator[], mutators: readonly Mutator[]): void {
  const attacks = generators.flatMap((generator) => generator.generate(createRandom('mutate'), 120));
  for (const mutator of mutators) {
    let rewritten = 0;
    for (const [at, attack] of createRandom(mutator.name).shuffle(attacks).entries()) {
      const mutated = mutator.mutate(attack, createRandom(`m/${at}`));
      if (mutated === undefined) continue;
      expect(mutated.text, mutator.name).not.toBe(attack.text);
      expect(mutated.mutations, mutator.name).toEqual([mutator.name]);
      expect(mutator.mutate(attack, createRandom(`m/${at}`)), mutator.name).toEqual(mutated);
      rewritten += 1;
      if (rewritten === REWRITINGS) break;
    }
    expect(rewritten, mutator.name).toBeGreaterThan(0);
  }
  expect(new Set(mutators.map(({ name }) => name)).size).toBe(mutators.length);
}

/** What share works: of the generators' own texts, and of the rewritings of those that work. */
export interface Shares {
  readonly own: number;
  readonly mutated: number;
  /** Every mutator that was tried, with how many of its rewritings still work. */
  readonly byMutator: ReadonlyMap<string, { tried: number; work: number }>;
}

/** Runs samples of every generator and one rewriting of each by every mutator in turn; the executor is started. */
export async function measureShares(
  executor: Executor,
  families: { generators: readonly Generator[]; mutators: readonly Mutator[] },
  samples: number,
): Promise<Shares> {
  const byMutator = new Map<string, { tried: number; work: number }>();
  const counts = { own: 0, ownWork: 0, mutated: 0, mutatedWork: 0 };
  let turn = 0;
  for (const generator of families.generators) {
    const random = createRandom(`share/${generator.name}`);
    const attacks = generator.generate(random, samples * 6).filter((attack) => executor.accepts(attack));
    for (const attack of attacks.slice(0, samples)) {
      counts.own += 1;
      if (!(await executor.run(attack)).works) continue;
      counts.ownWork += 1;
      for (let tries = 0; tries < 6; tries++) {
        const mutator = families.mutators[turn++ % families.mutators.length];
        const mutated = mutator?.mutate(attack, random);
        if (mutator === undefined || mutated === undefined) continue;
        const works = (await executor.run(mutated)).works;
        const line = byMutator.get(mutator.name) ?? { tried: 0, work: 0 };
        byMutator.set(mutator.name, { tried: line.tried + 1, work: line.work + Number(works) });
        counts.mutated += 1;
        counts.mutatedWork += Number(works);
      }
    }
  }
  const shares = { own: counts.ownWork / counts.own, mutated: counts.mutatedWork / counts.mutated, byMutator };
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
  process.stdout.write(
    `${executor.family}/${executor.name}: ${percent(shares.own)} of ${counts.own} own texts work, ${percent(shares.mutated)} of ${counts.mutated} rewritings of those keep working\n`,
  );
  for (const [name, { tried, work }] of byMutator) {
    if (work < tried * 0.7) process.stdout.write(`  ${name}: ${work} of ${tried}\n`);
  }
  return shares;
}
