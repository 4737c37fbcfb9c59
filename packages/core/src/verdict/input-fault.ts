import type { Location } from '../values/value.js';
import type { Finding, Mode } from './verdict.js';

/** The event type of an input that passes a limit or makes a check fail. */
export const INPUT_FAULT = 'limit';

/** What went wrong, and where. */
export interface InputFault {
  /** By `INPUT_FAULT` of the configuration. */
  readonly mode: Mode;
  readonly location: Location;
  readonly path?: string;
  readonly payload?: string;
  readonly explanation: string;
  readonly status?: number;
}

/** A request that cannot be inspected whole is judged for that: what lies past a limit is never silently unseen. */
export function toInputFault(fault: InputFault): Finding {
  const { mode, location, path = '', payload = '', explanation, status } = fault;
  return {
    check: INPUT_FAULT,
    mode,
    location,
    path,
    payload,
    steps: [],
    detection: { certainty: 'certain', start: 0, end: payload.length, context: 'the request as a whole', explanation },
    ...(status === undefined ? {} : { status }),
  };
}
