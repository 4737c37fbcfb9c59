import { isPromise, type MaybePromise } from '../maybe-promise.js';
import type { BlacklistEntry, Store } from './store.js';

/** How long a request waits for a store that answers later. */
export const STORE_LIMIT_MS = 1_000;

/** Looks an address up. Rejects, or throws, as the store does, and when the store does not answer in time. */
export function findBlacklisted(store: Store, address: string): MaybePromise<BlacklistEntry | undefined> {
  const found = store.findBlacklisted(address, Date.now());
  return isPromise(found) ? withinLimit(found) : found;
}

/** A store that hangs must not hang requests. */
function withinLimit<T>(pending: Promise<T>): Promise<T> {
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
