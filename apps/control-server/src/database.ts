import Libsql from 'libsql';
import { SCHEMA } from './schema.js';

export type Parameter = string | number | null;

interface Queued {
  work(): unknown;
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

/** SQLite in this process. What a `write` has promised is on the disk. */
export class Database {
  readonly #handle: Libsql.Database;
  readonly #statements = new Map<string, Libsql.Statement>();
  #queue: Queued[] = [];

  /** @param path A file; `:memory:` for a database that ends with the process. */
  constructor(path: string) {
    this.#handle = new Libsql(path);
    this.#handle.exec('PRAGMA journal_mode = WAL');
    // FULL syncs the log with every commit: without it a power cut takes back what was acknowledged.
    this.#handle.exec('PRAGMA synchronous = FULL');
    this.#handle.exec('PRAGMA foreign_keys = ON');
    this.#handle.exec(SCHEMA);
  }

  /** Rows of a type that the caller knows from its columns. */
  all<Row>(sql: string, ...parameters: readonly Parameter[]): Row[] {
    return this.#prepare(sql).all(...parameters) as Row[];
  }

  get<Row>(sql: string, ...parameters: readonly Parameter[]): Row | undefined {
    // libsql's own `get` adds a property to the row.
    return this.all<Row>(sql, ...parameters)[0];
  }

  /** How many rows it changed. Only inside of `write`. */
  run(sql: string, ...parameters: readonly Parameter[]): number {
    return this.#prepare(sql).run(...parameters).changes;
  }

  /**
   * Does all of `work`, or nothing of it, and settles when the disk has it. Whatever is asked for in one turn of the
   * event loop shares one commit, since a commit waits for the disk.
   */
  write<T>(work: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.#queue.length === 0) setImmediate(() => this.#commit());
      this.#queue.push({ work, resolve: resolve as Queued['resolve'], reject });
    });
  }

  close(): void {
    this.#commit();
    this.#handle.close();
  }

  #commit(): void {
    const queue = this.#queue;
    this.#queue = [];
    if (queue.length === 0) return;
    const settle: (() => void)[] = [];
    try {
      this.#handle.exec('BEGIN IMMEDIATE');
      for (const one of queue) settle.push(this.#attempt(one));
      this.#handle.exec('COMMIT');
    } catch (error) {
      this.#rollBack();
      for (const { reject } of queue) reject(error);
      return;
    }
    for (const call of settle) call();
  }

  /** What fails takes nothing else with it. */
  #attempt({ work, resolve, reject }: Queued): () => void {
    this.#handle.exec('SAVEPOINT one');
    try {
      const value = work();
      this.#handle.exec('RELEASE one');
      return () => resolve(value);
    } catch (error) {
      this.#handle.exec('ROLLBACK TO one');
      this.#handle.exec('RELEASE one');
      return () => reject(error);
    }
  }

  #rollBack(): void {
    try {
      this.#handle.exec('ROLLBACK');
    } catch {
      // A full disk has rolled it back already.
    }
  }

  #prepare(sql: string): Libsql.Statement {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.#handle.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}

/** Now, in epoch seconds. */
export function nowSeconds(): number {
  return Math.floor(Date.now() / 1_000);
}
