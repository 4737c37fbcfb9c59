import fc from 'fast-check';
import { parse as parseSecure } from 'secure-json-parse';
import { describe, expect, it } from 'vitest';
import { cpuMs } from '../testing/cpu-time.js';
import { collectReading } from './collect-body.js';
import { VALUE_LIMITS } from './limits.js';
import type { Source } from './value.js';

const read = (text: string) => collectReading({ kind: 'json', text });

function texts(source: Source, text: string): string[] {
  return read(text)
    .values.filter((value) => value.source === source)
    .map((value) => value.text);
}

const paths = (text: string) => read(text).values.map((value) => value.path);

describe('a JSON document', () => {
  it('gives keys and texts with their places', () => {
    const { values } = read('{"user":{"roles":["a",{"name":"b"}]},"x":"y"}');
    expect(values.map(({ source, path, text }) => [source, path, text])).toEqual([
      ['json_keys', 'user', 'user'],
      ['json_keys', 'user.roles', 'roles'],
      ['json_values', 'user.roles[0]', 'a'],
      ['json_keys', 'user.roles[1].name', 'name'],
      ['json_values', 'user.roles[1].name', 'b'],
      ['json_keys', 'x', 'x'],
      ['json_values', 'x', 'y'],
    ]);
  });

  it('gives every value of a duplicate key, not just the last', () => {
    expect(texts('json_values', '{"a":"1\' or","a":"x"}')).toEqual(["1' or", 'x']);
  });

  it('undoes escapes, in keys too', () => {
    expect(texts('json_values', String.raw`["\u0027\n\/\"\\", ["\ud83d\ude00"]]`).slice(0, 2)).toEqual([
      '\'\n/"\\',
      '😀',
    ]);
    expect(texts('json_keys', String.raw`{"\u005f_proto__":1}`)).toEqual(['__proto__']);
  });

  it('joins the elements of a list by commas, as JavaScript does, however deep they lie in lists', () => {
    const joins = (text: string) =>
      read(text).values.flatMap(({ joined, path, text }) => (joined ? [`${path} ${text}`] : []));
    expect(joins('{"a":["$({curl","-o","x})"]}')).toEqual(['a $({curl,-o,x})']);
    expect(joins(String.raw`{"a":[["x"],[[" \u0027"]],3,{"b":["(c","d"]},"e"]}`)).toEqual([
      'a[3].b (c,d',
      "a x, ',3,e",
    ]);
    expect(joins('{"a":["(b"],"c":[1,2],"d":[],"e":["50 %","(f) & g"]}')).toEqual([]);
    expect(joins(`${'['.repeat(900)}"(a","b"${']'.repeat(900)}`)).toHaveLength(1);
  });

  it('reads the strings that JSON5 has beside JSON', () => {
    expect(texts('json_values', String.raw`{q:'1\' or \x31, {x}', r : 'b'}`)).toEqual(
      expect.arrayContaining(["1' or 1, {x}", 'b']),
    );
    expect(texts('json_values', '{"q":"uni\\\non"}')).toEqual(['union']);
    expect(texts('json_values', "['a b',\n'c, d']")).toEqual(expect.arrayContaining(['a b', 'c, d']));
    // An apostrophe begins none.
    expect(texts('json_values', "{it's: here, isn't it}")).toEqual(["it's: here", "isn't it"]);
  });

  it('passes over numbers and literals', () => {
    expect(read('{"a":-1.5e+3,"b":[true,false,null, 1 ]}').values.map((value) => value.text)).toEqual(['a', 'b']);
  });

  it('gives numbers, literals and empty conditions behind the operators of a query', () => {
    const given = read('{"a":{"$ne":null,"b":1},"$or":[{ },{"c":true}],"$nin":[],"d":[],"e":{},"$gt":-1.5}').values;
    expect(given.filter(({ source }) => source === 'json_values').map(({ path, text }) => `${path} ${text}`)).toEqual([
      'a.$ne null',
      '$or[0] {}',
      '$or[1].c true',
      '$nin []',
      '$gt -1.5',
    ]);
  });

  it('still gives what a broken document holds', () => {
    expect(texts('json_values', '{"a":"b')).toEqual(['b']);
    expect(texts('json_values', '{"a" "b", c: \' or 1=1}]]["d"')).toContain('d');
    expect(texts('json_values', "{a: ' or 1=1 --}")).toEqual(["a: ' or 1=1 --"]);
    expect(texts('json_values', String.raw`"a\\"`)).toEqual(['a\\']);
    expect(texts('json_values', String.raw`"a\"`)).toEqual(['a"']);
  });

  it('names a deep or long place by its last parts only', () => {
    const deep = `${'{"k":'.repeat(40)}"v"${'}'.repeat(40)}`;
    expect(paths(deep).at(-1)).toBe(`…${'.k'.repeat(16)}`);
    expect(paths(`{"${'x'.repeat(1000)}":"v"}`).at(-1)).toHaveLength(65);
  });
});

