import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Database } from './database.js';

const folder = mkdtempSync(join(tmpdir(), 'rasp-db-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const insert = (database: Database, name: string) => () => database.run('INSERT INTO meta VALUES (?, ?)', name, '1');

describe('a write', () => {
  it('that fails takes nothing else of its commit with it', async () => {
    const database = new Database(':memory:');
    const results = await Promise.allSettled([
      database.write(insert(database, 'a')),
      database.write(() => {
        insert(database, 'b')();
        throw new Error('no');
      }),
      database.write(insert(database, 'a')),
      database.write(insert(database, 'c')),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
    expect(database.all<{ name: string }>('SELECT name FROM meta ORDER BY name').map(({ name }) => name)).toEqual([
      'a',
      'c',
    ]);
    database.close();
  });

  it('that was asked for before the end is done', async () => {
    const path = join(folder, 'end.db');
    const database = new Database(path);
    const written = database.write(insert(database, 'last'));
    database.close();
    await written;
    const again = new Database(path);
    expect(again.get("SELECT 1 AS one FROM meta WHERE name = 'last'")).toEqual({ one: 1 });
    again.close();
  });
});
