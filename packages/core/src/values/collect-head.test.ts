import { describe, expect, it } from 'vitest';
import { collectHead } from './collect-head.js';
import { VALUE_LIMITS } from './limits.js';
import type { Source } from './value.js';
import type { WordFilter } from './word-filter.js';

function read(target: string, rawHeaders: readonly string[] = []) {
  return collectHead({ target, rawHeaders });
}

function texts(source: Source, target: string, rawHeaders: readonly string[] = []): string[] {
  return read(target, rawHeaders)
    .values.filter((value) => value.source === source)
    .map((value) => value.text);
}

describe('a path', () => {
  it('is given whole as it came, and by segments as a router decodes them', () => {
    expect(texts('path', '/shop/it%2fem')).toEqual(['/shop/it%2fem', 'shop', 'shop/it/em', 'it/em']);
    expect(texts('path', '/a/b')).toEqual(['/a/b', 'a', 'b']);
    expect(texts('path', '/%zz')).toEqual(['/%zz', '%zz']);
  });

  it('is given as a wildcard route sees it, from the segment before the first unusual one', () => {
    expect(texts('path', '/api/1/**/or/**/1=1')).toContain('1/**/or/**/1=1');
    expect(texts('path', '/1%20or/x')).toContain('1 or/x');
  });

  it('is found behind the origin of an absolute target', () => {
    expect(texts('path', 'http://shop.example/a/b?c=d')).toEqual(['/a/b', 'a', 'b']);
    expect(texts('path', '*')).toEqual([]);
  });

  it('reads up to the limit of segments, and says so where more follow', () => {
    expect(read('/a'.repeat(VALUE_LIMITS.pathSegments)).fault).toBeUndefined();
    expect(read('/a'.repeat(VALUE_LIMITS.pathSegments + 1)).fault).toEqual({ limit: 'pathSegments', at: 'path' });
  });
});

describe('a query string', () => {
  it('is read with and without a fragment that a client sent', () => {
    expect(texts('qs_values', '/?a=b#c')).toEqual(['b#c', 'b']);
  });
});

describe('headers', () => {
  it('give their values under their names', () => {
    expect(read('/', ['X-Api', "1'", 'User-Agent', 'Ua', 'COOKIE', 'a=b']).values).toEqual([
      { source: 'headers_values', path: 'X-Api', text: "1'" },
      { source: 'user_agent', path: 'User-Agent', text: 'Ua' },
      { source: 'cookies', path: 'a', text: 'b' },
    ]);
  });

  it('give an address where a proxy names a scheme or a host, which elsewhere is a page that somebody speaks of', () => {
    const filter = { holds: () => true } as unknown as WordFilter;
    const headers = ['X-Forwarded-Proto', 'https://www.example.org/?a=b', 'X-Page', 'https://www.example.org/'];
    expect(collectHead({ target: '/', rawHeaders: headers }, undefined, filter).values).toEqual([
      { source: 'headers_values', path: 'X-Forwarded-Proto', text: 'https://www.example.org/?a=b' },
    ]);
  });

  it('give names that are more than words', () => {
    expect(texts('headers_names', '/', ['X-Plain-1', 'a', '${jndi', 'b'])).toEqual(['${jndi']);
  });

  it('give a name and a password of Basic credentials', () => {
    const basic = (pair: string) => `Basic ${Buffer.from(pair).toString('base64')}`;
    const read = (value: string) => texts('headers_values', '/', ['Authorization', value]);
    expect(read(basic("ad min:' or 1:1"))).toEqual([basic("ad min:' or 1:1"), 'ad min', "' or 1:1"]);
    expect(read(basic('no colon'))).toEqual([basic('no colon'), 'no colon']);
    expect(read('Bearer a.b.c')).toEqual(['Bearer a.b.c']);
  });

  it('give the host that HTTP/2 asks for', () => {
    expect(texts('headers_values', '/', [':authority', "a'or'1'='1", ':path', '/x'])).toEqual(["a'or'1'='1"]);
  });

  it('leave out other HTTP/2 pseudo-headers and the digits of Content-Length', () => {
    expect(read('/', [':path', '/x', ':method', 'GET', 'content-length', '12']).values).toEqual([]);
  });

  it('give the search words in a referring URL decoded', () => {
    expect(texts('referer', '/', ['Referer', 'https://a.example/?q=%27x'])).toEqual([
      'https://a.example/?q=%27x',
      'q',
      "'x",
    ]);
  });

  it('are read as targets where frameworks and proxies route by them', () => {
    const headers = ['X-Original-URL', '/admin?id=1%27', 'X-Rewrite-URL', '/b%20c'];
    expect(texts('path', '/', headers)).toEqual(['/admin', 'admin', '/b%20c', 'b c']);
    expect(texts('qs_values', '/', headers)).toEqual(["1'"]);
    expect(texts('headers_values', '/', headers)).toEqual(['/admin?id=1%27', '/b%20c']);
  });

  it('that repeat are given each and as Node joins them', () => {
    expect(texts('headers_values', '/', ['X-A', '1/*', 'x-b', '2', 'x-a', '*/or'])).toEqual([
      '1/*',
      '2',
      '*/or',
      '1/*, */or',
    ]);
    expect(texts('cookies', '/', ['Cookie', 'a=1', 'Cookie', 'b=2'])).toEqual(['1', '2']);
  });

  it('are read up to their limit, with a fault where more follow', () => {
    const headers = (count: number) => Array.from({ length: 2 * count }, (_, index) => `h${index}`);
    expect(read('/', headers(VALUE_LIMITS.headers)).fault).toBeUndefined();
    expect(read('/', headers(VALUE_LIMITS.headers + 1)).fault).toEqual({ limit: 'headers', at: 'headers_values' });
  });
});
