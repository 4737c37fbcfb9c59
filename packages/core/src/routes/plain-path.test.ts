import { describe, expect, it } from 'vitest';
import { isNobodys } from './nobodys-path.js';
import { toPlainPath } from './plain-path.js';
import { isVisitorsOwn } from './visitors-own.js';

describe('the plain path of a target', () => {
  it.each([
    ['/a/b?c=d', '/a/b'],
    ['/a#b', '/a'],
    ['/%2eenv', '/.env'],
    ['//.env', '/.env'],
    ['/a/../.env', '/.env'],
    ['/../../.env', '/.env'],
    ['/a\\..\\.env', '/.env'],
    ['/.env;x=1/y', '/.env/y'],
    ['/cgi-bin%2fx', '/cgi-bin/x'],
    ['/cgi-bin/./', '/cgi-bin/'],
    ['http://a.example/.env?x', '/.env'],
    ['http://a.example', '/'],
    ['*', '/'],
    ['/%zz%', '/%zz%'],
  ])('%s is %s', (target, path) => {
    expect(toPlainPath(target)).toBe(path);
  });
});

describe('what no site serves', () => {
  it.each([
    '/.env',
    '/a/.git/config',
    '/cgi-bin/x',
    '/owa/',
    '/Autodiscover/x.xml',
    '/autodiscover.json',
    '/wp-admin/x',
  ])('%s', (path) => expect(isNobodys(path, '/')).toBe(true));

  it.each(['/', '/admin', '/login', '/.well-known/x', '/a.b/c', '/remote/jobs', '/version', '/php', '/a.html'])(
    'is not %s',
    (path) => expect(isNobodys(path, '/')).toBe(false),
  );
});

describe("what visitors' own programs ask for", () => {
  it.each([
    '/favicon.ico',
    '/apple-touch-icon-120x120.png',
    '/sitemap_index.xml',
    '/.well-known/acme-challenge/a',
    '/sw.js',
  ])('%s', (path) => expect(isVisitorsOwn(path)).toBe(true));

  it.each(['/.well-known/', '/.well-known/x', '/.well-known/acme-challengex', '/admin', '/favicon.ico/x'])(
    'is not %s',
    (path) => expect(isVisitorsOwn(path)).toBe(false),
  );
});

describe('scripts of other platforms', () => {
  it('are served by no site where the decoy names them', () => {
    expect(isNobodys('/blog/wp-login.php', 'wp-login.php')).toBe(true);
    expect(isNobodys('/login.php', '/login')).toBe(false);
  });
});
