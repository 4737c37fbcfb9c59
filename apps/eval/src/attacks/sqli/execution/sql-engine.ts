import type { Dialect } from '../place.js';

/** What running a statement came to. */
export type Outcome =
  | {
      readonly kind: 'done';
      /** Every result set, in one text. */
      readonly rows: string;
      /** How many statements ran. */
      readonly statements: number;
      /** The tables after it. */
      readonly state: string;
      readonly millis: number;
    }
  | {
      /** `syntax`: never ran; `columns`: a UNION that fits another select list; `runtime`: failed while running. */
      readonly kind: 'syntax' | 'columns' | 'runtime' | 'time';
      readonly message: string;
    };

/** A real database with the schema of schema.ts. */
export interface SqlEngine {
  readonly name: string;
  readonly dialect: Dialect;
  missing(): Promise<string | undefined>;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Runs what an application would send, all its statements, and undoes what it did. */
  run(sql: string): Promise<Outcome>;
  /** The statement as the database's own parser understood it; undefined where it will not say. */
  shape(sql: string): Promise<string | undefined>;
}
