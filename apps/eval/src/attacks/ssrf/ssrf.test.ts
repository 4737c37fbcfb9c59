import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Attack, Executor } from '../attack.js';
import { expectGenerators, expectMutators, measureShares } from '../attacks-test-bench.js';
import { SSRF_EXECUTORS } from './execution/index.js';
import { SSRF_GENERATORS } from './generators/index.js';
import { SSRF_MUTATORS } from './mutators/index.js';

type Position = Attack['position'];

const URL_VALUE: Position = { context: 'url' };
const WORKS = [
  'http://127.0.0.1/',
  'http://2130706433/',
  'http://0177.0.0.1/',
  'http://0x7f.1/',
  'http://[::ffff:7f00:1]/',
  'http://[64:ff9b::127.0.0.1]/',
  'http://①②⑦.0.0.1/',
  'http://example.com@169.254.169.254/',
  'http://127.0.0.1\\@example.com/',
  '//localhost/x',
  'http://10.0.0.1.nip.io/',
  'gopher://0x7f000001:6379/_x',
  'http+unix://%2Fvar%2Frun%2Fdocker.sock/x',
].map((text): [string, Position] => [text, URL_VALUE]);
const DOES_NOTHING = [
  'http://example.com/',
  'https://example.com/?next=http://example.org/',
  'http://8.8.8.8/',
  'http://[2001:4860:4860::8888]/',
  'localhosts',
  'just text',
  'http://127.0.0.1.example.com/',
  'http://11.0.0.1.nip.io/',
].map((text): [string, Position] => [text, URL_VALUE]);

const attack = (text: string, position: Position): Attack => ({
  family: 'ssrf',
  text,
  position,
  origin: 'test',
  mutations: [],
});

describe('forged requests', () => {
  const executor = SSRF_EXECUTORS[0] as Executor;
  beforeAll(() => executor.start());
  afterAll(() => executor.stop());

  it('are written the same for the same seed, by several kinds', () => {
    expect(SSRF_GENERATORS.length).toBeGreaterThanOrEqual(10);
    expectGenerators(SSRF_GENERATORS, 9);
  });

  it('are rewritten by 25 mutators at least', () => {
    expect(SSRF_MUTATORS.length).toBeGreaterThanOrEqual(25);
    expectMutators(SSRF_GENERATORS, SSRF_MUTATORS);
  });

  it.each(WORKS)('%s works (%j)', async (text, position) => {
    expect(await executor.run(attack(text, position))).toMatchObject({ works: true });
  });

  it.each(DOES_NOTHING)('%s does nothing (%j)', async (text, position) => {
    expect(await executor.run(attack(text, position))).toMatchObject({ works: false });
  });

  it('work for the most part, and so do their rewritings', async () => {
    const shares = await measureShares(executor, { generators: SSRF_GENERATORS, mutators: SSRF_MUTATORS }, 40);
    expect(shares.own).toBeGreaterThan(0.75);
    expect(shares.mutated).toBeGreaterThan(0.85);
  }, 60_000);
});
