import { isIP } from 'node:net';
import type { Location } from '../values/value.js';
import type { Finding, Mode } from '../verdict/verdict.js';
import { redact, redactNamed, redactTarget } from './redact.js';
import { kindOf } from './taxonomy.js';

/** What was done about an attack. */
export type EventAction = 'blocked' | 'redirected' | 'logged';

/** One attack, as it is emitted, logged and counted: once. Secrets in its texts are hidden, and each is bounded. */
export interface SecurityEvent {
  readonly time: Date;
  readonly application: string;
  /** pyrasp's attack type: `sqli`, `flood`, `blacklist`. */
  readonly type: string;
  /** The module that found it; differs from the type where pyrasp has one type for two. */
  readonly check: string;
  /** The client's address; empty on a Unix socket, and where a framework gave something that is no address. */
  readonly address: string;
  /** The address's country, in English; `Private` for one that is not public, empty where it is not known. */
  readonly country: string;
  readonly location: Location;
  /** Other readings of the same body in which it was found: `text` besides `json_values`. */
  readonly alsoIn: readonly Location[];
  /** Where inside the location: a parameter's or header's name. */
  readonly path: string;
  /** The decoded text that was judged, at most `MAX_EXCERPT_LENGTH` UTF-16 units of it. */
  readonly payload: string;
  readonly method: string;
  /** Path and query of the request, as the client wrote them. */
  readonly target: string;
  readonly mode: Mode;
  readonly action: EventAction;
  /** How sure the module is, from 0 to 1: the model's word, or 1. */
  readonly score: number;
  /** Why, in words for an application developer. */
  readonly explanation: string;
  /** The encodings that were undone to read the payload, in order. */
  readonly steps: Finding['steps'];
  /** The configuration revision that decided. */
  readonly revision: number;
  /** The framework's, that of `X-Request-Id`, or a new one; the same for all events of a request. */
  readonly requestId: string;
  /** The weakness that would be used: a number of the Common Weakness Enumeration. */
  readonly cwe: number;
  /** A technique of MITRE ATT&CK: `T1059.007`. */
  readonly attack: string;
}

/** What an event keeps of a payload and of a request target, in UTF-16 units. */
export const MAX_EXCERPT_LENGTH = 2_048;
/** What an event keeps of names: a parameter's, a method. */
export const MAX_NAME_LENGTH = 256;

/** What an event says of the request besides its finding. */
export interface EventContext {
  readonly application: string;
  readonly address: string;
  readonly country: string;
  readonly method: string;
  readonly target: string;
  readonly action: EventAction;
  readonly revision: number;
  readonly requestId: string;
  readonly alsoIn: readonly Location[];
}

/** The event of one finding; texts are bounded copies, so that no event keeps a body alive. */
export function toSecurityEvent(finding: Finding, context: EventContext): SecurityEvent {
  const { check, location, path, payload, mode, steps, detection } = finding;
  const { title, type, cwe, attack } = kindOf(check);
  const kept = excerpt(payload, detection);
  const shown = redactNamed(kept, path);
  return {
    time: new Date(),
    application: context.application,
    type,
    check,
    address: isIP(context.address) === 0 ? '' : context.address,
    country: context.country,
    location,
    alsoIn: context.alsoIn,
    path: redact(bound(path, MAX_NAME_LENGTH)),
    payload: shown,
    method: bound(context.method, MAX_NAME_LENGTH),
    target: redactTarget(bound(context.target, MAX_EXCERPT_LENGTH)),
    mode,
    action: context.action,
    score: detection.score ?? 1,
    // It quotes the payload: where something is hidden there, it is hidden here.
    explanation:
      shown === kept
        ? redact(bound(detection.explanation, MAX_EXCERPT_LENGTH))
        : `${title}; what exactly is hidden with the payload.`,
    steps,
    revision: context.revision,
    requestId: context.requestId,
    cwe,
    attack,
  };
}

/** The part of a payload that an event keeps: its beginning, or where that is too long, what holds the finding. */
function excerpt(text: string, span: { readonly start: number; readonly end: number }): string {
  if (text.length <= MAX_EXCERPT_LENGTH) return copy(text);
  const latest = text.length - MAX_EXCERPT_LENGTH;
  const from = span.end <= MAX_EXCERPT_LENGTH ? 0 : Math.min(span.start, latest);
  return copy(text.slice(from, from + MAX_EXCERPT_LENGTH));
}

function bound(text: string, limit: number): string {
  return copy(text.length > limit ? text.slice(0, limit) : text);
}

/** A slice of a text keeps all of it alive; shorter than 13 units V8 copies by itself. */
function copy(text: string): string {
  return text.length < 13 ? text : Buffer.from(text, 'utf16le').toString('utf16le');
}
