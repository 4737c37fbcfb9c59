import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WindowCounter } from './window-counter.js';

const KEY = '203.0.113.7';

describe('a window counter', () => {
  it('takes the limit and refuses the first beyond it, until the oldest has left the window', () => {
    const counter = new WindowCounter({ limit: 3, windowMs: 1_000 });
    expect([0, 100, 200].map((ms) => counter.count(KEY, ms))).toEqual([0, 0, 0]);
    // Two of four have to leave before one more is the third.
    expect(counter.count(KEY, 300)).toBe(800);
    expect(counter.waitMs(KEY, 999)).toBe(101);
    // Three are within the limit again, though a fourth would not be.
    expect(counter.waitMs(KEY, 1_000)).toBe(0);
    expect(counter.count(KEY, 1_100)).toBe(0);
  });

  it('knows one, and a million', () => {
    const one = new WindowCounter({ limit: 1, windowMs: 1_000 });
    expect([one.count(KEY, 0), one.count(KEY, 999), one.count(KEY, 2_000)]).toEqual([0, 1_000, 0]);
    const many = new WindowCounter({ limit: 1_000_000, windowMs: 1_000 });
    let refused = 0;
    for (let index = 0; index < 1_000_000; index++) if (many.count(KEY, 0) > 0) refused++;
    expect(refused).toBe(0);
    let more = 0;
    while (many.count(KEY, 500) === 0) more++;
    expect(more).toBeLessThanOrEqual(50_000);
  });

  it('is exact up to a limit of 31, and beyond that within 5 %, never above, however requests come', () => {
    const gaps = fc.array(fc.oneof(fc.nat({ max: 30 }), fc.nat({ max: 3_000 }), fc.constant(0)), { maxLength: 700 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), gaps, (limit, steps) => {
        const counter = new WindowCounter({ limit, windowMs: 2_000 });
        const times: number[] = [];
        let nowMs = 0;
        for (const step of steps) {
          nowMs += step;
          times.push(nowMs);
          const isOver = counter.count(KEY, nowMs) > 0;
          const count = times.filter((ms) => nowMs - ms < 2_000).length;
          if (isOver) expect(count).toBeGreaterThan(limit);
          else expect(count).toBeLessThanOrEqual(limit <= 31 ? limit : limit * 1.05);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('says truly when one more is fine: not before, and no later than 5 % would make it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 31 }),
        fc.array(fc.nat({ max: 300 }), { minLength: 40 }),
        (limit, steps) => {
          const counter = new WindowCounter({ limit, windowMs: 2_000 });
          let nowMs = 0;
          for (const step of steps) {
            nowMs += step;
            const waitMs = counter.count(KEY, nowMs);
            if (waitMs === 0) continue;
            nowMs += waitMs;
            expect(counter.count(KEY, nowMs)).toBe(0);
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it('knows clients apart', () => {
    const counter = new WindowCounter({ limit: 1, windowMs: 1_000 });
    counter.count('203.0.113.1', 0);
    expect(counter.count('203.0.113.2', 0)).toBe(0);
    expect(counter.count('203.0.113.1', 0)).toBeGreaterThan(0);
    expect(counter.waitMs('203.0.113.3', 0)).toBe(0);
  });

  it('forgets one on demand', () => {
    const counter = new WindowCounter({ limit: 1, windowMs: 1_000 });
    counter.count(KEY, 0);
    counter.forget(KEY);
    expect(counter.count(KEY, 1)).toBe(0);
  });

  it('goes on when the clock is set back or jumps', () => {
    const counter = new WindowCounter({ limit: 2, windowMs: 1_000 });
    for (const ms of [5_000, 4_000, 2 ** 40, 3]) counter.count(KEY, ms);
    expect(counter.count('203.0.113.8', 3)).toBe(0);
  });
});

describe('a window counter of many clients', () => {
  it('is full at its bound, and forgets for the first that is too many whoever was quiet for longest', () => {
    const counter = new WindowCounter({ limit: 1, windowMs: 1_000 }, 2);
    counter.count('203.0.113.1', 0);
    counter.count('203.0.113.2', 0);
    counter.count('203.0.113.1', 0);
    expect(counter.size).toBe(2);
    counter.count('203.0.113.3', 0);
    expect(counter.size).toBe(2);
    expect(counter.waitMs('203.0.113.1', 0)).toBeGreaterThan(0);
    expect(counter.countOf('203.0.113.2', 0)).toBe(0);
  });

  it('stays at its bound, and in its memory, for a million', () => {
    const counter = new WindowCounter({ limit: 50, windowMs: 60_000 }, 10_000);
    const before = process.memoryUsage().arrayBuffers;
    for (let client = 0; client < 1_000_000; client++) counter.count(`10.${client >> 16}.${client & 65_535}`, client);
    expect(counter.size).toBe(10_000);
    expect(counter.countOf('10.15.16959', 1_000_000)).toBe(1);
    expect(counter.countOf('10.0.0', 1_000_000)).toBe(0);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10_000 * 200);
  });

  it('agrees with a list of least recent use', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 12 })), (clients) => {
        const counter = new WindowCounter({ limit: 5, windowMs: 1_000 }, 5);
        let recent: string[] = [];
        for (const client of clients.map(String)) {
          counter.count(client, 0);
          recent = [...recent.filter((one) => one !== client), client].slice(-5);
        }
        for (const client of recent) expect(counter.countOf(client, 0)).toBeGreaterThan(0);
        expect(counter.size).toBe(recent.length);
      }),
    );
  });
});
