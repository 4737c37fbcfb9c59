import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cpuMs } from '../../testing/cpu-time.js';
import { collectReading } from '../../values/collect-body.js';
import { collectHead } from '../../values/collect-head.js';
import { decode } from '../../values/decode.js';
import type { Value } from '../../values/value.js';
import { prototype } from './prototype.js';

const EXECUTABLES = new Set<string>();

function certainty(values: readonly Value[]): string {
  const said = values.flatMap((value) =>
    decode(value, { base64: true }).flatMap((form) => {
      if (!prototype.sources.has(value.source) || !prototype.applies(form.classes)) return [];
      const context = {
        source: value.source,
        path: form.path ?? value.path,
        steps: form.steps,
        executables: EXECUTABLES,
      };
      return prototype.detect(form.text, context)?.certainty ?? [];
    }),
  );
  return said.includes('certain') ? 'certain' : (said[0] ?? 'none');
}

const ofText = (text: string) => certainty([{ source: 'json_values', path: 'q', text }]);
const ofQuery = (query: string) => certainty(collectHead({ target: `/?${query}`, rawHeaders: [] }).values);
const ofJson = (text: string) => certainty(collectReading({ kind: 'json', text }).values);

function fixture(name: string): string[] {
  const file = readFileSync(join(__dirname, 'fixtures', name), 'utf8');
  return file
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('// '))
    .map((line) => JSON.parse(`"${line.replaceAll('"', '\\"')}"`) as string);
}

describe('prototype: fixtures', () => {
  it.each(fixture('attacks.txt'))('blocks %j', (text) => {
    expect(ofText(text)).toBe('certain');
  });
  it.each(fixture('benign.txt'))('passes %j', (text) => {
    expect(ofText(text)).not.toBe('certain');
  });
});

describe('prototype: a path as a list of names', () => {
  it.each(['{"path":["__proto__","a"]}', '{"path":[["__proto__"],"a"]}', '["a","__proto__","b"]'])('%s', (text) => {
    expect(ofJson(text)).toBe('certain');
  });
  it('of a query', () => {
    expect(ofQuery('path[]=__proto__&path[]=a')).toBe('certain');
    expect(ofQuery('path[0]=__proto__')).toBe('certain');
  });
  it.each(['{"word":"__proto__"}', '{"words":["proto","about __proto__"]}'])('and passes %s', (text) => {
    expect(ofJson(text)).not.toBe('certain');
  });
});

describe('prototype: a way to a function that every object inherits', () => {
  it.each(['toString.call', 'hasOwnProperty[call]', 'valueOf["bind"]', 'toLocaleString.name'])('%s', (key) => {
    expect(ofQuery(`${encodeURIComponent(key)}=x`)).toBe('certain');
    expect(ofJson(JSON.stringify({ [key]: 'x' }))).toBe('certain');
  });
  it.each(['toString', 'toString.callback', 'constructor.name', 'a.toString', 'call'])('and passes %s', (key) => {
    expect(ofJson(JSON.stringify({ [key]: 'x' }))).toBe('none');
  });
});

describe('prototype: names', () => {
  it.each([
    '__proto__=1',
    '__proto__[a]=1',
    'a[__proto__][b]=1',
    'a.__proto__.b=1',
    '%5F%5Fproto%5F%5F%5Ba%5D=1',
    '%255F_proto__[a]=1',
    'constructor[prototype][a]=1',
    'constructor.prototype.a=1',
    'constructor.prototype.%20a=1',
    'a[constructor][prototype][b]=1',
    'constructor[ prototype ]=1',
    '__pro__proto__to__[x]=1',
    'constconstructorructor.prototype.x=1',
    'a[][__proto__]=1',
  ])('%s', (query) => {
    expect(ofQuery(query)).toBe('certain');
  });
  it.each([
    'constructor=ferrari',
    'prototype=1',
    'a[constructor]=ferrari',
    'prototype[constructor]=x',
    'proto=1',
    'q=__proto__',
  ])('pass: %s', (query) => {
    expect(ofQuery(query)).not.toBe('certain');
  });
});

