import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percentDecode, percentDecodeLossy, percentDecodeStrict } from './percent.js';

const escaped = fc
  .array(
    fc.constantFrom(
      'a',
      'é',
      '😀',
      '%',
      '%2',
      '%41',
      '%C3%A9',
      '%c3',
      '%a9',
      '%F0%9F%98%80',
      '%ed%a0%80',
      '%zz',
      '%25',
    ),
  )
  .map((pieces) => pieces.join(''));

describe('strict percent-decoding', () => {
  it('is decodeURIComponent, without its exceptions', () => {
    fc.assert(
      fc.property(escaped, (text) => {
        let expected: string | undefined;
        try {
          expected = decodeURIComponent(text);
        } catch {
          expected = undefined;
        }
        expect(percentDecodeStrict(text)).toBe(expected);
      }),
      { numRuns: 5_000 },
    );
  });
});

describe('tolerant percent-decoding', () => {
  it.each([
    ['%27', "'"],
    ['%2527', '%27'],
    ['%%32%37', '%27'],
    ['%zz%3c%', '%zz<%'],
    ['%u0027%U003C%u00zz', "'<%u00zz"],
    ['%c0%af', '\u00c0\u00af'],
    ['%e2%82%ac%e2%82', '€\u00e2\u0082'],
    ['plain', 'plain'],
  ])('reads %s as %s', (text, expected) => {
    expect(percentDecode(text)).toBe(expected);
  });

  it('agrees with the strict reading wherever there is one', () => {
    fc.assert(
      fc.property(escaped, (text) => {
        const strict = percentDecodeStrict(text);
        if (strict !== undefined) expect(percentDecode(text)).toBe(strict);
      }),
    );
  });
});

describe('lossy percent-decoding', () => {
  it('is what URLSearchParams does', () => {
    fc.assert(
      fc.property(escaped, (text) => {
        const plain = text.replace(/[^ -~]/gu, '');
        expect(percentDecodeLossy(plain)).toBe(new URLSearchParams(`q=${plain}`).get('q'));
      }),
    );
  });
});
