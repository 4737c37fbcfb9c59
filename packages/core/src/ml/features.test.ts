import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FeatureShape, MAX_TEXT_LENGTH, toWindows } from './features.js';

const SHAPE: FeatureShape = { window: 128, stride: 64, bits: 14, characters: [3, 4], skeleton: [3, 5] };
const startsOf = (text: string, limit = 1_000): number[] => toWindows(text, SHAPE, limit).map(({ start }) => start);

describe('the windows of a text', () => {
  it('are one for what fits, with both edges', () => {
    expect(startsOf('x'.repeat(126))).toEqual([0]);
    expect(startsOf('x'.repeat(127))).toEqual([0, 1]);
  });

  it('overlap by half, the last one at the end', () => {
    expect(startsOf('x'.repeat(298))).toEqual([0, 64, 128, 172]);
  });

  it('take a run of blanks, of digits or of foreign letters for one, so that padding with them moves nothing', () => {
    const rows = (text: string): number[] => [...(toWindows(text, SHAPE, 1)[0]?.rows ?? [])];
    expect(rows(`a${' '.repeat(9_000)}b`)).toEqual(rows('a b'));
    expect(rows(`a${'7'.repeat(9_000)}b`)).toEqual(rows('a0b'));
    expect(rows(`a${'漢'.repeat(9_000)}b`)).toEqual(rows('aäb'));
  });

  it('are those with the most signs where there are too many', () => {
    const text = `${'lorem ipsum '.repeat(100)}' or 1=1 -- (${'lorem ipsum '.repeat(100)}`;
    const [first, second, ...more] = startsOf(text, 2);
    expect(more).toEqual([]);
    const at = text.indexOf("' or");
    for (const start of [first, second] as number[]) expect(Math.abs(start - at)).toBeLessThan(SHAPE.window);
  });

  it('end with the longest text that is read', () => {
    const longest = 'ab'.repeat(MAX_TEXT_LENGTH / 2);
    expect(startsOf(longest).at(-1)).toBe(MAX_TEXT_LENGTH + 2 - SHAPE.window);
    expect(startsOf(`${longest}c`)).toEqual(startsOf(longest));
  });

  it('hold rows of the table, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (text) => {
        for (const { rows } of toWindows(text, SHAPE, 8))
          for (const row of rows) if (row < 1 || row > 1 << 14) return false;
        return true;
      }),
    );
  });
});
