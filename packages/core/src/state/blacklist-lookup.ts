import { isPromise, type MaybePromise } from '../maybe-promise.js';
import type { BlacklistEntry, Store } from './store.js';

/** How long a request waits for a store that answers later. */
export const STORE_LIMIT_MS = 1_000;

/** Looks a client up by its store key. Rejects, or throws, as the store does, and when it answers nonsense, or not in time. */
export function findBlacklisted(store: Store, key: string): MaybePromise<BlacklistEntry | undefined> {
  const found = store.findBlacklisted(key, Date.now());
  return isPromise(found) ? withinLimit(found).then(toEntryFound) : toEntryFound(found);
}

/** Stores in front of a database often say null, or an empty object, for what is not there. */
function toEntryFound(found: unknown): BlacklistEntry | undefined {
  if (found === undefined || found === null) return undefined;
  if (typeof (found as BlacklistEntry).address !== 'string') throw new TypeError('the store answered no entry');
  return found as BlacklistEntry;
}

/** A store that hangs must not hang requests. */
export function withinLimit<T>(pending: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const expire = (): void => reject(new Error(`no answer within ${STORE_LIMIT_MS} ms`));
    const timer = setTimeout(expire, STORE_LIMIT_MS).unref();
    const settle =
      <V>(then: (value: V) => void) =>
      (value: V): void => {
        clearTimeout(timer);
        then(value);
      };
    pending.then(settle(resolve), settle(reject));
  });
}
