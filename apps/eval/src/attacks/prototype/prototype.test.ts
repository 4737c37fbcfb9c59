import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Attack, Executor } from '../attack.js';
import { expectGenerators, expectMutators, measureShares } from '../attacks-test-bench.js';
import { PROTOTYPE_EXECUTORS } from './execution/index.js';
import { PROTOTYPE_GENERATORS } from './generators/index.js';
import { PROTOTYPE_MUTATORS } from './mutators/index.js';

type Position = Attack['position'];

const WORKS: [string, Position][] = [
  ['__proto__[x]', { context: 'bracket-name' }],
  ['a.constructor.prototype.x', { context: 'dot-name' }],
  ['{"__proto__":{"x":1}}', { context: 'body' }],
  ['{"user":{"__proto__":{"toString":1}}}', { context: 'body' }],
  ['{"constructor":{"prototype":{"x":1}}}', { context: 'body' }],
  ['[{"op":"add","path":"/__proto__/x","value":1}]', { context: 'patch' }],
  ['?__proto__.x=1', { context: 'query-string' }],
  ['__proto__', { context: 'path-value' }],
];
const DOES_NOTHING: [string, Position][] = [
  ['constructor', { context: 'dot-name' }],
  ['user[name]', { context: 'bracket-name' }],
  ['{"constructor":"Ferrari"}', { context: 'body' }],
  ['{"prototype":{"x":1}}', { context: 'body' }],
  ['[{"op":"add","path":"/name","value":1}]', { context: 'patch' }],
  ['q=__proto__', { context: 'query-string' }],
  ['user.name', { context: 'path-value' }],
];

const attack = (text: string, position: Position): Attack => ({
  family: 'prototype',
  text,
  position,
  origin: 'test',
  mutations: [],
});

describe('attempts to pollute prototypes', () => {
  const executor = PROTOTYPE_EXECUTORS[0] as Executor;
  beforeAll(() => executor.start());
  afterAll(() => executor.stop());

  it('are written the same for the same seed, by several kinds', () => {
    expect(PROTOTYPE_GENERATORS.length).toBeGreaterThanOrEqual(10);
    expectGenerators(PROTOTYPE_GENERATORS, 9);
  });

  it('are rewritten by 25 mutators at least', () => {
    expect(PROTOTYPE_MUTATORS.length).toBeGreaterThanOrEqual(25);
    expectMutators(PROTOTYPE_GENERATORS, PROTOTYPE_MUTATORS);
  });

  it.each(WORKS)('%s works (%j)', async (text, position) => {
    expect(await executor.run(attack(text, position))).toMatchObject({ works: true });
  });

  it.each(DOES_NOTHING)('%s does nothing (%j)', async (text, position) => {
    expect(await executor.run(attack(text, position))).toMatchObject({ works: false });
  });

  it('work for the most part, and so do their rewritings', async () => {
    const shares = await measureShares(
      executor,
      { generators: PROTOTYPE_GENERATORS, mutators: PROTOTYPE_MUTATORS },
      40,
    );
    expect(shares.own).toBeGreaterThan(0.75);
    expect(shares.mutated).toBeGreaterThan(0.85);
  }, 60_000);
});
