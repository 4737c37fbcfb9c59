import { describe, expect, it } from 'vitest';
import { createMemoryStore, MAX_BLACKLIST_ENTRIES } from './memory-store.js';

const entry = (address: string, expiresAtMs = 1_000) => ({ address, key: address, detectedAtMs: 0, expiresAtMs });

describe('the store in memory', () => {
  it('finds an address until it expires, and not from then on', () => {
    const store = createMemoryStore();
    store.addBlacklisted(entry('203.0.113.1', 1_000));
    expect(store.findBlacklisted('203.0.113.1', 999)).toMatchObject({ address: '203.0.113.1' });
    expect(store.findBlacklisted('203.0.113.1', 1_000)).toBeUndefined();
  });

  it('forgets on demand, and says whether there was something to forget', () => {
    const store = createMemoryStore();
    store.addBlacklisted(entry('203.0.113.1'));
    expect(store.removeBlacklisted('203.0.113.1')).toBe(true);
    expect(store.removeBlacklisted('203.0.113.1')).toBe(false);
  });

  it('lists what is alive', () => {
    const store = createMemoryStore();
    store.addBlacklisted(entry('203.0.113.1', 10));
    store.addBlacklisted(entry('203.0.113.2', 1_000));
    expect(store.listBlacklisted(500)).toEqual([entry('203.0.113.2', 1_000)]);
  });

  it('keeps the last accepted entry and forgets the oldest for the first that is too many', () => {
    const store = createMemoryStore(2);
    store.addBlacklisted(entry('203.0.113.1'));
    store.addBlacklisted(entry('203.0.113.2'));
    expect(store.findBlacklisted('203.0.113.1', 0)).toBeDefined();
    store.addBlacklisted(entry('203.0.113.3'));
    expect(store.findBlacklisted('203.0.113.1', 0)).toBeUndefined();
    expect(store.findBlacklisted('203.0.113.3', 0)).toBeDefined();
  });

  it('stays at its bound for a million different clients', () => {
    const store = createMemoryStore();
    for (let client = 0; client < 1_000_000; client++) {
      store.addBlacklisted(entry(`10.${client >> 16}.${(client >> 8) & 255}.${client & 255}`));
    }
    const kept = store.listBlacklisted(0) as readonly unknown[];
    expect(kept.length).toBeLessThanOrEqual(MAX_BLACKLIST_ENTRIES);
    expect(kept.length).toBeGreaterThan(0.9 * MAX_BLACKLIST_ENTRIES);
    expect(store.findBlacklisted('10.15.66.63', 0)).toBeDefined();
    expect(store.findBlacklisted('10.0.0.0', 0)).toBeUndefined();
  });

  it('counts an address once, however often it is added', () => {
    const store = createMemoryStore(2);
    for (let round = 0; round < 5; round++) store.addBlacklisted(entry('203.0.113.1'));
    store.addBlacklisted(entry('203.0.113.2'));
    expect(store.listBlacklisted(0)).toHaveLength(2);
  });
});
