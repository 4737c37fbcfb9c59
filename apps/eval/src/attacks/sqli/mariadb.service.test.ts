import { describe, expect, it } from 'vitest';
import { measureShares } from '../attacks-test-bench.js';
import { createMariadbEngine } from './execution/mariadb-engine.js';
import { sqlExecutor } from './execution/sql-executor.js';
import { SQLI_GENERATORS } from './generators/index.js';
import { SQLI_MUTATORS } from './mutators/index.js';

describe('MariaDB as judge', () => {
  it('finds most generated attacks working, and most rewritings of those', async () => {
    const mariadb = sqlExecutor(createMariadbEngine());
    expect(await mariadb.missing()).toBeUndefined();
    await mariadb.start();
    try {
      const shares = await measureShares(mariadb, { generators: SQLI_GENERATORS, mutators: SQLI_MUTATORS }, 6);
      expect(shares.own).toBeGreaterThan(0.75);
      expect(shares.mutated).toBeGreaterThan(0.85);
    } finally {
      await mariadb.stop();
    }
  }, 300_000);
});
