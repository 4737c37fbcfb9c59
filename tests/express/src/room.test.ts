import { createServer, type RequestListener } from 'node:http';
import { setFlagsFromString } from 'node:v8';
import { send } from '@rasp/core/testing';
import { rasp } from '@rasp/express';
import { type Serving, serve } from '@rasp/test-application';
import express5, { type Application, type Request, type Response } from 'express';
import express4 from 'express-4';
import { afterEach, describe, expect, it } from 'vitest';

const logger = { info() {}, warn() {}, error() {} };

let serving: Serving | undefined;

afterEach(() => serving?.close());

type Express = typeof express5;

const VERSIONS = [
  ['4', express4 as unknown as Express],
  ['5', express5],
] as const;

async function start(app: Application): Promise<string> {
  serving = await serve(createServer(app as RequestListener));
  return serving.origin;
}

describe.each(VERSIONS)('Express %s, whose requests find room for what it sets on them', (_version, express) => {
  it('has requests and responses of one shape, up to the handler', async () => {
    const haveSameMap = v8HaveSameMap();
    const waiting: { request: Request; response: Response }[] = [];
    const verdicts: boolean[] = [];
    const app = express();
    app.use(rasp({ logger }));
    // The first of two waits for the second, so that both are compared at the same step of their way.
    app.get('/:name', (request, response) => {
      waiting.push({ request, response });
      const [first, second] = waiting;
      if (first === undefined || second === undefined) return;
      verdicts.push(haveSameMap(first.request, second.request), haveSameMap(first.response, second.response));
      for (const one of waiting.splice(0)) one.response.send('hello');
    });
    const origin = await start(app);
    for (let turn = 0; turn < 5; turn++)
      await Promise.all([send(origin, { path: '/a' }), send(origin, { path: '/b' })]);
    expect(verdicts.slice(-2)).toEqual([true, true]);
  });

  it('says of a request what it says without us', async () => {
    const app = express();
    app.use(rasp({ logger }));
    app.use('/mounted', (request, response) => {
      const { params, baseUrl, url, originalUrl, query, statusCode } = { ...request, query: request.query };
      const own = { hasBody: 'body' in request, hasUser: 'user' in request };
      response.json({ params, baseUrl, url, originalUrl, query, statusCode, status: response.statusCode, ...own });
    });
    const origin = await start(app);
    await send(origin, { path: '/mounted/a' });
    const { text } = await send(origin, { path: '/mounted/b?c=d' });
    expect(JSON.parse(text)).toEqual({
      params: {},
      baseUrl: '/mounted',
      url: '/b?c=d',
      originalUrl: '/mounted/b?c=d',
      query: { c: 'd' },
      statusCode: null,
      status: 200,
      // Libraries that read the stream where nobody parsed it ask for just that.
      hasBody: false,
      hasUser: false,
    });
  });

  it('goes on to its own 404 and its own errors', async () => {
    const app = express();
    app.use(rasp({ logger, config: { SECURITY_CHECKS: { path: 0 } } }));
    app.get('/broken', () => {
      throw new Error('broken');
    });
    app.use((error: Error, _request: Request, response: Response, _next: () => void) => {
      response.status(500).send(error.message);
    });
    const origin = await start(app);
    await send(origin, { path: '/' });
    expect((await send(origin, { path: '/nothing' })).text).toContain('Cannot GET /nothing');
    expect((await send(origin, { path: '/broken' })).text).toBe('broken');
  });
});

function v8HaveSameMap(): (one: unknown, other: unknown) => boolean {
  setFlagsFromString('--allow-natives-syntax');
  try {
    return new Function('one', 'other', 'return %HaveSameMap(one, other)') as never;
  } finally {
    setFlagsFromString('--no-allow-natives-syntax');
  }
}
