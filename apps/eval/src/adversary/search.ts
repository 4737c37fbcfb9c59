import type { Attack, Execution, Mutator } from '../attacks/attack.js';
import type { Random } from '../random.js';

/** What the adversary plays against. */
export interface Opponent {
  /** Zero when the attack gets through; the less the opponent sees in it, the lower. */
  suspicion(attack: Attack): Promise<number>;
  /** Whether it still does what it is for; undefined where nothing here can run it. */
  execute(attack: Attack): Promise<Execution | undefined>;
}

/** One game: a seed, the rewritings allowed, and how many steps there are. */
export interface Game {
  readonly seed: Attack;
  readonly mutators: readonly Mutator[];
  readonly opponent: Opponent;
  readonly random: Random;
  readonly steps: number;
}

/** An attack that got through. `executed` is undefined where nothing could run it. */
export interface Evasion {
  readonly seed: Attack;
  readonly attack: Attack;
  readonly steps: number;
  readonly executed: string | undefined;
}

export type Search = (game: Game) => Promise<Evasion | undefined>;

/** Padding by padding, a text would grow without end; what 100 KB of padding does, the generated attacks show. */
const LONGEST = 12_000;
const PATIENCE = 60;
const POPULATION = 12;
const SURVIVORS = 4;

/** Takes every step that makes the attack look no worse; starts over when stuck. */
export const greedy: Search = async (game) => {
  const { seed, opponent, steps } = game;
  const start = await opponent.suspicion(seed);
  if (start === 0) return toEvasion(game, seed, 0);
  let current = { attack: seed, suspicion: start };
  let stuck = 0;
  for (let step = 1; step <= steps; step++) {
    const attack = rewrite(current.attack, game);
    if (attack === undefined) continue;
    const suspicion = await opponent.suspicion(attack);
    const evasion = suspicion === 0 ? await toEvasion(game, attack, step) : undefined;
    if (evasion !== undefined) return evasion;
    stuck = suspicion < current.suspicion ? 0 : stuck + 1;
    // What got through but does nothing leads nowhere.
    if (suspicion > 0 && suspicion <= current.suspicion) current = { attack, suspicion };
    if (stuck < PATIENCE) continue;
    current = { attack: seed, suspicion: start };
    stuck = 0;
  }
  return undefined;
};

/** Keeps the least suspicious of each generation and rewrites those. */
export const evolution: Search = async (game) => {
  const { seed, opponent, random, steps } = game;
  const start = await opponent.suspicion(seed);
  if (start === 0) return toEvasion(game, seed, 0);
  let survivors = [{ attack: seed, suspicion: start }];
  for (let step = 0; step < steps; ) {
    const generation = [...survivors];
    for (let child = 0; child < POPULATION && step < steps; child++) {
      step += 1;
      const attack = rewrite(random.pick(survivors).attack, game);
      if (attack === undefined) continue;
      const suspicion = await opponent.suspicion(attack);
      const evasion = suspicion === 0 ? await toEvasion(game, attack, step) : undefined;
      if (evasion !== undefined) return evasion;
      if (suspicion > 0) generation.push({ attack, suspicion });
    }
    // Fresh blood each time: the seed itself never dies out.
    generation.sort((a, b) => a.suspicion - b.suspicion || a.attack.text.length - b.attack.text.length);
    survivors = [...generation.slice(0, SURVIVORS), { attack: seed, suspicion: start }];
  }
  return undefined;
};

/** The evasion with the fewest rewritings: single ones and pairs from the seed are tried before it is believed. */
export async function smallest(evasion: Evasion, game: Game): Promise<Evasion> {
  const used = game.mutators.filter(({ name }) => evasion.attack.mutations.includes(name));
  for (let count = 1; count < evasion.attack.mutations.length && count <= 2; count++) {
    for (let attempt = 0; attempt < 40 * used.length; attempt++) {
      let attack: Attack | undefined = game.seed;
      for (let index = 0; index < count && attack !== undefined; index++)
        attack = game.random.pick(used).mutate(attack, game.random);
      if (attack === undefined || (await game.opponent.suspicion(attack)) > 0) continue;
      const smaller = await toEvasion(game, attack, evasion.steps);
      if (smaller !== undefined) return smaller;
    }
  }
  return evasion;
}

function rewrite(attack: Attack, { mutators, random }: Game): Attack | undefined {
  const rewritten = random.pick(mutators).mutate(attack, random);
  if (rewritten === undefined || rewritten.text === attack.text || rewritten.text.length > LONGEST) return undefined;
  return rewritten;
}

async function toEvasion({ seed, opponent }: Game, attack: Attack, steps: number): Promise<Evasion | undefined> {
  const execution = await opponent.execute(attack);
  if (execution?.works === false) return undefined;
  return { seed, attack, steps, executed: execution?.how };
}
