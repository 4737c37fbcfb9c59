import { createServer } from 'node:http';
import { createServer as createHttp2Server } from 'node:http2';
import { PassThrough } from 'node:stream';
import Router from '@koa/router';
import type { AdapterHarness, Placement } from '@rasp/core/testing';
import { type RaspMiddleware, rasp } from '@rasp/koa';
import {
  answerRaw,
  attachEcho,
  Digester,
  readBody,
  STATIC_FOLDER,
  serve,
  uploadWithBusboy,
  uploadWithFormidable,
} from '@rasp/test-application';
import type Koa from 'koa';
import type { Context, Middleware, Next } from 'koa';
import { koaBody } from 'koa-body';
import serveStatic from 'koa-static';

type KoaClass = new () => Koa;

/** The contract's application on a major of Koa. */
export function createKoaHarness(name: string, KoaApplication: KoaClass): AdapterHarness {
  return {
    name,
    uploads: ['koa-body', 'busboy', 'formidable'],
    http2: true,
    knowsServer: false,
    async start({ options, placement, http2 }) {
      const gate = rasp(options);
      const handled: string[] = [];
      const app = new KoaApplication();
      app.silent = true;
      mount(app, gate, placement);
      app.use(createRouter(handled).routes());
      app.use(route(handled));
      const server = http2 ? createHttp2Server(app.callback() as never) : createServer(app.callback());
      if (!http2) attachEcho(server as ReturnType<typeof createServer>);
      const { origin, close } = await serve(server);
      const stop = async (): Promise<void> => {
        await close();
        await gate.rasp.close();
      };
      return { origin, rasp: gate.rasp, handled, close: stop };
    },
  };
}

const parse = koaBody({
  jsonLimit: '100mb',
  formLimit: '100mb',
  textLimit: '100mb',
  jsonStrict: false,
  queryString: { parameterLimit: 200_000 },
});

function mount(app: Koa, gate: RaspMiddleware, placement: Placement): void {
  if (placement === 'after-headers') {
    app.use((context, next) => {
      context.res.writeHead(200, { 'content-type': 'text/plain' });
      context.res.write('begun ');
      return next();
    });
  }
  if (placement === 'after-parser') app.use(parse);
  app.use(gate);
  if (placement === 'twice') app.use(gate);
}

function createRouter(handled: string[]): Router {
  const items = new Router();
  items.get('/items/:id', (context) => {
    handled.push('item');
    context.body = { id: context.params.id };
  });
  const router = new Router({ prefix: '/routed' });
  router.use(items.routes());
  router.get('/files/{*rest}', (context) => {
    handled.push('file');
    context.body = 'file';
  });
  router.get('/absent', (context) => {
    handled.push('absent');
    context.status = 404;
    context.body = 'nothing here';
  });
  return router;
}

function route(handled: string[]): Middleware {
  const files = serveStatic(STATIC_FOLDER);
  return async (context, next) => {
    const [, name = '', way = ''] = context.path.split('/');
    if (name === 'static') {
      context.path = context.path.slice('/static'.length);
      await files(context, next);
      return;
    }
    const handler = HANDLERS[name];
    if (handler === undefined) return;
    if (name === 'echo') await parseOnce(context);
    handled.push(name);
    await handler(context, way);
  };
}

/** A parser that ran before us has read the body. */
async function parseOnce(context: Context): Promise<void> {
  if (!context.req.readableEnded) await parse(context, (() => Promise.resolve()) as Next);
}

const HANDLERS: Record<string, (context: Context, way: string) => unknown> = {
  echo(context) {
    context.body = { method: context.method, url: context.originalUrl, body: context.request.body };
  },
  async read(context, way) {
    context.body = await readBody(context.req, way);
  },
  async upload(context, parser) {
    if (parser === 'busboy') context.body = await uploadWithBusboy(context.req);
    else if (parser === 'formidable') context.body = await uploadWithFormidable(context.req);
    else context.body = await uploadWithKoaBody(context);
  },
  raw(context, way) {
    context.respond = false;
    answerRaw(context.res, way, String(context.query.text));
  },
  throws() {
    throw new Error('the handler failed');
  },
  stream(context) {
    const stream = new PassThrough();
    context.type = 'text';
    context.body = stream;
    stream.write('one ');
    setTimeout(() => stream.write('two '), 150);
    setTimeout(() => stream.end('three'), 300);
  },
  async slow(context) {
    await new Promise((resolve) => {
      setTimeout(resolve, 30);
    });
    context.body = String(context.query.id);
  },
  headers(context) {
    context.set('Server', 'contract');
    context.set('X-Powered-By', 'contract');
    context.body = 'headers';
  },
};

async function uploadWithKoaBody(context: Context): Promise<unknown> {
  const digesters: Digester[] = [];
  const parseUpload = koaBody({
    multipart: true,
    formidable: {
      maxFileSize: 200 * 1024 * 1024,
      maxFieldsSize: 200 * 1024 * 1024,
      fileWriteStreamHandler: () => {
        const digester = new Digester();
        digesters.push(digester);
        return digester;
      },
    } as never,
  });
  await parseUpload(context, (() => Promise.resolve()) as Next);
  const request = context.request as { body?: object; files?: Record<string, unknown> };
  const files = Object.entries(request.files ?? {}).flatMap(([field, list]) =>
    [list].flat().map((file) => ({ field, name: (file as { originalFilename: string }).originalFilename })),
  );
  return {
    fields: Object.entries(request.body ?? {}).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
    files: files.map((file, index) => ({ ...file, ...digesters[index]?.digest() })),
  };
}
