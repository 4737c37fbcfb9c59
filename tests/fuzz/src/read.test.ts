import { expect, it } from 'vitest';
import { readAll } from './read-session.js';

// A short form of `test:fuzz:readers`, with a seed of its own: a finding is repeated by that seed.
it('finds no decoder, parser, lexer or check that throws or takes more than its text allows', async () => {
  const seed = Date.now() % 1_000_000_007;
  const { texts, pumps, findings } = await readAll({ seed, texts: 5_000, limitMs: 30_000 });
  expect(texts).toBeGreaterThan(500);
  expect(pumps).toBeGreaterThan(2);
  expect(findings.map(({ reader, kind, what, text }) => `${reader}: ${kind}: ${what} (seed ${seed}) ${text}`)).toEqual(
    [],
  );
}, 120_000);
