import type { Inspected } from './inspect.js';
import type { BodyFault } from './request/body-reader.js';
import type { BlacklistEntry } from './state/store.js';
import type { LimitFault } from './values/limits.js';
import { toInputFault } from './verdict/input-fault.js';
import type { Finding } from './verdict/verdict.js';

// What is found in a request before and besides its texts.

export function toBlacklistFinding({ address }: BlacklistEntry): Finding {
  const explanation = 'This address is blacklisted.';
  return { ...toInputFault({ mode: 1, location: 'source_ip', payload: address, explanation }), check: 'blacklist' };
}

/** A limit hid some of the texts. */
export function pushLimitFault({ policy, findings }: Inspected, fault: LimitFault | undefined): void {
  if (fault === undefined || policy.faultMode === 0) return;
  const explanation = `More ${fault.limit} than are inspected, at ${fault.at}.`;
  findings.push(toInputFault({ mode: policy.faultMode, location: 'request', explanation }));
}

/** Reading it failed. */
export function pushUnreadable({ policy, findings }: Inspected): void {
  if (policy.faultMode === 0) return;
  const explanation = 'The request could not be read.';
  findings.push(toInputFault({ mode: policy.faultMode, location: 'request', explanation }));
}

const FAULT_STATUS = { limit: 413, timeout: 408, malformed: undefined, charset: 415, encoding: 415 } as const;

/** A body is too large, too slow, or none that can be read. */
export function pushBodyFault({ policy, findings }: Inspected, fault: BodyFault): void {
  const isSize = fault.reason === 'limit' || fault.reason === 'timeout';
  const mode = isSize ? policy.limitMode : policy.faultMode;
  if (mode === 0) return;
  const status = FAULT_STATUS[fault.reason];
  const { explanation } = fault;
  findings.push(toInputFault({ mode, location: 'request', explanation, ...(status === undefined ? {} : { status }) }));
}
