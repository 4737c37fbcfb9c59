import express5 from 'express';
import express4 from 'express-4';
import { describe, it } from 'vitest';
import { type Click, clickThrough, expectInvalid } from './click-through.js';
import { startExpressSkeleton } from './express-generator.js';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

const CLICKS: readonly Click[] = [
  { path: '/', status: 200, says: 'Welcome to Express' },
  { path: '/index.html', status: 200, says: 'Welcome to Express' },
  { path: '/stylesheets/style.css', status: 200, says: 'padding' },
  { path: '/stylesheets', status: 301 },
  { path: '/users', status: 200, says: 'respond with a resource' },
  { path: '/users/', status: 200 },
  { path: '/users?sort=name&page=2', status: 200 },
  { path: '/users', method: 'HEAD', status: 200 },
  { path: '/users', method: 'OPTIONS', status: 200 },
  { path: '/users', method: 'POST', headers: FORM, body: 'name=Ada+Lovelace', status: 303 },
  {
    path: '/users',
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"name":"Ada"}',
    status: 303,
  },
  { path: '/users', headers: { cookie: 'user=Ada%20Lovelace; theme=dark' }, status: 200 },
  { path: '/favicon.ico', status: 404 },
];

describe.each([
  ['4', express4 as unknown as typeof express5],
  ['5', express5],
] as const)("Express generator's skeleton on Express %s", (_, create) => {
  it('is clicked through with everything on, and nothing is refused', async () => {
    const running = await startExpressSkeleton(create, true);
    const own404: Click = { path: '/nobody', status: 404, says: '<h1>Not Found</h1>' };
    await clickThrough(running, [...CLICKS, own404, { ...own404, path: '/users/nobody', method: 'DELETE' }]);
    await running.close();
  });

  it('without a 404 page of its own has invalid paths and methods', async () => {
    const running = await startExpressSkeleton(create, false);
    await clickThrough(running, CLICKS);
    await expectInvalid(running, '/nobody');
    await expectInvalid(running, '/users', 'DELETE');
    await running.close();
  });
});
