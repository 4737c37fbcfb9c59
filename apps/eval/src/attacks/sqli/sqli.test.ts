import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Attack } from '../attack.js';
import { expectGenerators, expectMutators, measureShares } from '../attacks-test-bench.js';
import { sqlExecutor } from './execution/sql-executor.js';
import { createSqliteEngine } from './execution/sqlite-engine.js';
import { SQLI_GENERATORS } from './generators/index.js';
import { SQLI_MUTATORS } from './mutators/index.js';
import { readSqlTokens } from './mutators/sql-tokens.js';
import { DIALECTS } from './place.js';

const sqli = (text: string, context: string, dialect = 'sqlite'): Attack => ({
  family: 'sqli',
  text,
  position: { context, dialect },
  origin: 'test',
  mutations: [],
});

describe('SQL injections', () => {
  it('are written by ten kinds at least, the same for the same seed', () => {
    expect(SQLI_GENERATORS.length).toBeGreaterThanOrEqual(10);
    expectGenerators(SQLI_GENERATORS, 40);
  });

  it('are rewritten by 25 mutators at least', () => {
    expect(SQLI_MUTATORS.length).toBeGreaterThanOrEqual(25);
    expectMutators(SQLI_GENERATORS, SQLI_MUTATORS);
  });

  it('cover every dialect and every kind of place', async () => {
    const { createRandom } = await import('../../random.js');
    const attacks = SQLI_GENERATORS.flatMap((generator) => generator.generate(createRandom('cover'), 100));
    expect(new Set(attacks.map(({ position }) => position.dialect))).toEqual(new Set(DIALECTS));
    const contexts = new Set(attacks.map(({ position }) => position.context));
    for (const context of [
      'string',
      'string-double',
      'numeric',
      'like',
      'in-list',
      'order-by',
      'limit',
      'insert',
      'update',
      'identifier-backtick',
      'string-paren-3',
    ]) {
      expect(contexts).toContain(context);
    }
  });
});

describe('tokens of an injected text', () => {
  it('begin inside the quote of their place', () => {
    expect(readSqlTokens(sqli("x' OR 1=1--", 'string')).map(({ kind, text }) => [kind, text])).toEqual([
      ['value', "x'"],
      ['space', ' '],
      ['word', 'OR'],
      ['space', ' '],
      ['number', '1'],
      ['sign', '='],
      ['number', '1'],
      ['comment', '--'],
    ]);
    expect(readSqlTokens(sqli('1#x', 'numeric', 'mysql')).map(({ kind }) => kind)).toEqual(['number', 'comment']);
  });
});

describe('SQLite as judge', () => {
  const sqlite = sqlExecutor(createSqliteEngine());
  beforeAll(() => sqlite.start());
  afterAll(() => sqlite.stop());

  it.each([
    ["x' OR 1=1--", 'string'],
    ["apple' AND 1=2--", 'string'],
    ["x') UNION SELECT 1,2,3,4--", 'string-paren-1'],
    ['1 AND 1=1', 'numeric'],
    ['1;DELETE FROM users', 'numeric'],
    ["%' OR name LIKE '%", 'like'],
    ['(CASE WHEN 1=1 THEN name ELSE price END)', 'order-by'],
    ["x',(SELECT password FROM users),1)--", 'insert'],
    ["x', name='y' WHERE 1=1--", 'update'],
    ["x' AND json(sqlite_version()||'x')--", 'string'],
  ])('%s works in %s', async (text, context) => {
    expect(await sqlite.run(sqli(text, context))).toMatchObject({ works: true });
  });

  it.each([
    ['apple', 'string'],
    ["O''Brien", 'string'],
    ["O'Brien", 'string'],
    ['7', 'numeric'],
    ['3 apples', 'numeric'],
    ['50% off', 'like'],
    ['name', 'order-by'],
    ['10', 'limit'],
    ['hello; see you -- Ann', 'insert'],
    ['category', 'identifier-double'],
  ])('%s does nothing in %s', async (text, context) => {
    expect(await sqlite.run(sqli(text, context))).toMatchObject({ works: false });
  });

  it('leaves the tables as they were for the next attack', async () => {
    await sqlite.run(sqli("x';DROP TABLE users--", 'string'));
    expect(await sqlite.run(sqli("x' UNION SELECT 1,password,3 FROM users--", 'string'))).toMatchObject({
      works: true,
    });
  });

  it('finds most generated attacks working, and most rewritings of those', async () => {
    const shares = await measureShares(sqlite, { generators: SQLI_GENERATORS, mutators: SQLI_MUTATORS }, 12);
    expect(shares.own).toBeGreaterThan(0.8);
    expect(shares.mutated).toBeGreaterThan(0.85);
  }, 60_000);
});
