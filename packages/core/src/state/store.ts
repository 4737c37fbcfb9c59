import type { MaybePromise } from '../maybe-promise.js';

/** One address that is refused, and until when. Times are epoch milliseconds. */
export interface BlacklistEntry {
  readonly address: string;
  readonly detectedAtMs: number;
  readonly expiresAtMs: number;
}

/**
 * Where what is remembered between requests lives. A store answers at once or later, as it can;
 * one that throws or rejects becomes an `error` event and is treated by `FAIL_POLICY`.
 */
export interface Store {
  /** The entry of an address that is refused at `nowMs`, or undefined. */
  findBlacklisted(address: string, nowMs: number): MaybePromise<BlacklistEntry | undefined>;
  addBlacklisted(entry: BlacklistEntry): MaybePromise<void>;
  /** Whether there was something to remove. */
  removeBlacklisted(address: string): MaybePromise<boolean>;
  /** The entries that have not expired at `nowMs`. */
  listBlacklisted(nowMs: number): MaybePromise<readonly BlacklistEntry[]>;
  close?(): MaybePromise<void>;
}
