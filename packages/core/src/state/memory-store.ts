import type { BlacklistEntry, Store } from './store.js';

/** How many addresses are remembered at most; past it the oldest detections are forgotten first. */
export const MAX_BLACKLIST_ENTRIES = 100_000;

/** The share of the entries that makes room when there is none: one in so many. */
const FORGOTTEN_AT_ONCE = 20;

/** A store in this process's memory, bounded: the default. */
export function createMemoryStore(maxEntries: number = MAX_BLACKLIST_ENTRIES): Store {
  // A Map keeps the order of insertion: its first key is the oldest.
  const entries = new Map<string, BlacklistEntry>();

  return {
    findBlacklisted(key, nowMs) {
      if (entries.size === 0) return undefined;
      const entry = entries.get(key);
      if (entry === undefined) return undefined;
      if (entry.expiresAtMs > nowMs) return entry;
      entries.delete(key);
      return undefined;
    },
    addBlacklisted(entry) {
      entries.delete(entry.key);
      if (entries.size >= maxEntries) forgetOldest(entries, Math.ceil(maxEntries / FORGOTTEN_AT_ONCE));
      entries.set(entry.key, entry);
    },
    removeBlacklisted: (key) => entries.delete(key),
    listBlacklisted: (nowMs) => [...entries.values()].filter((entry) => entry.expiresAtMs > nowMs),
  };
}

/** In portions: finding the first key of a Map passes all that were deleted before it, so one by one is quadratic. */
function forgetOldest(entries: Map<string, BlacklistEntry>, count: number): void {
  let left = count;
  for (const key of entries.keys()) {
    entries.delete(key);
    if (--left === 0) return;
  }
}
