import { describe, expect, it } from 'vitest';
import { pairwise } from './pairwise.js';

const DIMENSIONS = { color: ['red', 'green', 'blue'], size: [1, 2, 3, 4], shape: ['round', 'square'] } as const;

describe('pairwise', () => {
  it('has every allowed pair of levels in some row', () => {
    const rows = pairwise(DIMENSIONS, () => true);
    for (const color of DIMENSIONS.color) {
      for (const size of DIMENSIONS.size) expect(rows).toContainEqual(expect.objectContaining({ color, size }));
      for (const shape of DIMENSIONS.shape) expect(rows).toContainEqual(expect.objectContaining({ color, shape }));
    }
  });

  it('needs far fewer rows than the product', () => {
    expect(pairwise(DIMENSIONS, () => true).length).toBeLessThanOrEqual(14);
  });

  it('never makes a row that is not allowed', () => {
    const rows = pairwise(DIMENSIONS, (row) => row.color !== 'red' || row.size === 1);
    expect(rows.filter((row) => row.color === 'red').map((row) => row.size)).toEqual(
      rows.filter((r) => r.color === 'red').map(() => 1),
    );
    expect(rows.some((row) => row.color === 'red')).toBe(true);
  });
});
