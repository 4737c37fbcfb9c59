import type { BodyReading } from './body-reading.js';
import type { HeldBytes } from './held-bytes.js';

/** Why a body, or a part of it, cannot be inspected. */
export type BodyFaultReason = 'limit' | 'timeout' | 'malformed' | 'charset' | 'encoding';

/** A body that cannot be inspected whole; `explanation` is for developers. */
export interface BodyFault {
  readonly kind: 'fault';
  readonly reason: BodyFaultReason;
  readonly explanation: string;
}

/** What a reader got out of the bytes it was given last. */
export interface ReadStep {
  /** To be judged before any byte that they cover is forwarded. */
  readonly readings: readonly BodyReading[];
  /** The offset in the body before which every byte is covered by readings given so far. */
  readonly clearedBytes: number;
  /** The application may start: what follows is judged piece by piece, on its way. */
  readonly released: boolean;
  /** What was read last ends the body for its parsers, whatever follows; said once. */
  readonly isLast?: boolean;
  readonly fault?: BodyFault | undefined;
}

/** Reads a body while it arrives. It looks at `held` and changes nothing there. */
export interface BodyReader {
  read(held: HeldBytes, ended: boolean): ReadStep;
}

/** Nothing to say yet. */
export const WAIT: ReadStep = Object.freeze({ readings: [], clearedBytes: 0, released: false });

/** A fault in words. */
export function toFault(reason: BodyFaultReason, explanation: string): BodyFault {
  return { kind: 'fault', reason, explanation };
}
