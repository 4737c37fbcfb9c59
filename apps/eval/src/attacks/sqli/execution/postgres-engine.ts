import { PGlite } from '@electric-sql/pglite';
import { SCHEMA, STATE_QUERIES } from './schema.js';
import type { Outcome, SqlEngine } from './sql-engine.js';

/** Real waiting, but never long: the search path puts this before PostgreSQL's own. */
const SHORT_SLEEP = `CREATE FUNCTION public.pg_sleep(double precision) RETURNS void LANGUAGE sql AS
  'SELECT pg_catalog.pg_sleep(LEAST($1, 0.04))'`;

/** WebAssembly's words, not PostgreSQL's: this instance is gone, and closing it would end the process. */
const BROKEN = /memory access|unreachable|could not seek|out of memory|table index/;

/** PostgreSQL, compiled to WebAssembly. */
export function createPostgresEngine(): SqlEngine {
  let database: PGlite | undefined;
  const open = (): PGlite => {
    if (database === undefined) throw new Error('postgres is not started');
    return database;
  };
  return {
    name: 'postgres',
    dialect: 'postgres',
    missing: async () => undefined,
    async start() {
      database = await create();
    },
    async stop() {
      // Emscripten ends a program by throwing its exit status, which is no fault of ours.
      await database?.close().catch(() => {});
      database = undefined;
    },
    async run(sql) {
      const outcome = await runStatements(open(), sql);
      if (sql.includes(';'))
        await open()
          .exec('DEALLOCATE ALL')
          .catch(() => {});
      if (outcome.kind === 'done' || !BROKEN.test(outcome.message)) return outcome;
      database = await create();
      return runStatements(database, sql);
    },
    async shape(sql) {
      const view = `CREATE TEMP VIEW shape AS ${sql}`;
      try {
        await open().exec('BEGIN');
        await open().exec(view);
        const { rows } = await open().query<{ text: string }>("SELECT pg_get_viewdef('shape'::regclass) AS text");
        return rows[0]?.text.replace(/'(?:[^']|'')*'|-?\b\d+(?:\.\d+)?\b/g, '?');
      } catch {
        return undefined;
      } finally {
        await open().exec('ROLLBACK');
      }
    },
  };
}

async function create(): Promise<PGlite> {
  const database = await PGlite.create();
  for (const statement of [...SCHEMA, SHORT_SLEEP]) await database.exec(statement);
  await database.exec('SET search_path = public, pg_catalog');
  return database;
}

async function runStatements(database: PGlite, sql: string): Promise<Outcome> {
  // A NUL ends the text on its way to the server.
  const sent = sql.split('\u0000', 1)[0] ?? '';
  await database.exec('BEGIN');
  const started = performance.now();
  try {
    const results = await database.exec(sent);
    const millis = performance.now() - started;
    const rows = JSON.stringify(
      results.map((result) => result.rows),
      withBigInts,
    );
    return { kind: 'done', rows, statements: results.length, state: await readState(database), millis };
  } catch (error) {
    return toFailure(error as { code?: string; message: string });
  } finally {
    await database.exec('ROLLBACK').catch(() => {});
  }
}

/** Classes of SQLSTATE: 42 is what was wrong before anything ran, but 42501 is a permission asked for while running. */
function toFailure({ code = '', message }: { code?: string; message: string }): Outcome {
  if (/each UNION query|UNION types|BY position \d+ is not in/.test(message)) return { kind: 'columns', message };
  const ran =
    code.startsWith('22') ||
    code.startsWith('21') ||
    code.startsWith('58') ||
    code.startsWith('2F') ||
    code === '42501' ||
    code.startsWith('P0');
  return {
    kind: ran ? 'runtime' : 'syntax',
    message: `${code} ${message}`,
  };
}

async function readState(database: PGlite): Promise<string> {
  try {
    const states: unknown[] = [];
    for (const query of STATE_QUERIES) states.push((await database.query(query)).rows);
    return JSON.stringify(states, withBigInts);
  } catch (error) {
    return String(error);
  }
}

function withBigInts(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}
