import { describe, expect, it } from 'vitest';
import { cpuMs } from '../testing/cpu-time.js';
import { type LearnedRoute, MAX_ROUTES, RouteTable } from './route-table.js';

function tableOf(...paths: string[]): RouteTable {
  const table = new RouteTable();
  for (const path of paths) table.learn({ method: 'GET', path, handler: '' });
  return table;
}

describe('how a path is served', () => {
  it.each([
    ['/users', '/users'],
    ['/users/:id', '/users/7'],
    ['/users/:id(\\d+)', '/users/7'],
    ['/users/:id', '/Users/7/'],
    ['/users/:id?', '/users'],
    ['/users/:id?', '/users/7'],
    ['/v:major/x', '/v2/x'],
    ['/files/:name.:type', '/files/a.b'],
  ])('%s serves %s', (pattern, path) => {
    expect(tableOf(pattern).find(path)).toBe('route');
  });

  it.each([
    ['/users', '/user'],
    ['/users', '/users/7'],
    ['/users/:id', '/users'],
    ['/users/:id', '/users/7/x'],
    ['/', '/x'],
  ])('%s does not serve %s', (pattern, path) => {
    expect(tableOf(pattern).find(path)).toBe('none');
  });

  it.each(['/*', '*', '/*splat', '/{*splat}', '/(.*)', '/:rest*', '/:rest(.*)'])('%s is a catch-all', (pattern) => {
    expect(tableOf(pattern).find('/a/b')).toBe('catch-all');
    expect(tableOf(pattern, '/a/:b').find('/a/b')).toBe('route');
  });

  it.each(['/a{/:b}', '/ab?cd', '/a(b|c)', '/a/:b+', '/a*b'])(
    '%s is not plain: whatever is below it is served',
    (pattern) => {
      expect(tableOf(pattern).find('/a/x/y')).not.toBe('catch-all');
      expect(tableOf(`/x${pattern}`).find('/x/a/q/r')).toBe('route');
    },
  );

  it('what is no router, and mounted somewhere, serves all below', () => {
    const table = new RouteTable();
    table.learn({ method: '*', path: '/cgi-bin', handler: '', isMount: true });
    expect(table.find('/cgi-bin/x/y')).toBe('route');
    expect(table.find('/cgi')).toBe('none');
  });

  it('an expression serves what it matches, and is a catch-all where it matches anything', () => {
    const table = new RouteTable();
    const learn = (expression: RegExp, mount = ''): void =>
      table.learn({ method: 'GET', path: `${mount}${expression}`, handler: '', expression, mount });
    learn(/^\/items\/(\d+)$/g);
    expect(table.find('/items/7')).toBe('route');
    expect(table.find('/items/7')).toBe('route');
    expect(table.find('/items/x')).toBe('none');
    learn(/^\/files\/.*/, '/shop');
    expect(table.find('/shop/files/.git')).toBe('catch-all');
    expect(table.find('/files/.git')).toBe('none');
    learn(/.*/);
    expect(table.find('/items/x')).toBe('catch-all');
  });
});

describe('the table', () => {
  it('lists each route once, with the name that somebody knows', () => {
    const table = new RouteTable();
    table.learn({ method: 'GET', path: '/a', handler: '' });
    table.learn({ method: 'GET', path: '/a', handler: 'A.get' });
    table.learn({ method: 'GET', path: '/a', handler: '' });
    expect(table.list()).toEqual([{ method: 'GET', path: '/a', handler: 'A.get' }]);
  });

  it('lists an application when it is asked, however often it was met', () => {
    const table = new RouteTable();
    const application: { routes: LearnedRoute[] } = { routes: [] };
    let listed = 0;
    const list = ({ routes }: typeof application): LearnedRoute[] => {
      listed++;
      return routes;
    };
    for (let request = 0; request < 10; request++) table.meet(application, list);
    expect(listed).toBe(0);
    application.routes.push({ method: 'GET', path: '/late', handler: '' });
    expect(table.list()).toHaveLength(1);
    expect(listed).toBe(1);
  });

  it('holds the last accepted route and no more; what is full serves everything', () => {
    const table = new RouteTable();
    for (let id = 0; id < MAX_ROUTES - 1; id++) table.learn({ method: 'GET', path: `/${id}`, handler: '' });
    expect(table.find('/x')).toBe('none');
    table.learn({ method: 'GET', path: '/last', handler: '' });
    table.learn({ method: 'GET', path: '/one-more', handler: '' });
    expect(table.list()).toHaveLength(MAX_ROUTES);
    expect(table.find('/x')).toBe('route');
  });

  it('answers for a deep path in time of the table', () => {
    const table = tableOf('/:a/:b/:c/:d/:e/:f', '/a/:b/c/:d/e/:f', `/${'a/'.repeat(30)}`);
    const started = cpuMs();
    for (let turn = 0; turn < 100; turn++) table.find(`/${'a/'.repeat(10_000)}`);
    expect(cpuMs() - started).toBeLessThan(1_000);
  });
});
