import { Worker } from 'node:worker_threads';
import { CATALOGUE_SQL } from './catalogue.js';

export type Row = readonly string[];

export interface Question {
  readonly id: number;
  readonly sql: string;
}

export type Answer =
  | { readonly id: number; readonly rows: readonly Row[] }
  | { readonly id: number; readonly fault: string };

/** Past this a query is ended, and its thread with it. */
const TIME_LIMIT_MS = 2_000;

interface Pending {
  readonly timer: NodeJS.Timeout;
  resolve(rows: readonly Row[]): void;
  reject(error: Error): void;
}

/**
 * SQLite as WebAssembly: it sees no file of this machine, whatever a statement attaches. In a thread of its own,
 * because SQLite cannot be interrupted from outside and a visitor's endless query must not stop eight servers.
 */
export class Database {
  readonly #pending = new Map<number, Pending>();
  #worker: Worker | undefined;
  #lastId = 0;

  /** Rows of all statements in `sql`; rejects with SQLite's own message. */
  query(sql: string): Promise<readonly Row[]> {
    const id = ++this.#lastId;
    this.#worker ??= this.#start();
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#stop(new Error('query ended after 2 seconds')), TIME_LIMIT_MS);
      this.#pending.set(id, { timer, resolve, reject });
      this.#worker?.postMessage({ id, sql } satisfies Question);
    });
  }

  /** Starts SQLite ahead of the first query, so that no visitor's time limit pays for it. */
  async open(): Promise<void> {
    this.#worker ??= this.#start();
    await new Promise<void>((resolve, reject) => {
      this.#worker?.once('online', resolve).once('error', reject);
    });
    await this.query('SELECT 1');
  }

  async close(): Promise<void> {
    await this.#stop(new Error('closed'));
  }

  #start(): Worker {
    const worker = new Worker(new URL('./database-worker.mjs', import.meta.url), {
      workerData: { catalogueSql: CATALOGUE_SQL },
      execArgv: [],
      env: {},
    });
    worker.unref();
    worker.on('message', (answer: Answer) => this.#settle(answer));
    worker.on('error', (error) => this.#stop(error));
    return worker;
  }

  #settle(answer: Answer): void {
    const pending = this.#pending.get(answer.id);
    if (pending === undefined) return;
    this.#pending.delete(answer.id);
    clearTimeout(pending.timer);
    if ('rows' in answer) pending.resolve(answer.rows);
    else pending.reject(new Error(answer.fault));
  }

  async #stop(reason: Error): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    for (const { timer, reject } of this.#pending.values()) {
      clearTimeout(timer);
      reject(reason);
    }
    this.#pending.clear();
    await worker?.terminate();
  }
}
