import { describe, expect, it } from 'vitest';
import { play } from './scenario.js';
import { SCENARIOS } from './scenarios.js';

// A short form of `test:faults`: the scenarios that need no more than a few seconds, each on one framework.
const SHORT = [
  'addresses',
  'handlers',
  'log-server',
  'full-disk',
  'cloud',
  'configuration',
  'model',
  'clock',
  'workers',
];
const SCALE = 0.02;
/** Caches fill up while it goes on: what counts is that it ends. */
const GROWTH_BYTES = 30_000_000;

describe.each(SCENARIOS.filter(({ name }) => SHORT.includes(name)))('$title', (scenario) => {
  it('loses no request, decides none wrongly, and gives its memory back', async () => {
    const [framework = 'express'] = scenario.frameworks;
    const { lost, wrong, first, grownBytes, sent } = await play(scenario, framework, SCALE);
    expect({ lost, wrong, first }).toEqual({ lost: 0, wrong: 0, first: '' });
    expect(sent).toBeGreaterThan(10);
    expect(grownBytes).toBeLessThan(GROWTH_BYTES);
  }, 120_000);
});
