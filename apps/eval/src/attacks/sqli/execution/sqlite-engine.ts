import initSqlJs, { type Database, type SqlJsStatic } from 'sql.js';
import { SCHEMA, STATE_QUERIES } from './schema.js';
import type { Outcome, SqlEngine } from './sql-engine.js';

const SYNTAX =
  /syntax error|unrecognized token|incomplete input|no such (?:column|table|function|module)|wrong number of arguments|misuse of (?:aggregate|window)|HAVING clause on a non-aggregate|ORDER BY term|GROUP BY term|ambiguous|should come (?:before|after)|already exists|may not be|cannot (?:start|commit|rollback|VACUUM|ATTACH)|row value misused|sub-select returns|unknown database|columns assigned|has \d+ values? for|has no column|is not a function|all VALUES must/;
const COLUMNS = /do not have the same number of result columns|(?:ORDER|GROUP) BY term out of range/;

/** SQLite, compiled to WebAssembly. */
export function createSqliteEngine(): SqlEngine {
  let sqlite: SqlJsStatic | undefined;
  let fresh: Uint8Array = new Uint8Array();
  let database: Database | undefined;
  const open = (): Database => {
    if (sqlite === undefined) throw new Error('sqlite is not started');
    database ??= new sqlite.Database(fresh);
    return database;
  };
  const discard = (): void => {
    database?.close();
    database = undefined;
  };
  return {
    name: 'sqlite',
    dialect: 'sqlite',
    missing: async () => undefined,
    async start() {
      sqlite = await initSqlJs();
      const made = new sqlite.Database();
      for (const statement of SCHEMA) made.run(statement);
      fresh = made.export();
      made.close();
    },
    async stop() {
      discard();
    },
    async run(sql) {
      try {
        return runStatements(open(), sql);
      } finally {
        // A second statement may have done anything, also left the transaction.
        if (sql.includes(';')) discard();
        else if (database !== undefined) rollBack(database);
      }
    },
    async shape(sql) {
      try {
        const [plan] = open().exec(`EXPLAIN ${sql}`);
        return plan?.values.map((row) => row[1]).join(' ');
      } catch {
        return undefined;
      } finally {
        if (sql.includes(';')) discard();
      }
    },
  };
}

function runStatements(database: Database, sql: string): Outcome {
  database.run('BEGIN');
  const started = performance.now();
  const rows: unknown[] = [];
  let statements = 0;
  try {
    for (const statement of database.iterateStatements(sql)) {
      while (statement.step()) rows.push(statement.get());
      statements += 1;
    }
  } catch (error) {
    const message = String(error instanceof Error ? error.message : error);
    // Drivers that prepare one statement ignore what follows it.
    if (statements === 0 || !SYNTAX.test(message)) return toFailure(message);
  }
  const millis = performance.now() - started;
  return { kind: 'done', rows: JSON.stringify(rows), statements, state: readState(database), millis };
}

function toFailure(message: string): Outcome {
  if (COLUMNS.test(message)) return { kind: 'columns', message };
  return { kind: SYNTAX.test(message) ? 'syntax' : 'runtime', message };
}

function readState(database: Database): string {
  try {
    return JSON.stringify([...STATE_QUERIES, 'SELECT name FROM sqlite_master'].map((query) => database.exec(query)));
  } catch (error) {
    return String(error);
  }
}

function rollBack(database: Database): void {
  try {
    database.run('ROLLBACK');
  } catch {
    // No transaction is open any more.
  }
}
