import websocket from '@fastify/websocket';
import { rasp } from '@rasp/fastify';
import createFastify, { type FastifyInstance } from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';

const options = { logger: { info() {}, warn() {}, error() {} } };
const ATTACK = `q=${encodeURIComponent("' OR '1'='1' -- ")}`;

let app: FastifyInstance;

afterEach(() => app.close());

describe('@rasp/fastify', () => {
  it('works with injected requests, their bodies included', async () => {
    app = createFastify();
    await app.register(rasp, options);
    app.post('/echo', async (request) => request.body);
    const payload = { a: ['nothing'] };
    expect((await app.inject({ method: 'POST', url: '/echo', payload })).json()).toEqual(payload);
    const attack = { a: ["' OR '1'='1' -- "] };
    expect((await app.inject({ method: 'POST', url: '/echo', payload: attack })).statusCode).toBe(403);
    expect((await app.inject(`/nobody?${ATTACK}`)).statusCode).toBe(403);
  });

  it('takes what Fastify itself takes with every plugin, and refuses what nobody knows', async () => {
    app = createFastify();
    await app.register(rasp, { ...options, prefix: '/v1', logLevel: 'warn' });
    expect((await app.inject(`/nobody?${ATTACK}`)).statusCode).toBe(403);
    const misspelt = { ...options, confg: 'rasp.json' };
    const other = createFastify();
    await expect(async () => void (await other.register(rasp, misspelt))).rejects.toThrow('confg: unknown option');
  });

  it('protects plugins that were registered before it', async () => {
    app = createFastify();
    app.register(async (child) => child.get('/child', async () => 'reached'));
    await app.register(rasp, options);
    await app.ready();
    expect((await app.inject('/child')).body).toBe('reached');
    expect((await app.inject(`/child?${ATTACK}`)).statusCode).toBe(403);
  });

  it('protects handlers that hijack the reply', async () => {
    app = createFastify();
    await app.register(rasp, options);
    app.get('/raw', (_request, reply) => {
      reply.hijack();
      reply.raw.end('raw');
    });
    expect((await app.inject('/raw')).body).toBe('raw');
    expect((await app.inject(`/raw?${ATTACK}`)).statusCode).toBe(403);
  });

  it('lets hooks see a block', async () => {
    app = createFastify();
    const seen: number[] = [];
    app.addHook('onResponse', async (_request, reply) => {
      seen.push(reply.statusCode);
    });
    await app.register(rasp, options);
    await app.inject(`/?${ATTACK}`);
    expect(seen).toEqual([403]);
  });

  it('follows trustProxy for the address', async () => {
    app = createFastify({ trustProxy: 'loopback' });
    await app.register(rasp, options);
    const addresses: string[] = [];
    app.rasp.on('attack', (event) => addresses.push(event.address));
    await app.inject({ url: `/?${ATTACK}`, headers: { 'x-forwarded-for': '198.51.100.1, 203.0.113.7' } });
    expect(addresses).toEqual(['203.0.113.7']);
  });

  it('judges upgrades of @fastify/websocket', async () => {
    app = createFastify();
    await app.register(rasp, options);
    await app.register(websocket);
    app.register(async (child) => {
      child.get('/live', { websocket: true }, (socket) => socket.send('welcome'));
    });
    await app.ready();
    const client = await app.injectWS('/live');
    client.terminate();
    await expect(app.injectWS(`/live?${ATTACK}`)).rejects.toThrow('403');
  });

  it('learns the routes that are made after it', async () => {
    app = createFastify();
    await app.register(rasp, options);
    app.route({ method: ['GET', 'POST'], url: '/users/:id', exposeHeadRoute: false, handler: () => 'a user' });
    await app.ready();
    expect(app.rasp.routes()).toEqual([
      { method: 'GET', path: '/users/:id', handler: '' },
      { method: 'POST', path: '/users/:id', handler: '' },
    ]);
  });

  it('closes its engine with the application', async () => {
    const lines: string[] = [];
    app = createFastify();
    await app.register(rasp, { logger: { ...options.logger, info: (line: string) => lines.push(line) } });
    await app.close();
    expect(lines.join('\n')).toContain('stopped');
  });

  it('refuses to start on a bad configuration', async () => {
    app = createFastify();
    await expect(app.register(rasp, { ...options, config: { DENY_STATUS_CODE: 99 } })).rejects.toThrow(
      'DENY_STATUS_CODE',
    );
  });
});
