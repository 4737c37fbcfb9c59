import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { send } from '@rasp/core/testing';
import { type RaspMiddleware, rasp } from '@rasp/express';
import { STATIC_FOLDER, serve } from '@rasp/test-application';
import express5, { type Application } from 'express';
import express4 from 'express-4';
import { afterEach, describe, expect, it } from 'vitest';

const config = { SECURITY_CHECKS: { path: 1, decoy: 1 }, GTFO_MSG: 'stopped' } as const;
const logger = { info() {}, warn() {}, error() {} };
type Handler = (request: IncomingMessage, response: ServerResponse) => void;

describe.each([
  ['4', express4 as unknown as typeof express5],
  ['5', express5],
] as const)('what nobody serves on Express %s', (major, express) => {
  const closing: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
  });

  function create(): { app: Application; gate: RaspMiddleware } {
    const gate = rasp({ config, logger });
    const app = express();
    app.set('env', 'test');
    closing.push(() => gate.rasp.close());
    return { app, gate };
  }

  async function ask(handler: unknown, path: string, method = 'GET'): Promise<string> {
    const { origin, close } = await serve(createServer(handler as Handler));
    const { status, text } = await send(origin, { path, method });
    await close();
    return `${status} ${text.includes('Cannot') ? "Express's" : text}`;
  }

  it('is refused wherever the adapter is mounted', async () => {
    const { app, gate } = create();
    const router = express.Router();
    router.use(gate as never);
    app.use('/api', router);
    app.get('/api/late', (_request, response) => void response.send('late'));
    expect(await ask(app, '/api/late')).toBe('200 late');
    expect(await ask(app, '/api/nobody')).toBe('403 stopped');
    expect(await ask(app, '/nobody')).toBe("404 Express's");
  });

  it('is not what the application around a mounted one serves', async () => {
    const { app: inner, gate } = create();
    inner.use(gate as never);
    inner.get('/a', (_request, response) => void response.send('inner'));
    const outer = express();
    outer.use('/sub', inner);
    outer.get('/sub/b', (_request, response) => void response.send('outer'));
    expect(await ask(outer, '/sub/a')).toBe('200 inner');
    expect(await ask(outer, '/sub/b')).toBe('200 outer');
    expect(await ask(outer, '/sub/c')).toBe('403 stopped');
  });

  it('is not what somebody else serves who calls the application with a way on', async () => {
    const { app, gate } = create();
    app.use(gate as never);
    const others = (request: IncomingMessage, response: ServerResponse): void => {
      app(request as never, response as never, () => {
        response.statusCode = request.url === '/own-404' ? 404 : 200;
        response.end('others');
      });
    };
    expect(await ask(others, '/x')).toBe('200 others');
    expect(await ask(others, '/own-404')).toBe('404 others');
  });

  it('is not what routes serve that are added while requests come', async () => {
    const { app, gate } = create();
    app.use(gate as never);
    expect(await ask(app, '/late')).toBe('403 stopped');
    app.get('/late', (_request, response) => void response.send('late'));
    expect(await ask(app, '/late')).toBe('200 late');
    expect(await ask(app, '/nobody')).toBe('403 stopped');
  });

  it("is not the application's own 404, however it is made", async () => {
    const { app, gate } = create();
    app.use(gate as never);
    app.get('/status', (_request, response) => void response.sendStatus(404));
    app.get('/error', (_request, _response, next) => next(Object.assign(new Error('none'), { status: 404 })));
    app.use('/strict', express.static(STATIC_FOLDER, { fallthrough: false }));
    expect(await ask(app, '/status')).toBe('404 Not Found');
    expect(await ask(app, '/error')).toMatch(/^404 (?!stopped)/);
    expect(await ask(app, '/strict/nobody.txt')).toMatch(/^404 (?!stopped)/);
    app.use((_request, response) => void response.status(404).send('our page'));
    expect(await ask(app, '/nobody')).toBe('404 our page');
    expect(await ask(app, '/login')).toBe('404 our page');
  });

  it('is not what a page for everything serves', async () => {
    const { app, gate } = create();
    app.use(gate as never);
    app.use(express.static(STATIC_FOLDER));
    app.get(major === '4' ? '*' : '/{*rest}', (_request, response) => void response.send('<p>page</p>'));
    expect(await ask(app, '/any/page')).toBe('200 <p>page</p>');
    expect(await ask(app, '/login')).toBe('200 <p>page</p>');
    expect(await ask(app, '/hello.txt')).toBe('200 hello');
    expect(await ask(app, '/.env')).toBe('403 stopped');
    expect(await ask(app, '/any', 'POST')).toBe('403 stopped');
  });

  it('is not OPTIONS on a path that there is, nor a preflight that middleware answers', async () => {
    const { app, gate } = create();
    app.use(gate as never);
    app.use('/cors', (request, response, next) => (request.method === 'OPTIONS' ? response.sendStatus(204) : next()));
    app.get('/a', (_request, response) => void response.send('a'));
    expect(await ask(app, '/a', 'OPTIONS')).toMatch(/^200 /);
    expect(await ask(app, '/cors/any', 'OPTIONS')).toBe('204 ');
    expect(await ask(app, '/nobody', 'OPTIONS')).toBe('403 stopped');
  });

  it('lists nested routers, expressions and what is mounted', async () => {
    const { app, gate } = create();
    app.use(gate as never);
    const inner = express.Router();
    inner.get('/deep/:id', function find(_request, response) {
      response.send('deep');
    });
    const outer = express.Router();
    outer.use('/inner', inner);
    app.use('/:version', outer);
    app.use('/files', express.static(STATIC_FOLDER));
    app.all(/^\/any/, (_request, response) => void response.send('any'));
    app
      .route('/both')
      .get((_request, response) => void response.send(''))
      .post((_request, response) => void response.send(''));
    expect(gate.rasp.routes()).toEqual([]);
    expect(await ask(app, '/v2/inner/deep/7')).toBe('200 deep');
    const listed = gate.rasp.routes().map(({ method, path, handler }) => `${method} ${path} ${handler}`.trim());
    expect(listed).toEqual([
      'GET /:version/inner/deep/:id find',
      '* /files',
      '* /(^\\/any)',
      'GET /both',
      'POST /both',
    ]);
  });

  it('leaves the stack of the application in order, however many requests come', async () => {
    const { app, gate } = create();
    app.use(gate as never);
    app.get('/a', (_request, response) => void response.send('a'));
    const { origin, close } = await serve(createServer(app as unknown as Handler));
    await Promise.all(Array.from({ length: 50 }, (_, id) => send(origin, { path: id % 2 === 0 ? '/a' : '/nobody' })));
    await close();
    const ours = gate.rasp.routes().length;
    expect(ours).toBe(1);
  });
});
