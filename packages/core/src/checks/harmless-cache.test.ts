import { describe, expect, it } from 'vitest';
import { createHarmlessCache, MAX_CACHED_LENGTH } from './harmless-cache.js';

describe('the cache of harmless texts', () => {
  it('knows what was added, for that source only', () => {
    const cache = createHarmlessCache(100);
    cache.add('cookies', 'abc');
    expect(cache.has('cookies', 'abc')).toBe(true);
    expect(cache.has('qs_values', 'abc')).toBe(false);
  });

  it('keeps texts of the last accepted length and not of the first refused', () => {
    const cache = createHarmlessCache(100);
    const longest = 'a'.repeat(MAX_CACHED_LENGTH);
    cache.add('text', longest);
    cache.add('text', `${longest}a`);
    expect(cache.has('text', longest)).toBe(true);
    expect(cache.has('text', `${longest}a`)).toBe(false);
  });

  it('forgets what was not seen for long and keeps what is seen often', () => {
    const cache = createHarmlessCache(100);
    cache.add('text', 'often');
    cache.add('text', 'once');
    for (let index = 0; index < 1_000; index++) {
      cache.add('text', `other ${index}`);
      cache.has('text', 'often');
    }
    expect(cache.has('text', 'often')).toBe(true);
    expect(cache.has('text', 'once')).toBe(false);
  });

  it('tells texts with different lone surrogates apart', () => {
    const cache = createHarmlessCache(100);
    cache.add('text', '\ud800');
    expect(cache.has('text', '\ud800')).toBe(true);
    expect(cache.has('text', '\ud801')).toBe(false);
  });

  it('remembers nothing when it is switched off', () => {
    const cache = createHarmlessCache(0);
    cache.add('text', 'abc');
    expect(cache.has('text', 'abc')).toBe(false);
  });
});
