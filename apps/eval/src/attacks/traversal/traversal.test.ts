import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Attack, Executor } from '../attack.js';
import { expectGenerators, expectMutators, measureShares } from '../attacks-test-bench.js';
import { TRAVERSAL_EXECUTORS } from './execution/index.js';
import { TRAVERSAL_GENERATORS } from './generators/index.js';
import { TRAVERSAL_MUTATORS } from './mutators/index.js';

type Position = Attack['position'];

const UNIX: Position = { dialect: 'posix', context: 'read' };
const WINDOWS: Position = { dialect: 'windows', context: 'read' };

const WORKS: [string, Position][] = [
  ['../../../../etc/passwd', UNIX],
  ['..%2f..%2f..%2f..%2fetc/passwd', UNIX],
  ['..%252f..%252f..%252f..%252fetc/passwd', UNIX],
  ['..%c0%af..%c0%af..%c0%af..%c0%afetc/passwd', UNIX],
  ['....//....//....//....//etc/passwd', UNIX],
  ['../../../../etc/passwd\u0000.png', UNIX],
  ['../.env', UNIX],
  ['..%2f..%2f..%2f..%2fetc/passwd', { ...UNIX, location: 'path' }],
  ['/etc/passwd', { ...UNIX, context: 'resolve' }],
  ['file:///etc/passwd', { ...UNIX, context: 'fetch' }],
  ['../../x.php', { ...UNIX, context: 'write' }],
  ['..\\..\\..\\Windows\\win.ini', WINDOWS],
  ['\\\\10.0.0.5\\share\\x', { ...WINDOWS, context: 'resolve' }],
];
const DOES_NOTHING: [string, Position][] = [
  ['logo.png', UNIX],
  ['etc/passwd', UNIX],
  ['a/../logo.png', UNIX],
  ['../nothing-here', UNIX],
  ['100%', UNIX],
  ['report.pdf', { ...UNIX, context: 'write' }],
  ['images\\..\\logo.png', WINDOWS],
];

const attack = (text: string, position: Position): Attack => ({
  family: 'traversal',
  text,
  position,
  origin: 'test',
  mutations: [],
});

describe('path traversals', () => {
  const executor = TRAVERSAL_EXECUTORS[0] as Executor;
  beforeAll(() => executor.start());
  afterAll(() => executor.stop());

  it('are written the same for the same seed, by several kinds', () => {
    expect(TRAVERSAL_GENERATORS.length).toBeGreaterThanOrEqual(10);
    expectGenerators(TRAVERSAL_GENERATORS, 9);
  });

  it('are rewritten by 25 mutators at least', () => {
    expect(TRAVERSAL_MUTATORS.length).toBeGreaterThanOrEqual(25);
    expectMutators(TRAVERSAL_GENERATORS, TRAVERSAL_MUTATORS);
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
      { generators: TRAVERSAL_GENERATORS, mutators: TRAVERSAL_MUTATORS },
      40,
    );
    expect(shares.own).toBeGreaterThan(0.75);
    expect(shares.mutated).toBeGreaterThan(0.85);
  }, 60_000);
});
