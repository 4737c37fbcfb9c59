import { afterAll, describe, expect, it } from 'vitest';
import { Database } from './database.js';

const database = new Database();
afterAll(() => database.close());

describe("the shop's database", () => {
  it('answers every statement', async () => {
    expect(await database.query("SELECT 1; SELECT 'two'")).toEqual([['1'], ['two']]);
  });

  it('forgets what a statement destroyed', async () => {
    await database.query('DROP TABLE users');
    expect(await database.query('SELECT count(*) FROM users')).toEqual([['2']]);
  });

  it("tells SQLite's own message", async () => {
    await expect(database.query("SELECT '")).rejects.toThrow('unrecognized token');
  });

  it('sees no file of this machine', async () => {
    await expect(database.query("ATTACH '/etc/passwd' AS x; SELECT * FROM x.sqlite_master")).rejects.toThrow();
  });

  it('takes no memory without end', async () => {
    await expect(database.query('SELECT length(randomblob(900000000))')).rejects.toThrow('out of memory');
  });

  it('gives at most 50 rows', async () => {
    const endless = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n';
    expect(await database.query(endless)).toHaveLength(50);
  });

  it('ends what does not end, and answers again', async () => {
    const endless = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n';
    await expect(database.query(endless)).rejects.toThrow('ended after 2 seconds');
    expect(await database.query('SELECT 1')).toEqual([['1']]);
  });
});
