import type { Detection } from '../checks/check.js';
import type { DecodeStep, Location } from '../values/value.js';

/** 0 off, 1 block, 2 block and blacklist, 3 log only. */
export type Mode = 0 | 1 | 2 | 3;

/** What a check found, and where. */
export interface Finding {
  readonly check: string;
  readonly mode: Mode;
  readonly location: Location;
  /** Where inside the location: a parameter's or header's name. */
  readonly path: string;
  /** The decoded text that was judged; bounded before it is logged. */
  readonly payload: string;
  readonly steps: readonly DecodeStep[];
  readonly detection: Detection;
  /** The answer's status where it is not `DENY_STATUS_CODE`: 413 for a body that is too large. */
  readonly status?: number;
  /** When one more would be fine: the answer says so, and asks for no redirect. */
  readonly retryAfterSeconds?: number;
}

/** The request goes on to the application; `findings` holds what is only logged. */
export interface Pass {
  readonly action: 'pass';
  readonly findings: readonly Finding[];
}

/** The application never sees the request; the client gets this answer. */
export interface Block {
  readonly action: 'block';
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly findings: readonly Finding[];
}

/** What is done with a request. A redirect is a block with a `location` header. */
export type Verdict = Pass | Block;

/** The verdict of nearly every request; shared, so that passing costs nothing. */
export const PASS: Pass = Object.freeze({ action: 'pass', findings: Object.freeze([]) });
