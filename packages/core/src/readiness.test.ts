import { describe, expect, it } from 'vitest';
import { MAX_WAITING, Readiness } from './readiness.js';

const never = new Promise<void>(() => {});

describe('readiness', () => {
  it('is there at once when nothing has to start', () => {
    expect(new Readiness(undefined).isReady).toBe(true);
  });

  it('lets requests wait until the start has ended', async () => {
    let finish = (): void => {};
    const readiness = new Readiness(new Promise((resolve) => (finish = resolve)));
    const waiting = readiness.wait(10_000);
    expect(readiness.isReady).toBe(false);
    finish();
    expect(await waiting).toBe(true);
  });

  it('counts a failed start as ended: what failed is told elsewhere', async () => {
    const readiness = new Readiness(Promise.reject(new Error('no network')));
    expect(await readiness.wait(10_000)).toBe(true);
  });

  it('lets nobody wait longer than the limit', async () => {
    expect(await new Readiness(never).wait(5)).toBe(false);
  });

  it('lets the last accepted request wait and not the first that is too many', async () => {
    const readiness = new Readiness(never);
    const waiting = Array.from({ length: MAX_WAITING }, () => readiness.wait(200));
    const startMs = performance.now();
    expect(await readiness.wait(200)).toBe(false);
    expect(performance.now() - startMs).toBeLessThan(150);
    expect((await Promise.all(waiting)).every((inTime) => !inTime)).toBe(true);
    expect(await readiness.wait(1)).toBe(false);
  });
});
