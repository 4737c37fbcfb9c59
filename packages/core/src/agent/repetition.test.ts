import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nextDelayMs, Repetition } from './repetition.js';

const RHYTHM = { delayMs: 10_000, retryMs: 1_000, maxRetryMs: 60_000 };

describe('the next delay', () => {
  it('is the regular one, a little spread, after a success', () => {
    expect([nextDelayMs(RHYTHM, 0, () => 0), nextDelayMs(RHYTHM, 0, () => 1)]).toEqual([9_500, 10_500]);
  });

  it('doubles with every failure, up to a bound, and is spread over its upper half', () => {
    const latest = [1, 2, 3, 6, 7, 1_000].map((failures) => nextDelayMs(RHYTHM, failures, () => 1));
    expect(latest).toEqual([1_000, 2_000, 4_000, 32_000, 60_000, 60_000]);
    expect(nextDelayMs(RHYTHM, 3, () => 0)).toBe(2_000);
  });
});

describe('a repetition', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('goes on after failures, ends when it is done, and does nothing once stopped', async () => {
    const results: ('again' | 'failed' | 'done')[] = ['failed', 'again', 'done'];
    let calls = 0;
    const one = new Repetition(
      async () => results[calls++] ?? 'done',
      () => RHYTHM,
    );
    one.start(0);
    await vi.advanceTimersByTimeAsync(60_000);
    expect([calls, one.isRunning]).toEqual([3, false]);
    one.start(1_000);
    one.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(calls).toBe(3);
  });
});
