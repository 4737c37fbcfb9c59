import { describe, expect, it } from 'vitest';
import { createHarmlessCache, type Judged, MAX_CACHED_LENGTH } from './harmless-cache.js';

const at = (source: Judged['source'], text: string, path = ''): Judged => ({ source, path, text });

describe('the cache of harmless texts', () => {
  it('knows what was added, for that source only', () => {
    const cache = createHarmlessCache(100);
    cache.add(at('cookies', 'abc'));
    expect(cache.has(at('cookies', 'abc'))).toBe(true);
    expect(cache.has(at('qs_values', 'abc'))).toBe(false);
  });

  it('knows a text only where it was: the same key under another one can be an attack', () => {
    const cache = createHarmlessCache(100);
    cache.add(at('qs_values', '1', 'page'));
    cache.add(at('qs_values', '1', 'size'));
    expect(cache.has(at('qs_values', '1', 'page'))).toBe(true);
    expect(cache.has(at('qs_values', '1', 'size'))).toBe(true);
    expect(cache.has(at('qs_values', '1', 'user[$ne]'))).toBe(false);
  });

  it('remembers a text for a bounded number of places, the last ones', () => {
    const cache = createHarmlessCache(100);
    for (let index = 0; index < 100; index++) cache.add(at('qs_values', '1', `name${index}`));
    const known = Array.from({ length: 100 }, (_, index) => cache.has(at('qs_values', '1', `name${index}`)));
    expect(known.lastIndexOf(true)).toBe(99);
    expect(known.filter(Boolean).length).toBeLessThan(20);
  });

  it('keeps texts of the last accepted length and not of the first refused', () => {
    const cache = createHarmlessCache(100);
    const longest = 'a'.repeat(MAX_CACHED_LENGTH);
    cache.add(at('text', longest));
    cache.add(at('text', `${longest}a`));
    cache.add(at('headers_values', 'a', longest));
    expect(cache.has(at('text', longest))).toBe(true);
    expect(cache.has(at('text', `${longest}a`))).toBe(false);
    expect(cache.has(at('headers_values', 'a', longest))).toBe(false);
  });

  it('forgets what was not seen for long and keeps what is seen often', () => {
    const cache = createHarmlessCache(100);
    cache.add(at('text', 'often'));
    cache.add(at('text', 'once'));
    for (let index = 0; index < 1_000; index++) {
      cache.add(at('text', `other ${index}`));
      cache.has(at('text', 'often'));
    }
    expect(cache.has(at('text', 'often'))).toBe(true);
    expect(cache.has(at('text', 'once'))).toBe(false);
  });

  it('has room for fewer texts when they are long', () => {
    const cache = createHarmlessCache(1_000);
    const long = (index: number): Judged => at('text', `${index}`.padEnd(MAX_CACHED_LENGTH, 'x'));
    for (let index = 0; index < 1_000; index++) cache.add(long(index));
    let known = 0;
    for (let index = 0; index < 1_000; index++) if (cache.has(long(index))) known++;
    expect(known).toBeGreaterThan(10);
    expect(known).toBeLessThan(100);
  });

  it('tells texts with different lone surrogates apart', () => {
    const cache = createHarmlessCache(100);
    const long = 'beyond the length of a slice';
    cache.add(at('text', `\ud800${long}`));
    expect(cache.has(at('text', `\ud800${long}`))).toBe(true);
    expect(cache.has(at('text', `\ud801${long}`))).toBe(false);
  });

  it('remembers nothing when it is switched off, and nothing from before it was cleared', () => {
    const off = createHarmlessCache(0);
    off.add(at('text', 'abc'));
    expect(off.has(at('text', 'abc'))).toBe(false);
    const cache = createHarmlessCache(100);
    cache.add(at('text', 'abc'));
    cache.clear();
    expect(cache.has(at('text', 'abc'))).toBe(false);
  });
});
