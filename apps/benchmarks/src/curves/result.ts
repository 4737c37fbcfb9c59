import type { Environment } from '../environment.js';
import type { Allocation } from './allocations.js';
import type { Chart, toUnrest } from './curve.js';
import type { AttackFigures } from './measure-attacks.js';

/** What a run came to; what was not asked for is left out. */
export interface CurvesResult extends Environment {
  readonly rounds: number;
  readonly charts: readonly Chart[];
  /** The control: the slowest round of a point over its fastest, median and highest of all points. */
  readonly unrest: ReturnType<typeof toUnrest>;
  readonly attacks?: readonly AttackFigures[];
  readonly allocations?: readonly Allocation[];
}

export const ATTACKS_ABOUT =
  "The attacks of each check's fixtures as the value of a query parameter, those that are refused there; one that does " +
  'what it does only elsewhere (in an XML document, in a path) passes and is not timed.';

export const BLOCKED_ABOUT = 'the request was refused, so that reading ended early';

/** The control in words. */
export function toUnrestText({ rounds, unrest }: CurvesResult): string {
  const { median, highest } = unrest;
  return `Control, the slowest of ${rounds} rounds over the fastest: ${median.toFixed(2)} in the median, ${highest.toFixed(2)} at most.`;
}
