import { createMariadbEngine } from './mariadb-engine.js';
import { createPostgresEngine } from './postgres-engine.js';
import { sqlExecutor } from './sql-executor.js';
import { createSqliteEngine } from './sqlite-engine.js';

/** The databases that run here; SQL for MSSQL and Oracle stays unexecuted and is labelled so. */
export const SQLI_EXECUTORS = [createSqliteEngine(), createPostgresEngine(), createMariadbEngine()].map(sqlExecutor);
