import { fileURLToPath } from 'node:url';
import autoload from '@fastify/autoload';
import { rasp } from '@rasp/fastify';
import { serve } from '@rasp/test-application';
import createFastify, { type FastifyInstance } from 'fastify';
import { describe, expect, it } from 'vitest';
import { type Click, clickThrough, EVERYTHING_ON, expectInvalid, type Running } from './click-through.js';

const FOLDER = fileURLToPath(new URL('../fastify-cli', import.meta.url));

/** What `fastify generate` writes: folders of plugins and routes, loaded by @fastify/autoload. */
async function start(more: (app: FastifyInstance) => void = () => {}): Promise<Running> {
  const app = createFastify();
  await app.register(rasp, EVERYTHING_ON);
  more(app);
  await app.register(autoload, { dir: `${FOLDER}/plugins` });
  await app.register(autoload, { dir: `${FOLDER}/routes` });
  await app.ready();
  const { origin, close } = await serve(app.server);
  const stop = async (): Promise<void> => {
    await close();
    await app.close();
  };
  return { origin, rasp: app.rasp, close: stop };
}

const CLICKS: readonly Click[] = [
  { path: '/', status: 200, says: '{"root":true}' },
  { path: '/?name=value', status: 200 },
  { path: '/', method: 'HEAD', status: 200 },
  { path: '/example', status: 200, says: 'this is an example' },
  { path: '/example/', status: 200 },
  { path: '/favicon.ico', status: 404 },
  { path: '/robots.txt', status: 404 },
];

describe("Fastify CLI's skeleton", () => {
  it('is clicked through with everything on, and nothing is refused', async () => {
    const running = await start();
    await clickThrough(running, CLICKS);
    await expectInvalid(running, '/nobody');
    await expectInvalid(running, '/example', 'POST');
    expect(running.rasp.routes()).toContainEqual({ method: 'GET', path: '/example', handler: '' });
    await running.close();
  });

  it('is so with hooks that could answer, some of which do', async () => {
    const running = await start((app) => {
      app.addHook('onRequest', async (request, reply) => {
        if (request.url === '/health') return reply.send('well');
        if (request.method === 'OPTIONS') return reply.code(204).header('access-control-allow-origin', '*').send();
        return undefined;
      });
    });
    const served: readonly Click[] = [
      { path: '/health', status: 200, says: 'well' },
      { path: '/example', method: 'OPTIONS', status: 204 },
    ];
    await clickThrough(running, [...CLICKS, ...served]);
    await expectInvalid(running, '/nobody');
    await running.close();
  });

  it('is so with a not-found handler of its own', async () => {
    const running = await start((app) => {
      app.setNotFoundHandler((_request, reply) => reply.type('text/html').send('<p>the page of the application</p>'));
    });
    const page = { status: 200, says: 'the page of the application' };
    await clickThrough(running, [...CLICKS.slice(0, 5), { path: '/any/page', ...page }, { path: '/login', ...page }]);
    await running.close();
  });
});