describe('prototype: JSON', () => {
  it.each([
    '{"__proto__":{"a":1}}',
    '{"a":[{"__proto__":1}]}',
    '{"constructor":{"prototype":{"a":1}}}',
    '{"a":{"constructor":{"prototype":null}}}',
    '{"\\u005f_proto__":{"a":1}}',
    '{"q":"{\\"__proto__\\":{\\"a\\":1}}"}',
    '{"key":"__proto__.a","value":1}',
  ])('%s', (text) => {
    expect(ofJson(text)).toBe('certain');
  });
  it.each([
    '{"constructor":"ferrari"}',
    '{"constructor":{"name":"ferrari"},"prototype":true}',
    '{"prototype":{"constructor":1}}',
  ])('pass: %s', (text) => {
    expect(ofJson(text)).not.toBe('certain');
  });
});

describe("prototype: a Python method's module", () => {
  it.each([
    '{"__init__":{"__globals__":{"tea":1}}}',
    '{"a":{"__class__":{"__init__":{"__globals__":{"b":{"c":1}}}}}}',
    '{"__call__":{"__globals__":{"x":{}}}}',
    '{"x":{"__eq__":{"__globals__":{"SECRET":"tea"}}}}',
    '{"__new__":{"__globals__":null}}',
  ])('%s', (text) => {
    expect(ofJson(text)).toBe('certain');
  });
  it('of a query', () => {
    expect(ofQuery('__init__[__globals__][a]=1')).toBe('certain');
    expect(ofQuery('a.__init__.__globals__.b=1')).toBe('certain');
  });
  it.each([
    '{"__globals__":1}',
    '{"vars":{"__globals__":{"tea":"green"}}}',
    '{"__init__":"x"}',
    '{"doc":"about __init__ and __globals__"}',
    '{"__class__":{"name":"Tea"}}',
  ])('pass: %s', (text) => {
    expect(ofJson(text)).not.toBe('certain');
  });
});

describe('prototype: a key alone in a value', () => {
  it.each([
    'key=__proto__&value[a]=1',
    'path=a.__proto__',
    'field=constructor.prototype',
    'sort=__proto__',
    'prop=a[constructor][prototype]',
  ])('that chooses a member: %s', (query) => {
    expect(ofQuery(query)).toBe('certain');
  });
  it('that chooses a member, in a body', () => {
    expect(ofJson('{"key":"__proto__","value":{"a":1}}')).toBe('certain');
    expect(ofJson('{"type":"constructor.prototype","id":"x"}')).toBe('certain');
  });
  it.each([
    'q=__proto__',
    'search=constructor.prototype',
    'title=__proto__',
    'tags[0]=about+__proto__',
    'key=constructor',
    'path=prototype',
    'key=about+__proto__',
  ])('passes where somebody speaks of it: %s', (query) => {
    expect(ofQuery(query)).not.toBe('certain');
  });
});

/** Found by fuzzing: blanks could be shared among six repetitions in thousands of ways. */
const BLANKS = `constructor${'\r\n'.repeat(13)}`;

describe('prototype: any text', () => {
  const alphabet = fc.constantFrom(...'_.[]"\'/{}:=& a', '__proto__', 'constructor', 'prototype');
  it('is judged without a throw, inside its bounds', () => {
    fc.assert(
      fc.property(fc.string({ unit: alphabet, maxLength: 80 }), (text) => {
        for (const source of ['qs_variables', 'text', 'json_keys'] as const) {
          const found = prototype.detect(text, { source, path: text, steps: [], executables: EXECUTABLES });
          if (found === undefined) continue;
          expect(found.end).toBeLessThanOrEqual(text.length);
          expect(found.start).toBeLessThan(found.end);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it.each(['_', 'a__proto__', 'constructor', 'constructor[', 'constructor.', 'constructor  ', '__proto__', BLANKS])(
    'takes time linear in the length of repeated %j',
    (unit) => {
      const text = `x ${unit.repeat(1_000_000 / unit.length)}`;
      const start = cpuMs();
      prototype.detect(text, { source: 'text', path: '', steps: [], executables: EXECUTABLES });
      expect(cpuMs() - start).toBeLessThan(3_000);
    },
  );
});
