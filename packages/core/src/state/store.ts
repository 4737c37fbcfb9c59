import type { MaybePromise } from '../maybe-promise.js';
import type { WindowLimit } from './window-counter.js';

/** One address that is refused, and until when. Times are epoch milliseconds. */
export interface BlacklistEntry {
  readonly address: string;
  /** What a store keeps the entry by: the address, of IPv6 its /64, so that all of a subscriber's are one. */
  readonly key: string;
  readonly detectedAtMs: number;
  readonly expiresAtMs: number;
}

/** What is counted for each client: requests, errors, and findings by their strength. */
export type Counter = 'flood' | 'errors' | `strikes:${'certain' | 'decoy' | 'flood' | 'model'}`;

/**
 * Where what is remembered between requests lives. A store answers at once or later, as it can;
 * one that throws or rejects becomes an `error` event and is treated by `FAIL_POLICY`.
 */
export interface Store {
  /** The entry of a key that is refused at `nowMs`, or undefined. */
  findBlacklisted(key: string, nowMs: number): MaybePromise<BlacklistEntry | undefined>;
  addBlacklisted(entry: BlacklistEntry): MaybePromise<void>;
  /** Whether there was something to remove. */
  removeBlacklisted(key: string): MaybePromise<boolean>;
  /** The entries that have not expired at `nowMs`. */
  listBlacklisted(nowMs: number): MaybePromise<readonly BlacklistEntry[]>;
  /**
   * Counts one more for a client's key within `limit.windowMs`, and answers in how many milliseconds one more would be
   * fine again: 0 while no more than `limit.limit` were counted. Left out, each process counts for itself, in memory.
   * Counters may forget whom they have not seen for longest, and must never drive out what is blacklisted.
   */
  count?(counter: Counter, key: string, limit: WindowLimit, nowMs: number): MaybePromise<number>;
  /** As `count`, without counting. */
  waitMs?(counter: Counter, key: string, limit: WindowLimit, nowMs: number): MaybePromise<number>;
  close?(): MaybePromise<void>;
}
