import { parse as parseSimple } from 'node:querystring';
import fc from 'fast-check';
import { parse as parseFast } from 'fast-querystring';
import { parse as parseQs } from 'qs';
import { describe, expect, it } from 'vitest';
import { cpuMs } from '../testing/cpu-time.js';
import { collectForm, QUERY_SOURCES } from './collect-form.js';
import { type Collection, createCollection } from './collection.js';
import { decode } from './decode.js';
import { VALUE_LIMITS } from './limits.js';

function read(text: string): Collection {
  const into = createCollection();
  collectForm(text, QUERY_SOURCES, into);
  return into;
}

const names = (text: string) => textsOf(read(text), 'qs_variables');
const values = (text: string) => textsOf(read(text), 'qs_values');

function textsOf({ values }: Collection, source: string): string[] {
  return values.filter((value) => value.source === source).map((value) => value.text);
}

describe('a query string or form', () => {
  it('gives names and values, with escapes and plus undone once', () => {
    expect(read('q=1%27+or%201&page=2').values).toEqual([
      { source: 'qs_variables', path: 'q', text: 'q' },
      { source: 'qs_values', path: 'q', text: "1' or 1" },
      { source: 'qs_variables', path: 'page', text: 'page' },
      { source: 'qs_values', path: 'page', text: '2' },
    ]);
    expect(values('q=%2527%2B')).toEqual(['%27+']);
  });

  it('takes a semicolon for data, as all of today’s parsers do', () => {
    expect(values('a=1;b=2')).toEqual(['1;b=2']);
  });

  it('sees values without a name, names without a value, and nothing in nothing', () => {
    expect(values('=x&&y&=')).toEqual(['x']);
    expect(names('=x&&y&=')).toEqual(['y']);
    expect(read('').values).toEqual([]);
  });

  it('gives the keys inside a name, but no array positions', () => {
    expect(names('a[$ne][0]=1')).toEqual(['a[$ne][0]', 'a', '$ne']);
    expect(names('a.b=1')).toEqual(['a.b', 'a', 'b']);
    expect(names('a%5Bb%5D=1')).toEqual(['a[b]', 'a', 'b']);
  });

  it('reads both ways where qs ends the name at another equals sign', () => {
    expect(values('a=b]=c')).toEqual(['b]=c', 'c']);
    expect(values('a=b%5D=c')).toEqual(['b]=c', 'c']);
  });

  it('gives malformed escapes as they are and as tolerant parsers decode them', () => {
    expect(values('q=%zz%27+x')).toEqual(['%zz%27 x', "%zz' x"]);
    expect(values('q=%ff%27')).toEqual(['%ff%27', "\ufffd'"]);
  });

  it('joins the values of a repeated name as JavaScript does and without a separator', () => {
    expect(values('a=1&b=2&a=3')).toEqual(['1', '2', '3', '1,3', '13']);
    expect(values('a=1&a[]=2&a[7]=3')).toContain('1,2,3');
    expect(values('toString=1&__proto__=2&__proto__=3')).toContain('2,3');
    expect(values('a[0][0]=1&a[1][0]=2')).toContain('1,2');
    expect(values('a[b]=1&a[c]=2')).toEqual(['1', '2']);
  });

  it('joins them in the order of their positions as well, as qs does', () => {
    const joins = (text: string) =>
      read(text)
        .values.filter(({ joined }) => joined === true)
        .map(({ text }) => text);
    expect(joins('a[1]=y&a[0]=x')).toEqual(['y,x', 'yx', 'x,y', 'xy']);
    expect(joins('a[10]=z&a[9]=y&a[0]=x')).toContain('x,y,z');
    expect(joins('a[1][0]=z&a[0][1]=y&a[0][0]=x')).toContain('x,y,z');
    expect(joins('a=x&a[0]=y&a[]=z')).toEqual(['x,y,z', 'xyz']);
    expect(joins(`a${'[1]'.repeat(1_000)}=y&a${'[0]'.repeat(1_000)}=x`)).toContain('x,y');
  });

  it('gives the whole of what its own equals signs and ampersands tear apart', () => {
    expect(values('<img src=x onerror=f()>')).toEqual(['x onerror=f()>', '<img src=x onerror=f()>']);
    expect(values('x&cat+/etc/passwd')).toEqual(['x&cat /etc/passwd']);
    expect(values('a=%zz&%3Cb%20c=d')).toContain('a=%zz&<b c=d');
  });

  it('takes names with signs of their own for names', () => {
    for (const name of ['a[b][]', '$top', 'a.b:c', '@type', 'a-b', 'a~b', 'größe', 'a/b', 'a!', 'a,b']) {
      expect(values(`${name}=1`)).toEqual(['1']);
    }
  });

  it('reads up to the limit of parameters, and says so where more follow', () => {
    const pairs = (count: number) => Array.from({ length: count }, (_, index) => `p${index}=v`).join('&');
    expect(read(pairs(VALUE_LIMITS.parameters)).fault).toBeUndefined();
    expect(read(pairs(VALUE_LIMITS.parameters)).values).toHaveLength(2 * VALUE_LIMITS.parameters);
    expect(read(pairs(VALUE_LIMITS.parameters + 1)).fault).toEqual({ limit: 'parameters', at: 'qs_values' });
  });

  it('reads the keys in a name up to their limit, and the name as a whole whatever its length', () => {
    const names = (keys: number) =>
      read(`a${'[b]'.repeat(keys - 1)}=1`).values.filter(({ source }) => source === 'qs_variables');
    expect(names(VALUE_LIMITS.nameKeys)).toHaveLength(VALUE_LIMITS.nameKeys + 1);
    expect(names(VALUE_LIMITS.nameKeys + 1)).toHaveLength(VALUE_LIMITS.nameKeys + 1);
    expect(read('[a'.repeat(100_000)).values[0]?.text).toHaveLength(200_000);
  });

  it('stays linear on ampersands, brackets and percent signs', () => {
    for (const unit of ['&', 'a[', '%', ']=', '=', '[a.']) {
      const started = cpuMs();
      read(unit.repeat(200_000));
      expect(cpuMs() - started).toBeLessThan(1_000);
    }
  });
});

