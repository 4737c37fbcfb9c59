import { MIXTURES_OF_A_REQUEST, type Purse } from '../values/decode.js';
import type { Value } from '../values/value.js';

/** What is known while the texts of one request are judged, besides what was found. */
export class Judging {
  /** The request's target, for exceptions. */
  target: string;
  /** Findings let go so far: what an exception lets go here is not harmless elsewhere. */
  excused = 0;
  /** The last of them: one that is found in several forms of a text is one use. */
  lastExcused: { readonly value: Value; readonly check: string } | undefined;
  /** Whether a check was unsure of the value that is being judged. */
  isUnsure = false;
  /** The checks that are unsure only of what this value shows as an example. */
  shown: readonly string[] = [];
  /** Doubts that nobody will be asked about. */
  unasked = 0;
  /** For the mixed encodings of its texts. */
  readonly purse: Purse = { characters: MIXTURES_OF_A_REQUEST };

  constructor(target = '') {
    this.target = target;
  }
}

/** Others are served again after so long; a check of one reading is not interrupted. */
export const TURN_MS = 10;

/** Lets everybody else go on first. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
