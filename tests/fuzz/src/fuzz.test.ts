import { expect, it } from 'vitest';
import { fuzz } from './session.js';

/** Of all frameworks together: some fifteen seconds. */
const REQUESTS = 1_600;

// A short form of `test:fuzz`, with a seed of its own: a finding is repeated by that seed. What it sends is counted, not
// timed: a quick machine is done sooner, and a slow one looks at as much.
it('finds no crash, no hang, no fault of ours and no difference between frameworks', async () => {
  const seed = Date.now() % 1_000_000_007;
  const { sent, blocked, findings } = await fuzz({ seed, requests: REQUESTS, limitMs: 90_000, onProgress() {} });
  expect(sent).toBeGreaterThan(200);
  expect(blocked).toBeGreaterThan(10);
  expect(
    findings.map(({ kind, what, request }) => `${kind}: ${what} (seed ${seed}) ${request.method} ${request.target}`),
  ).toEqual([]);
}, 120_000);