describe('limits of a JSON document', () => {
  const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

  it('takes the deepest nesting allowed and reports what lies deeper, at any depth, without a deep stack', () => {
    expect(read(nested(VALUE_LIMITS.jsonDepth)).fault).toBeUndefined();
    expect(read(nested(VALUE_LIMITS.jsonDepth + 1)).fault?.limit).toBe('jsonDepth');
    expect(read('{"a":'.repeat(1_000_000)).fault?.limit).toBe('jsonDepth');
  });

  it('takes as many values as allowed and reports when there are more', () => {
    const list = (count: number) => `[${Array.from({ length: count }, () => '"a"').join(',')}]`;
    expect(read(list(VALUE_LIMITS.jsonValues)).fault).toBeUndefined();
    const sent = read(list(VALUE_LIMITS.jsonValues)).values.filter(({ joined }) => joined !== true);
    expect(sent).toHaveLength(VALUE_LIMITS.jsonValues);
    expect(read(list(VALUE_LIMITS.jsonValues + 1)).fault?.limit).toBe('jsonValues');
  });

  it('stays linear on quotes, backslashes, blanks and bare text', () => {
    for (const unit of [":'", ":'\\'", ", '\\", '"', '\\', '"\\', ' ', '"a" ', 'x', ',', '}', '"a":']) {
      const started = cpuMs();
      read(unit.repeat(90_000));
      expect(cpuMs() - started).toBeLessThan(1_000);
    }
  });
});

describe('compared with what applications parse with', () => {
  // Behind a `$` literals are texts, too.
  const key = fc.oneof(
    fc.string().map((name) => name.replace(/^\$/, '_')),
    fc.constantFrom('__proto__', 'constructor', 'a'),
  );
  const { document } = fc.letrec((tie) => ({
    document: fc.oneof(
      { maxDepth: 4 },
      fc.string({ unit: 'binary' }),
      fc.integer(),
      fc.constantFrom(true, null),
      fc.array(tie('document'), { maxLength: 4 }),
      fc.dictionary(key, tie('document'), { maxKeys: 4 }),
    ),
  }));

  it('sees every key and text of a valid document, however it is written', () => {
    fc.assert(
      fc.property(document, fc.constantFrom(undefined, 1, '\t'), (value, indent) => {
        const text = JSON.stringify(value, undefined, indent);
        const sent = read(text).values.filter(({ joined }) => joined !== true);
        expect(sent.map((one) => one.text).sort()).toEqual(strings(JSON.parse(text)).sort());
      }),
      { numRuns: 2_000 },
    );
  });

  it('sees at least what JSON.parse and secure-json-parse see in a mutated document', () => {
    const noise = fc.constantFrom(
      ...['"', '\\', '{', '}', '[', ']', ',', ':', '\\u0027', ' ', '1', 'a', '\n', '\u2028'],
    );
    fc.assert(
      fc.property(document, fc.array(fc.tuple(fc.nat(), noise), { maxLength: 3 }), (value, edits) => {
        let text = JSON.stringify(value);
        for (const [at, insert] of edits)
          text = text.slice(0, at % text.length) + insert + text.slice(at % text.length);
        const seen = new Set(read(text).values.map((one) => one.text));
        for (const parse of [JSON.parse, (json: string) => parseSecure(json, { protoAction: 'ignore' })]) {
          const parsed = strings(attempt(() => parse(text)));
          expect({ text, missed: parsed.filter((one) => !seen.has(one)) }).toEqual({ text, missed: [] });
        }
      }),
      { numRuns: 3_000 },
    );
  });

  function attempt(parse: () => unknown): unknown {
    try {
      return parse();
    } catch {
      return undefined;
    }
  }

  function strings(value: unknown): string[] {
    if (typeof value === 'string') return value === '' ? [] : [value];
    if (typeof value !== 'object' || value === null) return [];
    if (Array.isArray(value)) return value.flatMap(strings);
    return Object.keys(value).flatMap((name) => [
      ...strings(name),
      ...strings(Object.getOwnPropertyDescriptor(value, name)?.value),
    ]);
  }
});
