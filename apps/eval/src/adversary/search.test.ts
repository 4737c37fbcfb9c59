import { describe, expect, it } from 'vitest';
import type { Attack, Mutator } from '../attacks/attack.js';
import { createRandom } from '../random.js';
import { evolution, type Game, greedy, type Opponent, smallest } from './search.js';

const seed: Attack = { family: 'sqli', text: 'select a', position: {}, origin: 'test', mutations: [] };

function mutator(name: string, change: (text: string) => string): Mutator {
  return {
    families: ['sqli'],
    name,
    mutate: (attack) => ({ ...attack, text: change(attack.text), mutations: [...attack.mutations, name] }),
  };
}

const spaces = mutator('spaces', (text) => text.replace(' ', '\t'));
const upper = mutator('upper', (text) => text.toUpperCase());
const padding = mutator('padding', (text) => `${text}.`);

/** Looks for a lower-case word and a blank: only both rewritings together get through. */
const opponent: Opponent = {
  suspicion: async ({ text }) => Number(text.includes('select')) + Number(text.includes(' ')),
  execute: async () => undefined,
};

function game(change: Partial<Game> = {}): Game {
  return { seed, mutators: [spaces, upper, padding], opponent, random: createRandom('game'), steps: 200, ...change };
}

describe.each([
  ['greedy', greedy],
  ['evolution', evolution],
])('%s search', (_, search) => {
  it('finds the way through that takes two rewritings', async () => {
    const evasion = await search(game());
    expect(evasion?.attack.text).toMatch(/^SELECT\tA/);
  });

  it('finds nothing where no rewriting helps', async () => {
    expect(await search(game({ mutators: [padding] }))).toBeUndefined();
  });

  it('does not count what no longer works', async () => {
    const broken: Opponent = { ...opponent, execute: async () => ({ works: false, how: 'syntax error' }) };
    expect(await search(game({ opponent: broken }))).toBeUndefined();
  });

  it('reports a seed that needs no rewriting', async () => {
    const evasion = await search(game({ seed: { ...seed, text: 'x' } }));
    expect(evasion?.attack.mutations).toEqual([]);
  });
});

describe('the smallest evasion', () => {
  it('drops rewritings that did not matter', async () => {
    const evasion = {
      seed,
      attack: { ...seed, text: 'SELECT\tA..', mutations: ['padding', 'spaces', 'padding', 'upper'] },
      steps: 4,
      executed: undefined,
    };
    expect((await smallest(evasion, game())).attack.mutations).toHaveLength(2);
  });
});
