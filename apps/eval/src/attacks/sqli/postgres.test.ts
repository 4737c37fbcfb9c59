import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measureShares } from '../attacks-test-bench.js';
import { createPostgresEngine } from './execution/postgres-engine.js';
import { sqlExecutor } from './execution/sql-executor.js';
import { SQLI_GENERATORS } from './generators/index.js';
import { SQLI_MUTATORS } from './mutators/index.js';

describe('PostgreSQL as judge', () => {
  const postgres = sqlExecutor(createPostgresEngine());
  beforeAll(() => postgres.start(), 60_000);
  afterAll(() => postgres.stop());

  it('finds most generated attacks working, and most rewritings of those', async () => {
    const shares = await measureShares(postgres, { generators: SQLI_GENERATORS, mutators: SQLI_MUTATORS }, 8);
    expect(shares.own).toBeGreaterThan(0.75);
    expect(shares.mutated).toBeGreaterThan(0.85);
  }, 120_000);
});
