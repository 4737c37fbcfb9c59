import { describe, expect, it } from 'vitest';
import { growthOf, LINEAR } from './growth.js';

/** Looks at `count` units of a text. */
function look(count: number): number {
  const text = 'lorem ipsum ';
  let sum = 0;
  for (let at = 0; at < count; at++) sum = (sum + text.charCodeAt(at % text.length)) | 0;
  return sum;
}

describe('the growth of some work', () => {
  it('is that of a line where each unit is looked at often', () => {
    expect(growthOf((length) => look(20 * length))).toBeLessThan(LINEAR);
  });

  it('is more where all units are looked at again for some of them', () => {
    expect(growthOf((length) => look((length * length) / 200), { length: 20_000 })).toBeGreaterThan(LINEAR);
  });
});
