import { describe, expect, it } from 'vitest';
import { createConfiguration } from '../config/configuration.js';
import type { ConfigInput } from '../config/schema.js';

function patternsOf(config: ConfigInput) {
  return createConfiguration({ config }).current.patterns;
}

describe('the patterns of a configuration', () => {
  it('ignore by default what every browser and crawler asks for', () => {
    const { ignores } = patternsOf({});
    expect(['/favicon.ico', '/robots.txt', '/sitemap.xml', '/sitemap.txt'].map(ignores)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(['/', '/favicon.ico/x', '/a/robots.txt', '/sitemap.html'].map(ignores)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it('count every path for floods by default, and only those named otherwise', () => {
    expect(patternsOf({}).countsFlood('/anything')).toBe(true);
    const { countsFlood } = patternsOf({ BRUTE_AND_FLOOD_PATH: ['^/login$', '^/api/'] });
    expect(['/login', '/api/x', '/', '/login/x'].map(countsFlood)).toEqual([true, true, false, false]);
  });

  it('name the decoy that a path is', () => {
    const { decoy } = patternsOf({
      DECOY_ROUTES: [
        '/.git/',
        ['/exact', 'match'],
        ['.bak', 'ends'],
        ['phpmyadmin', 'contains'],
        ['^/wp-\\w+$', 'regex'],
        ['/s', 'starts'],
      ],
    });
    const paths = [
      '/.git/config',
      '/exact',
      '/x.bak',
      '/a/phpmyadmin/b',
      '/wp-login',
      '/shop',
      '/',
      '/exact/',
      '/wp-login/',
      '/x.bak/y',
    ];
    expect(paths.map(decoy)).toEqual([
      '/.git/',
      '/exact',
      '.bak',
      'phpmyadmin',
      '^/wp-\\w+$',
      '/s',
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('compile exceptions', () => {
    const [exception] = patternsOf({ EXCEPTIONS: [{ check: 'XSS', route: '^/articles', pattern: '^<p>' }] }).exceptions;
    expect([exception?.checks.has('xss'), exception?.parameter]).toEqual([true, undefined]);
    expect([exception?.route?.test('/articles/1'), exception?.pattern?.test('<b>')]).toEqual([true, false]);
  });
});
