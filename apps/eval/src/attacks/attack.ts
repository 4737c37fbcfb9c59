import type { Source } from '../../../../packages/core/src/values/value.js';
import type { Random } from '../random.js';

/** The checks' ids: an attack belongs to the family whose check should see it. */
export const ATTACK_FAMILIES = [
  'sqli',
  'xss',
  'command',
  'traversal',
  'xxe',
  'template',
  'code',
  'nosql',
  'prototype',
  'ssrf',
] as const;

export type AttackFamily = (typeof ATTACK_FAMILIES)[number];

/** Where an attack is meant to land; executors read it, reports show it. */
export interface AttackPosition {
  /** The place of the request that carries it; a parameter of the query or of a body when absent. */
  readonly location?: Source;
  /** What surrounds it in the application: `string`, `numeric`, `order-by`, `attribute-double-quoted`, `argument`. */
  readonly context?: string;
  /** The language's dialect or engine: `mysql`, `bash`, `powershell`, `ejs`. */
  readonly dialect?: string;
}

/** One attack: a text that an application would take in, and what is known about where it works. */
export interface Attack {
  readonly family: AttackFamily;
  /** The text as the application receives it: after the framework's own decoding of the location. */
  readonly text: string;
  readonly position: AttackPosition;
  /** The generator's name; attacks are split into development and sealed parts by it. */
  readonly origin: string;
  /** Names of the mutators applied, in order; empty for a generator's own text. */
  readonly mutations: readonly string[];
}

/** Writes attacks of one kind. The name is the unit of splitting: one generator, one grammar. */
export interface Generator {
  readonly family: AttackFamily;
  /** Unique inside the family: `union`, `stacked`, `svg-handler`. */
  readonly name: string;
  /** Deterministic in `random`; at most `count` attacks, fewer when the grammar has no more. */
  generate(random: Random, count: number): readonly Attack[];
}

/** Rewrites an attack so that it still does the same; undefined where there is nothing to rewrite. */
export interface Mutator {
  readonly families: readonly AttackFamily[];
  readonly name: string;
  mutate(attack: Attack, random: Random): Attack | undefined;
}

/** What came of running an attack. */
export interface Execution {
  readonly works: boolean;
  /** What it did, or why it did nothing: `statement's shape changed in mariadb string template`. */
  readonly how: string;
}

/** Runs attacks for real: a database, a shell, a browser, a template engine. */
export interface Executor {
  readonly family: AttackFamily;
  readonly name: string;
  /** Undefined when it can run here; else one clear line with the command that would make it run. */
  missing(): Promise<string | undefined>;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Can this executor judge this attack (dialect, context)? Others stay unexecuted and are labelled so. */
  accepts(attack: Attack): boolean;
  /** How many may run at the same time; one when absent. */
  readonly runsAtOnce?: number;
  run(attack: Attack): Promise<Execution>;
}
