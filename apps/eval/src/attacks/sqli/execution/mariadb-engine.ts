import { type Connection, createConnection } from 'mysql2/promise';
import { type MariadbServer, missingMariadb, startMariadb } from './mariadb-server.js';
import { SCHEMA, STATE_QUERIES } from './schema.js';
import type { Outcome, SqlEngine } from './sql-engine.js';

const TIME_LIMIT_MS = 50;
/** Failures of a statement that ran: waiting cut short, values out of range, XPath, duplicate keys, files refused. */
const RUNTIME = new Set([1105, 1062, 1242, 1290, 1690, 1367, 1086, 1411, 3037, 4037, 4038, 1586, 1210]);
const TIMED_OUT = 1969;
const COLUMNS = 1222;

/** A real MariaDB, started for this. */
export function createMariadbEngine(): SqlEngine {
  let server: MariadbServer | undefined;
  let connection: Connection | undefined;
  let clean = false;
  const open = async (): Promise<Connection> => {
    connection ??= await connect(server);
    if (!clean) await restore(connection);
    clean = true;
    return connection;
  };
  return {
    name: 'mariadb',
    dialect: 'mysql',
    missing: async () => missingMariadb(),
    async start() {
      server = await startMariadb();
    },
    async stop() {
      connection?.destroy();
      connection = undefined;
      clean = false;
      await server?.stop();
      server = undefined;
    },
    async run(sql) {
      const outcome = await runStatements(await open(), sql);
      // Statements that define tables end a transaction, and a session may have been changed or killed.
      if (sql.includes(';')) {
        connection?.destroy();
        connection = undefined;
        clean = false;
      }
      return outcome;
    },
    async shape(sql) {
      const database = await open();
      try {
        await database.query(`CREATE OR REPLACE VIEW shape AS ${sql}`);
        const [rows] = await database.query('SHOW CREATE VIEW shape');
        await database.query('DROP VIEW shape');
        const [row] = rows as { 'Create View': string }[];
        return row?.['Create View'].replace(/'(?:[^'\\]|''|\\.)*'|-?\b\d+(?:\.\d+)?\b/g, '?');
      } catch {
        return undefined;
      }
    },
  };
}

async function connect(server: MariadbServer | undefined): Promise<Connection> {
  if (server === undefined) throw new Error('mariadb is not started');
  const made = await createConnection({ socketPath: server.socket, user: 'root', multipleStatements: true });
  made.on('error', () => {});
  await made.query(`SET SESSION sql_mode = 'NO_ENGINE_SUBSTITUTION'; SET NAMES utf8mb4`);
  return made;
}

async function restore(connection: Connection): Promise<void> {
  await connection.query('DROP DATABASE IF EXISTS app; CREATE DATABASE app CHARACTER SET utf8mb4; USE app');
  for (const statement of SCHEMA) await connection.query(statement);
}

async function runStatements(connection: Connection, sql: string): Promise<Outcome> {
  await connection.query(`START TRANSACTION; SET max_statement_time = ${TIME_LIMIT_MS / 1000}`);
  const started = performance.now();
  try {
    const [results, fields] = await connection.query({ sql, rowsAsArray: true });
    const millis = performance.now() - started;
    const statements = Array.isArray(results) && results.length > 0 && isSeveral(fields) ? results.length : 1;
    return { kind: 'done', rows: JSON.stringify(results), statements, state: await readState(connection), millis };
  } catch (error) {
    return toFailure(error as { errno?: number; message: string });
  } finally {
    await connection.query('SET max_statement_time = 0; ROLLBACK').catch(() => {});
  }
}

/** With several statements there is a list of fields for each, or nothing for those without rows. */
function isSeveral(fields: unknown): boolean {
  return Array.isArray(fields) && fields.some((field) => field === undefined || field === null || Array.isArray(field));
}

function toFailure({ errno = 0, message }: { errno?: number; message: string }): Outcome {
  if (errno === TIMED_OUT) return { kind: 'time', message };
  if (errno === COLUMNS || /Unknown column '\d+' in '(?:order|group)/i.test(message))
    return { kind: 'columns', message };
  return { kind: RUNTIME.has(errno) ? 'runtime' : 'syntax', message: `${errno} ${message}` };
}

async function readState(connection: Connection): Promise<string> {
  try {
    const states: unknown[] = [];
    for (const query of ['SET max_statement_time = 0', ...STATE_QUERIES, 'SHOW TABLES'])
      states.push((await connection.query(query))[0]);
    return JSON.stringify(states);
  } catch (error) {
    return String(error);
  }
}
