import { expect, it } from 'vitest';
import { simulate } from './simulate.js';

it('a few agents for a few seconds: no trouble, every ban is known everywhere, every attack is counted', async () => {
  const result = await simulate({ agents: 20, delaySeconds: 1, seconds: 5 });
  expect(result.troubles).toEqual([]);
  expect(result).toMatchObject({ banned: 25, known: 25, requestsCounted: 25 });
  expect(Math.max(...result.memoryMiB)).toBeLessThan(400);
}, 90_000);
