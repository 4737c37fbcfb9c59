import { expect, it } from 'vitest';
import { fuzz } from './session.js';

// A short form of `test:fuzz`, with a seed of its own: a finding is repeated by that seed.
it('finds no crash, no hang, no fault of ours and no difference between frameworks', async () => {
  const seed = Date.now() % 1_000_000_007;
  const { sent, blocked, findings } = await fuzz({ seed, requests: 20_000, limitMs: 40_000, onProgress() {} });
  expect(sent).toBeGreaterThan(200);
  expect(blocked).toBeGreaterThan(10);
  expect(
    findings.map(({ kind, what, request }) => `${kind}: ${what} (seed ${seed}) ${request.method} ${request.target}`),
  ).toEqual([]);
}, 120_000);
