import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { collectParsed } from './collect-parsed.js';
import { VALUE_LIMITS } from './limits.js';

const texts = (body: unknown) => collectParsed(body).values.map((value) => value.text);

describe('a body that the application has parsed', () => {
  it('gives keys and texts with their places', () => {
    const { values } = collectParsed({ a: ['x', { $ne: 'y' }], n: 1, z: null });
    expect(values.map(({ source, path, text }) => [source, path, text])).toEqual([
      ['json_keys', 'a', 'a'],
      ['json_keys', 'n', 'n'],
      ['json_keys', 'z', 'z'],
      ['json_values', 'a[0]', 'x'],
      ['json_keys', 'a[1].$ne', '$ne'],
      ['json_values', 'a[1].$ne', 'y'],
    ]);
  });

  it('gives literals and empty conditions behind the operators of a query', () => {
    const { values } = collectParsed({ $or: [{}, { a: { $ne: null, $gt: '' } }], n: null });
    const operands = values.filter(({ source }) => source === 'json_values');
    expect(operands.map(({ path, text }) => `${path} ${text}`)).toEqual([
      '$or[0] {}',
      '$or[1].a.$ne null',
      '$or[1].a.$gt ',
    ]);
  });

  it('may be a text, or nothing', () => {
    expect(collectParsed("' or 1=1").values).toEqual([{ source: 'text', path: '', text: "' or 1=1" }]);
    for (const nothing of [undefined, null, 1, true, '']) expect(texts(nothing)).toEqual([]);
  });

  it('is walked once where it has cycles', () => {
    const body: Record<string, unknown> = { a: 'x' };
    body.self = body;
    expect(texts(body)).toEqual(['a', 'x', 'self']);
  });

  it('keeps its getters unrun, its bytes and streams unread', () => {
    let run = false;
    const body = { bytes: Buffer.from('x'), raw: new ArrayBuffer(4), stream: Readable.from(['x']) };
    Object.defineProperty(body, 'late', {
      enumerable: true,
      get() {
        run = true;
        return 'x';
      },
    });
    expect(texts(body)).toEqual(['bytes', 'raw', 'stream', 'late']);
    expect(run).toBe(false);
  });

  it('joins the elements of a list as JavaScript does', () => {
    expect(texts({ a: ['(b', ['c)']] })).toContain('(b,c)');
    expect(texts({ a: ['(b'], c: ['d', 'e'] })).not.toContain('d,e');
  });

  it('sees own __proto__ keys, and objects without a prototype', () => {
    expect(texts(JSON.parse('{"__proto__":{"a":"b"}}'))).toEqual(['__proto__', 'a', 'b']);
    expect(texts(Object.assign(Object.create(null), { a: 'b' }))).toEqual(['a', 'b']);
  });

  it('is read to its limits, with a fault where more follows', () => {
    const nested = (depth: number) => {
      let body: unknown[] = [];
      for (let level = 1; level < depth; level++) body = [body];
      return body;
    };
    expect(collectParsed(nested(VALUE_LIMITS.jsonDepth)).fault).toBeUndefined();
    expect(collectParsed(nested(VALUE_LIMITS.jsonDepth + 1).concat(['x'])).fault).toBeDefined();
    const list = (count: number) => Array.from({ length: count }, () => 'a');
    expect(collectParsed(list(VALUE_LIMITS.jsonValues)).fault).toBeUndefined();
    expect(collectParsed(list(VALUE_LIMITS.jsonValues + 1)).fault?.limit).toBe('jsonValues');
  });
});
