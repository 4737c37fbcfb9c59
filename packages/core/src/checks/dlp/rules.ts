import type { IsPhoneNumber } from './phones.js';
import { toTriggers } from './triggers.js';

/** What is looked for: the `DLP_…` settings. */
export interface LeakSwitches {
  readonly phones: boolean;
  readonly cards: boolean;
  readonly privateKeys: boolean;
  readonly hashes: boolean;
  readonly windows: boolean;
  readonly linux: boolean;
}

/** The switches of one configuration, made ready. */
export interface LeakRules extends Omit<LeakSwitches, 'phones'> {
  /** Undefined where phone numbers may leave. */
  readonly phones: IsPhoneNumber | undefined;
  readonly triggers: Uint8Array;
}

export function toLeakRules(switches: LeakSwitches, isPhoneNumber: IsPhoneNumber): LeakRules {
  return { ...switches, phones: switches.phones ? isPhoneNumber : undefined, triggers: toTriggers(switches) };
}
