import { parse as parseCurrent } from 'cookie';
// @ts-expect-error 0.7 comes without types
import { parse as parseOld } from 'cookie-0';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collectCookies } from './collect-cookies.js';
import { createCollection } from './collection.js';
import { decode } from './decode.js';
import { VALUE_LIMITS } from './limits.js';

function read(header: string) {
  const into = createCollection();
  collectCookies(header, into);
  return into;
}

const texts = (header: string) => read(header).values.map((value) => value.text);

describe('a Cookie header', () => {
  it('gives the value of each pair under its name, still encoded', () => {
    expect(read('sid=abc; q=%27 or 1').values).toEqual([
      { source: 'cookies', path: 'sid', text: 'abc' },
      { source: 'cookies', path: 'q', text: '%27 or 1' },
    ]);
  });

  it('gives a quoted value with and without its quotes', () => {
    expect(texts('a="b c"')).toEqual(['"b c"', 'b c']);
    expect(texts('a="')).toEqual(['"']);
  });

  it('takes everything behind the first equals sign, and all of a pair that has none', () => {
    expect(texts('a=b=c; <script>')).toEqual(['b=c', '<script>']);
  });

  it('gives the JSON of a cookie that Express reads as an object', () => {
    expect(texts('cart=j:{"a":"b c"}')).toEqual(['j:{"a":"b c"}', '{"a":"b c"}']);
    expect(texts('cart=j%3A%7B%22a%22%3A1%7D')).toEqual(['j%3A%7B%22a%22%3A1%7D', '%7B%22a%22%3A1%7D']);
  });

  it('gives names that are more than a word', () => {
    expect(texts("x' or 1=1; a-b_c.d=2")).toEqual(["x' or 1", '1', '2']);
  });

  it('reads up to the limit of cookies, and says so where more follow', () => {
    expect(read('a=1;'.repeat(VALUE_LIMITS.parameters)).fault).toBeUndefined();
    expect(read('a=1;'.repeat(VALUE_LIMITS.parameters + 1)).fault).toEqual({ limit: 'parameters', at: 'cookies' });
  });
});

/**
 * Known difference: cookie 0.7 takes a lone `"` for an opening and a closing quote at once and gives nothing or the
 * text before it; we give the quote.
 */
describe('compared with the cookie library', () => {
  const piece = fc.constantFrom(
    ...['a', 'b', '=', ';', '; ', ' ', '\t', '"', '%27', '%', '%zz', '%e2%82%ac', '%c0%af', "'", '<', '+', ',', '\\'],
    ...['a=', '; b="', '"; c=', '__proto__=', '\u00e9', '\u00a0'],
  );
  const header = fc.array(piece, { maxLength: 16 }).map((pieces) => pieces.join(''));

  for (const [version, parse] of [
    ['1', parseCurrent],
    ['0.7', parseOld],
  ] as const) {
    it(`sees every value that version ${version} gives an application`, () => {
      fc.assert(
        fc.property(header, (text) => {
          const seen = read(text).values.flatMap((value) => decode(value, { base64: false }).map((form) => form.text));
          const given = Object.values(parse(text) as Record<string, string>).filter((value) => value.trim() !== '');
          expect({ text, missed: given.filter((value) => !seen.includes(value)) }).toEqual({ text, missed: [] });
        }),
        { numRuns: 5_000 },
      );
    });
  }
});
