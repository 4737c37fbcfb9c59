import type { Environment } from '../environment.js';
import type { Allocation } from './allocations.js';
import type { Chart } from './curve.js';
import type { AttackFigures } from './measure-attacks.js';

/** What a run came to; what was not asked for is left out. */
export interface CurvesResult extends Environment {
  readonly rounds: number;
  readonly charts: readonly Chart[];
  readonly attacks?: readonly AttackFigures[];
  readonly allocations?: readonly Allocation[];
}

export const ATTACKS_ABOUT =
  "The attacks of each check's fixtures as the value of a query parameter, those that are refused there; one that does " +
  'what it does only elsewhere (in an XML document, in a path) passes and is not timed.';

export const BLOCKED_ABOUT = 'the request was refused, so that reading ended early';
