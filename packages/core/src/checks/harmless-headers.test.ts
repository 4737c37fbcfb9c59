import { describe, expect, it } from 'vitest';
import { HarmlessHeaders } from './harmless-headers.js';

const BLOCK = ['Host', 'www.example.com', 'Accept', '*/*'];

function knowing(...blocks: readonly (readonly string[])[]): HarmlessHeaders {
  const known = new HarmlessHeaders();
  for (const block of blocks) known.add(block);
  return known;
}

describe('the memory of harmless header blocks', () => {
  it('knows a block by all of its names and values, in their order', () => {
    const known = knowing(BLOCK);
    expect(known.has([...BLOCK])).toBe(true);
    for (const other of [
      ['Host', 'www.example.net', 'Accept', '*/*'],
      ['Hosts', 'ww.example.com', 'Accept', '*/*'],
      ['Accept', '*/*', 'Host', 'www.example.com'],
      BLOCK.slice(0, 2),
      [...BLOCK, 'A', 'b'],
      [],
    ]) {
      expect(known.has(other)).toBe(false);
    }
  });

  it('is not changed by what an application does to its request', () => {
    const block = [...BLOCK];
    const known = knowing(block);
    block[1] = "' OR 1=1--";
    expect([known.has(block), known.has(BLOCK)]).toEqual([false, true]);
  });

  it('keeps no large blocks, and forgets all when told to', () => {
    const large = ['Cookie', 'a'.repeat(2_050)];
    const known = knowing(BLOCK, large);
    expect([known.has(BLOCK), known.has(large)]).toEqual([true, false]);
    known.clear();
    expect(known.has(BLOCK)).toBe(false);
  });

  it('stays bounded whatever comes', () => {
    const known = new HarmlessHeaders();
    for (let index = 0; index < 100_000; index++) known.add(['A', 'b'.repeat(index % 900), 'C', String(index)]);
    const kept = Array.from({ length: 100_000 }, (_, index) => ['A', 'b'.repeat(index % 900), 'C', String(index)]);
    expect(kept.filter((block) => known.has(block)).length).toBeLessThanOrEqual(512);
  });
});
