import { isIP } from 'node:net';
import { normalizeAddress } from '../request/address.js';
import type { BlacklistEntry, Store } from './store.js';

/** What an application sees of the blacklist. */
export interface Blacklist {
  /** The addresses that are refused now. */
  list(): Promise<readonly BlacklistEntry[]>;
  /** Refuses an address from now on, for `BLACKLIST_DELAY` seconds. Throws a `TypeError` for what is no address. */
  add(address: string): Promise<void>;
  /** Whether the address was refused. */
  remove(address: string): Promise<boolean>;
}

/** An entry that begins at `detectedAtMs`, epoch milliseconds. */
export function toEntry(address: string, delaySeconds: number, detectedAtMs: number = Date.now()): BlacklistEntry {
  return { address, detectedAtMs, expiresAtMs: detectedAtMs + delaySeconds * 1_000 };
}

/** A store's blacklist, with the delay of the configuration in force when an address is added. */
export function createBlacklist(store: Store, delaySeconds: () => number): Blacklist {
  return {
    list: async () => store.listBlacklisted(Date.now()),
    add: async (address) => {
      if (isIP(address) === 0) throw new TypeError(`"${address}" is no IP address, such as 203.0.113.7 or 2001:db8::7`);
      await store.addBlacklisted(toEntry(normalizeAddress(address), delaySeconds()));
    },
    remove: async (address) => store.removeBlacklisted(normalizeAddress(address)),
  };
}