/**
 * Known differences, with the reading we take:
 * - qs turns `%5B` and `%5D` into brackets even where the escapes around them are malformed: we leave the text raw and
 *   decode tolerantly, which gives the brackets and whatever else hides there.
 * - qs keeps what lies deeper than its depth of 5 as one key, `[f][g]`: we give the keys in it, and the whole name.
 * - qs drops `__proto__` and other names of Object.prototype: we see them.
 * - fast-querystring leaves a value raw when it decodes to nothing or holds a NUL: decoding gives the raw form's texts.
 * - node:querystring and Node's URLSearchParams turn other characters than ASCII beside malformed escapes into bytes,
 *   which gives U+FFFD: we keep the characters.
 */
describe('compared with what applications parse with', () => {
  const piece = fc.constantFrom(
    ...['a', 'b', '=', '&', '+', ';', '%', '[', ']', '.', "'", '"', '<', ' ', '1', '0', 'é', '#', '\\', ','],
    ...['%27', '%2527', '%5B', '%5D', '%5d', '%3D', '%26', '%2B', '%00', '%E2%82%AC', '%e2%82', '%ff', '%c0%af', '%zz'],
    ...['a=', '&a=', '&a[]=', '[0]', '[b]', '&amp;', 'utf8=%E2%9C%93', '__proto__', '%u0027', '%%32%37'],
  );
  const query = fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join(''));

  const ascii = query.map((text) => text.replaceAll('é', ''));

  /** Everything we hand to the checks: the values and each of their forms. */
  function seen(text: string): string[] {
    const forms = read(text).values.flatMap((value) => decode(value, { base64: false }));
    return forms.map((form) => brackets(form.text));
  }

  const brackets = (text: string) => text.replace(/%5b/gi, '[').replace(/%5d/gi, ']');

  /** A value must be among ours as it is. A key may be a part of ours: checks see the whole name around it. */
  function expectSeen(text: string, parsed: readonly [string, string][]): void {
    const ours = seen(text);
    const values = parsed.map(([, value]) => brackets(value)).filter((value) => value !== '' && !ours.includes(value));
    const keys = parsed.map(([key]) => brackets(key)).filter((key) => !ours.some((one) => one.includes(key)));
    expect({ text, values, keys: keys.filter((key) => key !== '') }).toEqual({ text, values: [], keys: [] });
  }

  const flat = (parsed: Record<string, string | string[] | undefined>) =>
    Object.entries(parsed).flatMap(([name, value]) => [value ?? ''].flat().map((one): [string, string] => [name, one]));

  const check =
    (parse: (text: string) => [string, string][], texts = query) =>
    () => {
      fc.assert(
        fc.property(texts, (text) => expectSeen(text, parse(text))),
        { numRuns: 3_000 },
      );
    };

  it(
    'sees all that URLSearchParams sees',
    check((text) => [...new URLSearchParams(text)], ascii),
  );

  it(
    'sees all that node:querystring sees',
    check((text) => flat(parseSimple(text)), ascii),
  );

  it(
    'sees all that fast-querystring sees',
    check((text) => flat(parseFast(text) as Record<string, string>)),
  );

  it(
    'sees all that qs sees',
    check((text) => leaves(parseQs(text, { depth: 50, plainObjects: true }))),
  );

  it(
    'sees all that qs sees with dots in names',
    check((text) => leaves(parseQs(text, { depth: 50, plainObjects: true, allowDots: true }))),
  );

  function leaves(parsed: object): [string, string][] {
    return Object.entries(parsed).flatMap(([key, value]): [string, string][] => {
      const name = /^\d+$/.test(key) ? '' : key;
      return typeof value === 'string' ? [[name, value]] : [[name, ''], ...leaves(value as object)];
    });
  }
});
