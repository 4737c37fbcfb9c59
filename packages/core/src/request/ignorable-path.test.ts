import { describe, expect, it } from 'vitest';
import { toIgnorablePath } from './ignorable-path.js';

describe('the path that IGNORE_PATHS is compared with', () => {
  it.each([
    ['/css/site.css', '/css/site.css'],
    ['/css/site.css?v=1', '/css/site.css'],
    ['/img/a%20b.png', '/img/a b.png'],
    ['/.well-known/x', '/.well-known/x'],
    ['/a..b', '/a..b'],
  ])('%s is %s', (target, path) => expect(toIgnorablePath(target)).toBe(path));

  it.each([
    '/css/../admin',
    '/css/..',
    '/css/./x',
    '/css/%2e%2e/admin',
    '/css/%2E./admin',
    '/css%2f..%2fadmin',
    '/css/..%5cadmin',
    '/css/..\\admin',
    '//css/x',
    '/css//x',
    '/css;/admin',
    '/css/%00',
    '/css/%',
    '/css/%252e%252e/admin',
    '/admin#/site.css',
    '/admin%23/site.css',
    '/admin%3f/site.css',
    'http://host/css/x',
    '*',
    '',
  ])('%s could mean another path, and is never ignored', (target) => {
    expect(toIgnorablePath(target)).toBeUndefined();
  });
});
