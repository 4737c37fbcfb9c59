import { describe, expect, it } from 'vitest';
import { DECOY_KINDS } from '../../config/pattern-kinds.js';
import { compileDecoyFilter, compileDecoys } from '../../patterns/decoys.js';
import { toPlainPath } from '../../routes/plain-path.js';
import { detectInHead, type PlainHead } from '../../testing/request-check.js';
import { decoy } from './decoy.js';

const isFound = (head: PlainHead, DECOY_ROUTES = ['/admin', '/.env', '/cgi-bin/']): boolean =>
  detectInHead(decoy, { DECOY_ROUTES }, head) !== undefined;

describe('a decoy at the head', () => {
  it('counts where the router has no route and nothing else could answer', () => {
    expect(isFound({ target: '/admin', hasNoRoute: true })).toBe(true);
  });

  it('waits for the answer where somebody could serve it', () => {
    expect(isFound({ target: '/admin' })).toBe(false);
    expect(isFound({ target: '/admin', route: '' })).toBe(false);
  });

  it('counts at once where no site serves it', () => {
    expect(isFound({ target: '/.env' })).toBe(true);
    expect(isFound({ target: '/.env', route: '' })).toBe(true);
    expect(isFound({ target: '/.env', route: '/*' })).toBe(true);
  });

  it('never counts on a literal or parametric route', () => {
    expect(isFound({ target: '/.env', route: '/.env' })).toBe(false);
    expect(isFound({ target: '/.env', route: '/:file' })).toBe(false);
    expect(isFound({ target: '/.env', routes: ['/:file'] })).toBe(false);
    expect(isFound({ target: '/cgi-bin/x', routes: ['/cgi-bin/:script'] })).toBe(false);
    expect(isFound({ target: '/cgi-bin/x', routes: ['/*'] })).toBe(true);
  });

  it('waits for the answer where a browser says that a page asks, but for hidden files', () => {
    const asks = (target: string, site: string): PlainHead => ({ target, headers: [['Sec-Fetch-Site', site]] });
    expect(isFound(asks('/cgi-bin/counter', 'cross-site'))).toBe(false);
    expect(isFound(asks('/cgi-bin/counter', 'same-origin'))).toBe(false);
    expect(isFound(asks('/cgi-bin/counter', 'none'))).toBe(true);
    expect(isFound(asks('/.env', 'same-origin'))).toBe(true);
  });
});

describe('the filter before it', () => {
  const targets = [
    '/admin',
    '/.env',
    '//.env',
    '/%2eenv',
    '/a/../.env',
    'http://a/.env',
    '/x;/.env',
    '/ab',
    '/a',
    '/',
    '',
    '*',
  ];

  it.each(DECOY_KINDS)('never says no to a decoy that is compared by %s', (how) => {
    for (const text of ['/admin', '/.env', 'env', '/a', '/']) {
      const routes = [[text, how] as const];
      const match = compileDecoys(routes);
      const mayBe = compileDecoyFilter(routes);
      for (const target of targets)
        if (match(toPlainPath(target)) !== undefined) expect(mayBe(target), target).toBe(true);
    }
  });

  it('says no to nearly everything else', () => {
    const mayBe = compileDecoyFilter(['/admin', '/.env', '/cgi-bin/']);
    for (const target of ['/', '/users/7', '/api/x?y=%20//', '/index.html']) expect(mayBe(target), target).toBe(false);
  });
});
