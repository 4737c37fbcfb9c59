import { describe, expect, it } from 'vitest';
import { createConfiguration } from '../../config/configuration.js';
import type { ConfigInput } from '../../config/schema.js';
import type { BodyReading } from '../../request/body-reading.js';
import { cpuMs } from '../../testing/cpu-time.js';
import { detectInHead, type PlainHead, toHead } from '../../testing/request-check.js';
import { collectReading } from '../../values/collect-body.js';
import { findRepetitions, mayRepeat, toPairs } from '../../values/repetitions.js';
import type { Finding, Mode } from '../../verdict/verdict.js';
import { CHECKS } from '../index.js';
import { Judge } from '../judge.js';
import { hpp } from './hpp.js';
import { Pollution } from './pollution.js';

const inQuery = (target: string, config: ConfigInput = {}): string | undefined =>
  detectInHead(hpp, config, { target })?.path;

describe('a repeated name in a query string', () => {
  it('is nothing in itself', () => {
    expect(inQuery('/?a=1&a=2')).toBeUndefined();
  });

  it('is an attack where HPP_SCALARS says that there is one value', () => {
    expect(inQuery('/?id=1&id=2', { HPP_SCALARS: ['id'] })).toBe('id');
    expect(inQuery('/?id=1&id=1', { HPP_SCALARS: ['id'] })).toBeUndefined();
  });

  it('is one under HPP_REPETITION any, but for lists and HPP_ARRAYS', () => {
    const config: ConfigInput = { HPP_REPETITION: 'any', HPP_ARRAYS: ['tag'] };
    expect(inQuery('/?a=1&a=2', config)).toBe('a');
    expect(inQuery('/?a=1&a=1', config)).toBe('a');
    expect(inQuery('/?tag=1&tag=2', config)).toBeUndefined();
    expect(inQuery('/?a[]=1&a[]=2', config)).toBeUndefined();
    expect(inQuery('/?a=1&b=2', config)).toBeUndefined();
  });

  it('is one under PRESET pyrasp', () => {
    expect(inQuery('/?a=1&a=2', { PRESET: 'pyrasp' })).toBe('a');
  });

  it.each([
    ['type', { type: 'string' }, true],
    ['types', { type: ['integer', 'null'] }, true],
    ['a list', { type: 'array' }, false],
    ['a type or a list', { type: ['string', 'array'] }, false],
    ['something else', { $ref: 'x' }, false],
  ])('is judged by the schema of its route: %s', (_, property, isScalar) => {
    const schema = { querystring: { type: 'object', properties: { a: property } } };
    const head: PlainHead = { target: '/?a=1&a=2', route: '/', schema };
    expect(detectInHead(hpp, {}, head) !== undefined).toBe(isScalar);
    expect(detectInHead(hpp, { HPP_ARRAYS: ['a'] }, head)).toBeUndefined();
  });
});

describe('the quick look for repeated names', () => {
  it.each(['a=1&a=2', 'a&a', 'a=1&%61=2', 'x=1&y=2&z=3&x', 'a[0]=1&a=2', '&a=1&a=2'])(
    'never misses one: %s',
    (query) => {
      expect(findRepetitions(toPairs(query)).length > 0 ? mayRepeat(`/?${query}`, 2) : true).toBe(true);
    },
  );

  it.each(['', 'a=1', 'a=1&b=2', 'page=1&size=2&sort=name'])('says no to %s', (query) => {
    expect(mayRepeat(`/?${query}`, 2)).toBe(false);
  });
});

const TYPES: Readonly<Record<string, string>> = {
  form: 'application/x-www-form-urlencoded',
  json: 'application/json',
  field: 'multipart/form-data; boundary=x',
};

function inBody(reading: BodyReading, target: string, more: Partial<PlainHead> = {}, config: ConfigInput = {}) {
  const { current } = createConfiguration({ config });
  const { headers = [] } = more;
  const head = toHead({ target, ...more, headers: [['Content-Type', TYPES[reading.kind] ?? ''], ...headers] });
  return new Pollution(current.config).judge([reading], [reading], head)?.explanation;
}

const form = (text: string): BodyReading => ({ kind: 'form', text });

