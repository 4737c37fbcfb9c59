import type { Location } from '../values/value.js';
import type { Finding, Mode } from '../verdict/verdict.js';

/** What was done about an attack. */
export type EventAction = 'blocked' | 'redirected' | 'logged';

/** One attack, as it is emitted, logged and counted: once per request. */
export interface SecurityEvent {
  readonly time: Date;
  readonly application: string;
  /** pyrasp's attack type: the id of the check, or `blacklist`. */
  readonly type: string;
  /** The client's address; empty on a Unix socket. */
  readonly address: string;
  readonly location: Location;
  /** Where inside the location: a parameter's or header's name. */
  readonly path: string;
  /** The decoded text that was judged, at most `MAX_EXCERPT_LENGTH` UTF-16 units of it. */
  readonly payload: string;
  readonly method: string;
  readonly target: string;
  readonly mode: Mode;
  readonly action: EventAction;
  /** Why, in words for an application developer. */
  readonly explanation: string;
  /** The encodings that were undone to read the payload, in order. */
  readonly steps: Finding['steps'];
  /** The configuration revision that decided. */
  readonly revision: number;
}

/** What an event keeps of a payload and of a request target, in UTF-16 units. */
export const MAX_EXCERPT_LENGTH = 2_048;

/** What an event says of the request besides its finding. */
export interface EventContext {
  readonly application: string;
  readonly address: string;
  readonly method: string;
  readonly target: string;
  readonly action: EventAction;
  readonly revision: number;
}

/** The event of one finding; texts are bounded copies, so that no event keeps a body alive. */
export function toSecurityEvent(finding: Finding, context: EventContext): SecurityEvent {
  const { check, location, path, payload, mode, steps, detection } = finding;
  return {
    ...context,
    time: new Date(),
    type: check,
    location,
    path: excerpt(path),
    payload: excerpt(payload, detection),
    target: excerpt(context.target),
    mode,
    explanation: excerpt(detection.explanation),
    steps,
  };
}

/** The part of `text` that an event keeps: its beginning, or where that is too long, what holds the finding. */
function excerpt(text: string, span: { readonly start: number; readonly end: number } = { start: 0, end: 0 }): string {
  const latest = Math.max(0, text.length - MAX_EXCERPT_LENGTH);
  const from = span.end <= MAX_EXCERPT_LENGTH ? 0 : Math.min(span.start, latest);
  return Buffer.from(text.slice(from, from + MAX_EXCERPT_LENGTH), 'utf16le').toString('utf16le');
}
