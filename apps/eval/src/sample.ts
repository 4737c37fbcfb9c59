import type { Source } from '../../../packages/core/src/values/value.js';
import type { AttackFamily } from './attacks/attack.js';

/** A request as it goes over the wire; header names as sent. */
export interface WireRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What an application answers; judged for leaks. */
export interface WireResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The parts of the evaluation data, by where they come from. */
export const CORPORA = [
  'requests',
  'libinjection',
  'httpparams',
  'crs',
  'generated',
  'texts',
  'dialects',
  'responses',
] as const;

export type Corpus = (typeof CORPORA)[number];

/** One thing to judge: a text that an application takes in, or a whole request. */
export interface Sample {
  /** Stable across runs: corpus, source and a hash of the text; label files refer to it. */
  readonly id: string;
  readonly corpus: Corpus;
  /** The line of the report: `libinjection/sqli-forums`, `crs/942`, `generated/union`, a kind of benign text. */
  readonly source: string;
  /** What is never split between parts, and what the bootstrap draws: a site, a rule, a file, a generator. */
  readonly unit: string;
  /**
   * The family whose check should see it; for benign samples of an attack collection, the family it imitates.
   * `either`: texts on neither side of the line (benign/kind.ts), counted apart.
   */
  readonly family: AttackFamily | 'other' | 'benign' | 'either';
  readonly attack: boolean;
  readonly text?: string;
  /** Where `text` lands; by the sample's own hash among query, form and JSON when absent. */
  readonly location?: Source;
  readonly request?: WireRequest;
  readonly response?: WireResponse;
  /** What the reader should know in a list of misses: the rule's description, the generator's mutations. */
  readonly note?: string;
}