describe('a parameter in query string and body', () => {
  it('is an attack where the values differ', () => {
    expect(inBody(form('id=2'), '/pay?id=1')).toMatch(/one value in the query string/);
    expect(inBody({ kind: 'field', name: 'id', text: '2' }, '/pay?id=1')).toBeDefined();
    expect(inBody({ kind: 'json', text: '{"id":2}' }, '/pay?id=1')).toBeDefined();
  });

  it.each([
    ['the same value', 'id=1', '/pay?id=1'],
    ['the same value, written in another way', '%69d=%31', '/pay?id=1'],
    ['an empty value', 'id=', '/pay?id=1'],
    ['an empty value in the query', 'id=1', '/pay?id='],
    ['other names', 'b=2', '/pay?a=1'],
    ['one value in common', 'id=2&id=1', '/pay?id=1'],
    ["a framework's own", '_method=put', '/pay?_method=delete'],
  ])('is none with %s', (_, body, target) => {
    expect(inBody(form(body), target)).toBeUndefined();
  });

  it('is none where a form changes what its own page was asked with', () => {
    const headers = [['Referer', 'https://shop.example/list?lang=de&page=2']] as const;
    expect(inBody(form('lang=en'), '/list?lang=de&page=2', { headers })).toBeUndefined();
    expect(inBody(form('lang=en'), '/list?lang=fr', { headers })).toBeDefined();
  });

  it('is none inside of a document, where names mean something else', () => {
    expect(inBody({ kind: 'json', text: '{"item":{"id":2},"ids":[3],"id":true}' }, '/pay?id=1')).toBeUndefined();
    expect(inBody({ kind: 'json', text: '[{"id":2}]' }, '/pay?id=1')).toBeUndefined();
    expect(inBody({ kind: 'json', text: '{"id":' }, '/pay?id=1')).toBeUndefined();
  });
});

it('what is called text is no form, though it looks like one: analytics repeat their query in beacons', () => {
  const { current } = createConfiguration({});
  const head = toHead({ target: '/collect?dl=a', headers: [['Content-Type', 'text/plain']] });
  expect(new Pollution(current.config).judge([form('en=view&dl=b')], [], head)).toBeUndefined();
});

describe('a repeated name in a body', () => {
  it('is judged by the same rules', () => {
    expect(inBody(form('id=1&id=2'), '/', {}, { HPP_SCALARS: ['id'] })).toBeDefined();
    const schema = { body: { properties: { id: { type: 'string' } } } };
    expect(inBody(form('id=1&id=2'), '/', { route: '/', schema })).toBeDefined();
    expect(inBody(form('id=1&id=2'), '/')).toBeUndefined();
  });

  it('is judged in linear time', () => {
    const started = cpuMs();
    inBody(form('a=1&'.repeat(200_000)), `/?${'a=2&'.repeat(10_000)}`);
    expect(cpuMs() - started).toBeLessThan(2_000);
  });
});

describe('values that attack when they are put together', () => {
  const judge = (modes: { readonly hpp: Mode; readonly sqli: 1 | 2 | 3 }): Pick<Finding, 'check' | 'mode'>[] => {
    const judged = new Judge({
      checks: CHECKS.filter(({ id }) => id === 'sqli').map((check) => ({ check, mode: modes.sqli })),
      base64: true,
      executables: { names: new Set() },
      cacheEntries: 0,
      faultMode: 1,
      hppMode: modes.hpp,
      onCheckFailure() {},
    });
    const findings: Finding[] = [];
    judged.judgeBody(collectReading(form("q=1' union/*&q=*/select password from users-- ")), { findings }, '/');
    return findings.map(({ check, mode }) => ({ check, mode }));
  };

  it('are pollution where hpp is on', () => {
    expect(judge({ hpp: 1, sqli: 2 })[0]).toEqual({ check: 'hpp', mode: 1 });
  });

  it('stay what they are where hpp is off, or only logs what the other check blocks', () => {
    expect(judge({ hpp: 0, sqli: 2 })[0]).toEqual({ check: 'sqli', mode: 2 });
    expect(judge({ hpp: 3, sqli: 1 })[0]).toEqual({ check: 'sqli', mode: 1 });
  });

  it('are only logged where the other check only logs', () => {
    expect(judge({ hpp: 2, sqli: 3 })[0]).toEqual({ check: 'hpp', mode: 3 });
  });
});
