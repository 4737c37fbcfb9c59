// Plain JavaScript: a worker starts without the loader that lets the rest of the playground be TypeScript.
import { parentPort, workerData } from 'node:worker_threads';
import initSqlJs from 'sql.js';

/** A recursive query has no last row. */
const MAX_ROWS = 50;
/** `randomblob(1e9)` must not take the host's memory; SQLite lets a connection lower this limit, never raise it. */
const HEAP_LIMIT_BYTES = 32 * 1024 * 1024;

const sqlite = await initSqlJs();
const catalogue = exportCatalogue(workerData.catalogueSql);

parentPort?.on('message', ({ id, sql }) => {
  parentPort?.postMessage(answer(id, sql));
});

/**
 * Each query gets a shop of its own, so that a `DROP TABLE` ends with the request that brought it.
 * @param {number} id
 * @param {string} sql
 * @returns {import('./database.js').Answer}
 */
function answer(id, sql) {
  const database = new sqlite.Database(catalogue);
  try {
    database.run(`PRAGMA hard_heap_limit = ${HEAP_LIMIT_BYTES}`);
    const rows = [];
    for (const statement of database.iterateStatements(sql)) {
      while (rows.length < MAX_ROWS && statement.step()) rows.push(statement.get().map(String));
    }
    return { id, rows };
  } catch (error) {
    return { id, fault: error instanceof Error ? error.message : String(error) };
  } finally {
    database.close();
  }
}

/** @param {string} sql */
function exportCatalogue(sql) {
  const database = new sqlite.Database();
  database.run(sql);
  const bytes = database.export();
  database.close();
  return bytes;
}
