import { expect, it } from 'vitest';
import { hasOpenEnds } from './open-ends.js';

it('is true where something is left open, or closed that was never open', () => {
  for (const text of ['$({curl', '-o', '/tmp/p})', "x')", "('y", 'a[', '`id', "O'Brien", ')(']) {
    expect([text, hasOpenEnds(text)]).toEqual([text, text !== '-o']);
  }
});

it('is false for what ends as it begins', () => {
  for (const text of ['', 'red (dark)', '"quoted" words', 'f(a[1]){}', "'a' and 'b'"])
    expect(hasOpenEnds(text)).toBe(false);
});
