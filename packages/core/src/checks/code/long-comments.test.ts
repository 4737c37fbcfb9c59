import { describe, expect, it } from 'vitest';
import { withoutLongComments } from './long-comments.js';

const words = 'garden '.repeat(1000);

describe('code: comments make no text too long to be read', () => {
  it.each([
    [`f("x")/*${words}*/`, 'f("x") '],
    [`f("x") # ${words}`, 'f("x")  '],
    [`f("x");// ${words}\ng()`, 'f("x"); \ng()'],
    [`/*${words}*/f()/*${words}*/`, ' f() '],
    [`f()/*${words}`, 'f() '],
  ])('of %#', (text, left) => {
    expect(withoutLongComments(text, 64)).toBe(left);
  });

  it('what is long without them stays as it is', () => {
    expect(withoutLongComments(words, 64)).toBe(words);
    expect(withoutLongComments(`/**/${words}`, 64)).toBe(`/**/${words}`);
  });

  it('a megabyte of signs is read in no time', () => {
    expect(withoutLongComments('/* '.repeat(300_000), 2048)).toHaveLength(1);
    expect(withoutLongComments('/**/'.repeat(250_000), 2048)).toHaveLength(1_000_000);
    expect(withoutLongComments('#\n'.repeat(500_000), 2048)).toHaveLength(1_000_000);
  });
});
