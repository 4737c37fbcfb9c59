import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Attack, Executor } from '../attack.js';
import { expectGenerators, expectMutators, measureShares } from '../attacks-test-bench.js';
import { NOSQL_EXECUTORS } from './execution/index.js';
import { NOSQL_GENERATORS } from './generators/index.js';
import { NOSQL_MUTATORS } from './mutators/index.js';

type Position = Attack['position'];

const WORKS: [string, Position][] = [
  ['password[$ne]', { context: 'parameter-name' }],
  ['filter[$or][0][name][$exists]', { context: 'parameter-name' }],
  ['{"name":{"$gt":""},"password":{"$gt":""}}', { context: 'body' }],
  ['{"$where":"sleep(100)"}', { context: 'body' }],
  ['{"$ne":null}', { context: 'value' }],
  ["' || '1'=='1", { context: 'where-string' }],
  ["';return true;//", { context: 'where-string' }],
  ['0;while(true){}', { context: 'where-numeric' }],
];
const DOES_NOTHING: [string, Position][] = [
  ['price', { context: 'parameter-name' }],
  ['user[name]', { context: 'parameter-name' }],
  ['{"name":"admin","password":"no"}', { context: 'body' }],
  ['{"name":"$ne"}', { context: 'body' }],
  ['apples', { context: 'value' }],
  ["it's", { context: 'where-string' }],
  ['99', { context: 'where-numeric' }],
];

const attack = (text: string, position: Position): Attack => ({
  family: 'nosql',
  text,
  position,
  origin: 'test',
  mutations: [],
});

describe('NoSQL injections', () => {
  const executor = NOSQL_EXECUTORS[0] as Executor;
  beforeAll(() => executor.start());
  afterAll(() => executor.stop());

  it('are written the same for the same seed, by several kinds', () => {
    expect(NOSQL_GENERATORS.length).toBeGreaterThanOrEqual(10);
    expectGenerators(NOSQL_GENERATORS, 9);
  });

  it('are rewritten by 25 mutators at least', () => {
    expect(NOSQL_MUTATORS.length).toBeGreaterThanOrEqual(25);
    expectMutators(NOSQL_GENERATORS, NOSQL_MUTATORS);
  });

  it.each(WORKS)('%s works (%j)', async (text, position) => {
    expect(await executor.run(attack(text, position))).toMatchObject({ works: true });
  });

  it.each(DOES_NOTHING)('%s does nothing (%j)', async (text, position) => {
    expect(await executor.run(attack(text, position))).toMatchObject({ works: false });
  });

  it('work for the most part, and so do their rewritings', async () => {
    const shares = await measureShares(executor, { generators: NOSQL_GENERATORS, mutators: NOSQL_MUTATORS }, 40);
    expect(shares.own).toBeGreaterThan(0.75);
    expect(shares.mutated).toBeGreaterThan(0.85);
  }, 60_000);
});
