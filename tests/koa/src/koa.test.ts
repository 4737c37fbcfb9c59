import { createServer } from 'node:http';
import Router from '@koa/router';
import { send } from '@rasp/core/testing';
import { rasp } from '@rasp/koa';
import { type Serving, serve } from '@rasp/test-application';
import Koa from 'koa';
import { afterEach, describe, expect, it } from 'vitest';

const logger = { info() {}, warn() {}, error() {} };
const ATTACK = `q=${encodeURIComponent("' OR '1'='1' -- ")}`;

let serving: Serving | undefined;

async function start(app: Koa): Promise<string> {
  serving = await serve(createServer(app.callback()));
  return serving.origin;
}

afterEach(() => serving?.close());

describe('@rasp/koa', () => {
  it('shows a block to the middleware around it', async () => {
    const seen: unknown[] = [];
    const app = new Koa();
    app.use(async (context, next) => {
      await next();
      seen.push(context.status, context.body);
      context.set('x-outer', 'was here');
    });
    app.use(rasp({ logger }));
    const answer = await send(await start(app), { path: `/?${ATTACK}` });
    expect(seen).toEqual([403, 'Blocked']);
    expect(answer.headers['x-outer']).toBe('was here');
  });

  it('says which routes stand before it, once, and nothing where none does', async () => {
    for (const isLate of [true, false]) {
      const told: string[] = [];
      const app = new Koa();
      const router = new Router().get('/early', (context) => {
        context.body = 'reached';
      });
      const gate = rasp({ logger: { ...logger, warn: (line: string) => void told.push(line) } });
      for (const one of isLate ? [router.routes(), gate] : [gate, router.routes()]) app.use(one as Koa.Middleware);
      const origin = await start(app);
      for (const path of ['/other', '/other', '/early']) await send(origin, { path });
      await serving?.close();
      const advice = '[!] Mounted behind routes, which are not protected: GET /early. Mount @rasp first.';
      expect(told).toEqual(isLate ? [advice] : []);
    }
  });

  it.each([
    [false, '127.0.0.1'],
    [true, '203.0.113.7'],
  ])('takes the address that the application takes (proxy: %s)', async (proxy, address) => {
    const addresses: string[] = [];
    const gate = rasp({ logger });
    gate.rasp.on('attack', (event) => addresses.push(event.address));
    const app = new Koa({ proxy });
    app.use(gate);
    await send(await start(app), { path: `/?${ATTACK}`, headers: { 'x-forwarded-for': '203.0.113.7' } });
    expect(addresses).toEqual([address]);
  });

  it('throws at once on a bad configuration', () => {
    expect(() => rasp({ logger, config: { DENY_STATUS_CODE: 99 } })).toThrow('DENY_STATUS_CODE');
  });
});
