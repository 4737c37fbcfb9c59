import fc from 'fast-check';
import { RE2JS } from 're2js';
import { describe, expect, it } from 'vitest';
import { anchoredPrefix } from './anchored.js';
import { compilePattern, isPatternFault, matchAny } from './pattern.js';

describe('the beginning that a pattern asks for', () => {
  it.each([
    ['^/sitemap\\.(txt|xml)$', '/sitemap.'],
    ['^/favicon.ico$', '/favicon'],
    ['^/ab*', '/a'],
    ['^/ab?c|d', ''],
    ['^/a|^/b', ''],
    ['^/a[|]b', ''],
    ['^/a(b|c)|d', ''],
    ['^/a(?:b|(c|d))', ''],
    ['^/a{2}', '/'],
    ['^a?', ''],
    ['/a', ''],
    ['^/a(?i)*', ''],
    ['(?i)^/a', ''],
  ])('%s: %j', (source, prefix) => {
    expect(anchoredPrefix(source)).toBe(prefix);
  });
});

const PIECES = [
  'a',
  'b',
  '/',
  '\\.',
  '.',
  '|',
  '(',
  ')',
  '[ab]',
  '[|]',
  '*',
  '?',
  '+',
  '{2}',
  '^',
  '$',
  '(?i)',
  '(?:',
  '\\|',
];
const patterns = fc.array(fc.constantFrom(...PIECES), { maxLength: 9 }).map((pieces) => `^${pieces.join('')}`);
const texts = fc
  .array(fc.constantFrom('a', 'b', 'A', '/', '.', '|', '\n', '\ud800', '^'), { maxLength: 8 })
  .map((chars) => chars.join(''));

describe('the ways around RE2', () => {
  it('say what RE2 says, alone and together, of any pattern and text', () => {
    let compared = 0;
    fc.assert(
      fc.property(patterns, fc.array(texts, { minLength: 5, maxLength: 20 }), (source, some) => {
        const compiled = compilePattern(source);
        if (isPatternFault(compiled)) return;
        const plain = RE2JS.compile(source);
        compared += 1;
        expect(some.map((text) => compiled.test(text))).toEqual(some.map((text) => plain.test(text)));
        expect(some.map(matchAny([source, '^/never$']))).toEqual(some.map((text) => plain.test(text)));
      }),
      { numRuns: 5000 },
    );
    expect(compared).toBeGreaterThan(1000);
  });
});
