import type { MaybePromise } from '../maybe-promise.js';
import type { Form, Value } from '../values/value.js';
import type { Finding } from '../verdict/verdict.js';

/** A text that no grammar is certain about, in one of its readings. */
export interface Doubt {
  readonly value: Value;
  readonly form: Form;
  /** Checks for which all in this text is an example: nobody else decides for them. */
  readonly shown?: readonly string[];
  /** An exception let something go in this value: it is not harmless elsewhere. */
  isExcused?: boolean;
}

/** What the second opinion finds in a doubt. */
export interface Opinion {
  readonly doubt: Doubt;
  readonly finding: Finding;
}

/** Decides what grammars leave open. It never takes back what a grammar is certain of. */
export interface SecondOpinion {
  /** So many of a request's doubts it looks at, the first ones: about the others nothing is known. */
  readonly most: number;
  /** Whether it settles what this check is unsure of. */
  heeds(check: string): boolean;
  /** Whether it has to see this reading of a value; asked about every value, so it must be cheap. */
  wants(value: Value, form: Form, isUnsure: boolean): boolean;
  /** What it finds in all of a request's doubts together. Never throws or rejects. */
  judge(doubts: readonly Doubt[]): MaybePromise<readonly Opinion[]>;
}
