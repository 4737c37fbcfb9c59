import { describe, expect, it } from 'vitest';
import { MENTION_KINDS } from './kinds.js';

describe('what the rule set looks for by what a text mentions', () => {
  it.each(MENTION_KINDS.map((kind) => [kind.name, kind] as const))('%s', (_, { example, matches }) => {
    expect(matches(example)).toBe(true);
    expect(matches('two notebooks and a pen')).toBe(false);
  });
});
