import { isIP } from 'node:net';
import { toStoreKey } from '../clients/store-key.js';
import { normalizeAddress } from '../request/address.js';
import type { BlacklistEntry, Store } from './store.js';

/** What an application sees of the blacklist. */
export interface Blacklist {
  /** The addresses that are refused now. */
  list(): Promise<readonly BlacklistEntry[]>;
  /** Refuses an address from now on, for `BLACKLIST_DELAY` seconds. Throws a `TypeError` for what is no address. */
  add(address: string): Promise<void>;
  /** Whether the address was refused. Of IPv6 the whole /64 goes, as it came. */
  remove(address: string): Promise<boolean>;
}

/** An entry of a normalized address that begins at `detectedAtMs`, epoch milliseconds. */
export function toEntry(address: string, delaySeconds: number, detectedAtMs: number = Date.now()): BlacklistEntry {
  // A piece of a header would keep the whole head alive.
  const own = Buffer.from(address, 'latin1').toString('latin1');
  return { address: own, key: toStoreKey(own), detectedAtMs, expiresAtMs: detectedAtMs + delaySeconds * 1_000 };
}

/** What a blacklist needs of the engine. */
export interface BlacklistContext {
  /** `BLACKLIST_DELAY` in force. */
  delaySeconds(): number;
  /** A client is welcome again: what was counted against it is to be forgotten. */
  onRemoved(key: string): void;
}

/** A store's blacklist, with the delay of the configuration in force when an address is added. */
export function createBlacklist(store: Store, context: BlacklistContext): Blacklist {
  return {
    list: async () => store.listBlacklisted(Date.now()),
    add: async (address) => {
      if (isIP(address) === 0) throw new TypeError(`"${address}" is no IP address, such as 203.0.113.7 or 2001:db8::7`);
      await store.addBlacklisted(toEntry(normalizeAddress(address), context.delaySeconds()));
    },
    remove: async (address) => {
      const key = toStoreKey(normalizeAddress(address));
      context.onRemoved(key);
      return store.removeBlacklisted(key);
    },
  };
}
