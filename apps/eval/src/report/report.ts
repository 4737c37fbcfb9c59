import type { Part } from '../parts.js';
import type { Mistake } from './mistakes.js';
import type { Line } from './tally.js';
import type { CurvePoint } from './threshold-curve.js';
import type { SlowSample, Times } from './times.js';

/** What one configuration of the system did. */
export interface System {
  readonly name: string;
  /** Samples that this system has nothing for. */
  readonly notJudged: number;
  readonly lines: readonly Line[];
  readonly reviewedLines: readonly Line[];
  readonly times: Times;
  /** Of benign browser requests alone. */
  readonly requestTimes: Times;
  readonly slowest: readonly SlowSample[];
  /** Where the model decides: what other thresholds would do. */
  readonly curve?: readonly CurvePoint[];
  readonly missed: readonly Mistake[];
  readonly wronglyBlocked: readonly Mistake[];
}

/** Everything a run found out. */
export interface Report {
  readonly part: Part;
  readonly fold?: number;
  readonly commit: string;
  readonly startedAt: string;
  readonly seconds: number;
  readonly systems: readonly System[];
}
