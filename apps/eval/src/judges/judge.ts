import type { Certainty } from '../../../../packages/core/src/checks/check.js';
import type { Sample } from '../sample.js';

/** What one check said about one text of a sample. */
export interface Judged {
  readonly check: string;
  readonly certainty: Certainty;
  readonly location: string;
  readonly path: string;
  readonly steps: readonly string[];
  /** The decoded text that was judged. */
  readonly payload: string;
  readonly span: string;
  readonly context: string;
  readonly explanation: string;
}

/** What a configuration of the system makes of a sample. `blocked`: an application would not have seen it. */
export interface Judgement {
  readonly blocked: boolean;
  readonly findings: readonly Judged[];
  /** What deciding took, where the judge knows better than a clock around it. */
  readonly micros?: number;
  /**
   * Where the model decides: how far its loudest score lies beyond that score's threshold, in log-odds, below it
   * negative. Infinite where grammars had decided, minus infinite where it was not asked.
   */
  readonly beyond?: number;
}

/** One configuration under evaluation: grammars alone, the whole engine, the model. */
export interface Judge {
  readonly name: string;
  /** Undefined where this system has nothing that could judge such a sample. */
  judge(sample: Sample): Judgement | undefined | Promise<Judgement | undefined>;
  close(): void | Promise<void>;
}
