import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classify } from '../values/character-classes.js';
import { requiredLiterals } from './required-literals.js';
import { sought } from './sought-pattern.js';

/** Of all alternatives together. */
function textsOf(pattern: RegExp): readonly string[] | undefined {
  const all = requiredLiterals(pattern).map(({ texts }) => texts);
  return all.includes(undefined) ? undefined : all.flatMap((texts) => texts ?? []);
}

describe('what a pattern cannot do without', () => {
  it.each<[RegExp, string[] | undefined]>([
    [/\bprocess\s{0,4}\./, ['process']],
    [/(?:system|exec)\s{0,4}\(/, ['system', 'exec']],
    [/colou?r/, ['colour', 'color']],
    [
      /["']@(?:type|class)["']/,
      ['"@type"', '"@type\'', '\'@type"', "'@type'", '"@class"', '"@class\'', '\'@class"', "'@class'"],
    ],
    [/(?:union\s+)?select/i, ['select']],
    [/\x3cscript\u003e|y{3}/, undefined],
    [/<(?!br)[a-z]+ on\w+=/, [' on']],
    [/(?<=\))\._[A-Z]\w{1,40}?__[a-z]/, ['._']],
    [/[ab]{2,}cd|x{3}yz/, ['cd', 'yz']],
    [/a.b|c/, undefined],
    [/(\w)\1--/, ['--']],
    [/a[^b]*?foo$/m, ['foo']],
    [/[\d-]ab[\]-]cd/, ['ab]cd', 'ab-cd']],
    [/\p{L}+ing/u, ['ing']],
    [/SELECT/iu, undefined],
  ])('%s', (pattern, texts) => {
    expect(textsOf(pattern)?.toSorted()).toEqual(texts?.toSorted());
  });

  it('includes the classes of every match', () => {
    expect(requiredLiterals(/\b(?:for|while)\s{0,8}\(/)[0]?.classes).toBe(classify('f('));
    expect(requiredLiterals(/a\(|b\[/).map(({ classes }) => classes)).toEqual([classify('a('), classify('b[')]);
    expect(requiredLiterals(/(?:a\(|b\[)./)[0]?.classes).toBe(classify('a'));
  });
});

/** One of each kind of syntax that the checks' patterns have. */
const PATTERNS = [
  /(?:^|[;{}=|&[\n]|\b(?:print|do)\b)[\s{(]{0,4}(?:system|exec)\s{0,4}(?:(?:qw|q)\s{0,2}[({[<|!/]|\s["'][^"'\n]{1,9}["'])/,
  /(?<=[\w)\]}"']\s{0,4}\.\s{0,4})__(?:class|bases?|mro)__/,
  /<\?(?:php\b|=|\s)|<script\s{1,8}language\s{0,4}=\s{0,4}["']?php/gi,
  /[ci](?:os|nt)\n\w{2,20}\n/,
  /\$[\da-f]{1,4}:(?:[\w$]{1,40}:){0,8}(?:__proto__|constructor)(?:[:"'\s]|$)/i,
  /\\u\{?([\da-f]{2,6})\}?|\\x([\da-f]{2})/i,
  /(?:ab){2}c?d|e{0,1}fg|hi*jk/,
] as const;

describe('a sought pattern', () => {
  it('matches what the pattern matches', () => {
    for (const pattern of PATTERNS) {
      const one = sought(pattern);
      const pieces = pattern.source.match(/\\?[\w ]{1,12}|[^\w]/g) as string[];
      const unit = fc.oneof(fc.constantFrom(...pieces, '\n', '\\', '"', '(', ' '), fc.string({ maxLength: 2 }));
      fc.assert(
        fc.property(fc.array(unit, { maxLength: 9 }), (units) => {
          const text = units.join('');
          const all = new RegExp(pattern.source, [...new Set([...pattern.flags, 'g'])].join(''));
          const matches = [...text.matchAll(all)].map(([match]) => match);
          if (matches.length > 0) expect(one.mayMatch(text)).toBe(true);
          if (pattern.global) expect([...one.matchAll(text)].map(([match]) => match)).toEqual(matches);
          else expect(one.exec(text)?.[0]).toEqual(matches[0]);
        }),
        { numRuns: 3_000 },
      );
    }
  });

  it('is not tried where it cannot match', () => {
    expect(sought(/\bprocess\s{0,4}\./).mayMatch('progress of the process')).toBe(false);
    expect(sought(/\bprocess\s{0,4}\./).mayMatch('a process. Then')).toBe(true);
  });
});
