import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Tensor } from './graph.js';
import { sumOfRows } from './operators.js';
import { createVectorSums } from './vector-sums.js';

const ROWS = 50;

function tableOf(width: number): Tensor {
  const data = Float32Array.from({ length: ROWS * width }, (_, index) => (index < width ? 0 : Math.sin(index)));
  return { dims: [ROWS, width], data };
}

const rowsOf = (...windows: number[][]): Tensor => ({
  dims: [windows.length, windows[0]?.length ?? 0],
  data: Int32Array.from(windows.flat()),
});

describe('sums of rows by vectors', () => {
  it('are there on this machine, for tables of eight columns and multiples', () => {
    expect([8, 16, 24].map((width) => createVectorSums(tableOf(width)) !== undefined)).toEqual([true, true, true]);
    expect([0, 1, 12].map((width) => createVectorSums(tableOf(width)))).toEqual([undefined, undefined, undefined]);
  });

  it.each([8, 16, 40])('are what adding up one by one gives, %i columns', (width) => {
    const table = tableOf(width);
    const vectors = createVectorSums(table);
    const row = fc.integer({ min: 0, max: ROWS - 1 });
    fc.assert(
      fc.property(
        fc.array(fc.array(row, { minLength: 7, maxLength: 7 }), { minLength: 1, maxLength: 4 }),
        (windows) => {
          const rows = rowsOf(...windows);
          const one = sumOfRows(table, rows, { isFirstEmpty: true, vectors });
          const other = sumOfRows(table, rows, { isFirstEmpty: true });
          expect(one.dims).toEqual(other.dims);
          for (const [index, sum] of one.data.entries()) expect(sum).toBeCloseTo(other.data[index] as number, 5);
        },
      ),
    );
  });

  it('leave lists that are too long to JavaScript, which adds them up as well', () => {
    const table = tableOf(8);
    const vectors = createVectorSums(table);
    const rows = rowsOf(Array(5_000).fill(7));
    expect(vectors?.add(rows.data as Int32Array, 0, 5_000, new Float32Array(8), 0)).toBe(false);
    const { data } = sumOfRows(table, rows, { isFirstEmpty: true, vectors });
    expect(data[0]).toBeCloseTo(5_000 * (table.data[7 * 8] as number), 0);
  });

  it('refuse rows that the table has not, before anything is read', () => {
    const table = tableOf(8);
    const known = { isFirstEmpty: true, vectors: createVectorSums(table) };
    for (const row of [-1, ROWS, 2 ** 31 - 1]) {
      expect(() => sumOfRows(table, rowsOf([row]), known)).toThrow(RangeError);
    }
  });

  it('are not missed where WebAssembly is switched off', () => {
    const { WebAssembly: assembly } = globalThis as { WebAssembly?: unknown };
    try {
      Object.assign(globalThis, { WebAssembly: undefined });
      expect(createVectorSums(tableOf(16))).toBeUndefined();
    } finally {
      Object.assign(globalThis, { WebAssembly: assembly });
    }
  });
});
