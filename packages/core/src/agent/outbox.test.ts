import { describe, expect, it } from 'vitest';
import { Outbox } from './outbox.js';

const entry = (address: string, detectedAtMs = 0) => ({ address, key: address, detectedAtMs, expiresAtMs: 1 });

describe('what waits for a cloud', () => {
  it('is kept up to the bound; the first entry past it costs the oldest, and is counted', () => {
    const outbox = new Outbox(2);
    outbox.share(entry('203.0.113.1'));
    outbox.share(entry('203.0.113.2'));
    expect([outbox.waiting, outbox.dropped]).toEqual([2, 0]);
    outbox.share(entry('203.0.113.3'));
    expect(outbox.entries.map(([address]) => address)).toEqual(['203.0.113.2', '203.0.113.3']);
    expect(outbox.dropped).toBe(1);
  });

  it('stays when it came after the beacon that was delivered', () => {
    const outbox = new Outbox();
    outbox.share(entry('203.0.113.1', 1_000));
    outbox.share(entry('203.0.113.2', 1_000));
    outbox.count(200);
    const { entries, totals } = outbox;
    outbox.share(entry('203.0.113.1', 9_000));
    outbox.count(200);
    outbox.count(500);
    outbox.count('attack');
    outbox.delivered(entries, totals);
    expect(outbox.entries).toEqual([['203.0.113.1', 9]]);
    expect(outbox.totals).toEqual({ success: 1, error: 1, errors: 1, attacks: 1 });
  });

  it('counts from 400 on as errors', () => {
    const outbox = new Outbox();
    for (const status of [399, 400]) outbox.count(status);
    expect(outbox.totals).toMatchObject({ success: 1, error: 1 });
  });
});
