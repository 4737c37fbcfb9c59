import { describe, expect, it } from 'vitest';
import { CHARTS } from './charts.js';
import { createCold, isBlocked } from './measure-charts.js';
import { countBytes } from './requests.js';
import { TEXT_KINDS, toText } from './texts.js';

describe('what is measured', () => {
  it.each(TEXT_KINDS)('%s is as long as asked for, and the same in every run', (kind) => {
    for (const length of [1, 10, 999]) expect(toText(kind, length)).toHaveLength(length);
    expect(toText(kind, 100)).toBe(toText(kind, 100));
  });

  it.each(CHARTS)('$id: requests grow with what they are drawn over', ({ curves, amounts }) => {
    for (const { toRequest } of curves) {
      const sizes = amounts.slice(0, 4).map((amount) => countBytes(toRequest(amount)));
      expect(sizes).toEqual([...new Set(sizes)].toSorted((a, b) => a - b));
    }
  });

  it('bodies of 10 MB are as large as they say, and none is refused', { timeout: 60_000 }, async () => {
    const engine = createCold();
    for (const { name, toRequest } of CHARTS.find(({ id }) => id === 'body-size')?.curves ?? []) {
      const request = toRequest(10_000_000);
      expect(request.body.length / 10_000_000, name).toBeCloseTo(1, 1);
      expect(await isBlocked(engine, request), name).toBe(false);
    }
    await engine.close();
  });
});
