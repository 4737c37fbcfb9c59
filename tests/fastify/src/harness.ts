import type { Readable } from 'node:stream';
import { PassThrough } from 'node:stream';
import { createGunzip } from 'node:zlib';
import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import serveStatic from '@fastify/static';
import type { AdapterHarness, Placement, Setup } from '@rasp/core/testing';
import { rasp } from '@rasp/fastify';
import {
  answerRaw,
  attachEcho,
  digestFile,
  readBody,
  STATIC_FOLDER,
  serve,
  type Upload,
  uploadWithBusboy,
  uploadWithFormidable,
} from '@rasp/test-application';
import createFastify, { type FastifyInstance, type FastifyRequest } from 'fastify';

const BODY_LIMIT = 200 * 1024 * 1024;

/** The contract's application on Fastify 5. */
export const fastifyHarness: AdapterHarness = {
  name: 'fastify 5',
  uploads: ['@fastify/multipart', 'busboy', 'formidable'],
  http2: true,
  knowsServer: true,
  async start({ options, placement, http2 }) {
    const app = (http2
      ? createFastify({ http2: true, bodyLimit: BODY_LIMIT })
      : createFastify({ bodyLimit: BODY_LIMIT })) as unknown as FastifyInstance;
    const handled: string[] = [];
    await mount(app, options, placement);
    await app.register(addEcho, { handled });
    await app.register(addRawRoutes, { handled });
    await app.register(addUpload, { handled });
    await app.register(addPlainRoutes, { handled });
    await app.register(addRouted, { handled, prefix: '/routed' });
    await app.ready();
    if (!http2) attachEcho(app.server);
    const { origin, close } = await serve(app.server);
    const stop = async (): Promise<void> => {
      await close();
      await app.close();
    };
    return { origin, rasp: app.rasp, handled, close: stop };
  },
};

interface Handled {
  readonly handled: string[];
}

/** Fastify's parsers always run after `onRequest`: `after-parser` is the same as `first`. */
async function mount(app: FastifyInstance, options: Setup['options'], placement: Placement): Promise<void> {
  if (placement === 'after-headers') {
    app.addHook('onRequest', (_request, reply, done) => {
      reply.raw.writeHead(200, { 'content-type': 'text/plain' });
      reply.raw.write('begun ');
      done();
    });
  }
  await app.register(rasp, options);
  if (placement === 'twice') await app.register(rasp, options);
}

/** Fastify reads no compressed bodies by itself; this is how plugins make it do so. */
async function addEcho(app: FastifyInstance, { handled }: Handled): Promise<void> {
  app.addHook('preParsing', (request, _reply, payload, done) => {
    if (request.headers['content-encoding'] !== 'gzip') return done(null, payload);
    const unzipped = Object.assign(createGunzip(), { receivedEncodedLength: 0 });
    payload.on('data', (piece: Buffer) => {
      unzipped.receivedEncodedLength += piece.length;
    });
    return done(null, payload.pipe(unzipped));
  });
  await app.register(formbody, { bodyLimit: BODY_LIMIT });
  app.addContentTypeParser('*', (_request, payload, done) => readText(payload).then((text) => done(null, text), done));
  const echo = async (request: FastifyRequest): Promise<unknown> => {
    handled.push('echo');
    return { method: request.method, url: request.originalUrl, body: request.body };
  };
  for (const url of ['/echo', '/echo/*']) app.all(url, echo);
}

async function readText(payload: Readable): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of payload) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}

async function addRawRoutes(app: FastifyInstance, { handled }: Handled): Promise<void> {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _payload, done) => done(null));
  app.post<{ Params: { way: string } }>('/read/:way', async (request) => {
    handled.push('read');
    return readBody(request.raw, request.params.way);
  });
  app.post('/upload/busboy', async (request) => {
    handled.push('upload');
    return uploadWithBusboy(request.raw);
  });
  app.post('/upload/formidable', async (request) => {
    handled.push('upload');
    return uploadWithFormidable(request.raw);
  });
}

async function addUpload(app: FastifyInstance, { handled }: Handled): Promise<void> {
  await app.register(multipart, { limits: { fileSize: BODY_LIMIT, fieldSize: BODY_LIMIT } });
  app.post('/upload/@fastify/multipart', async (request) => {
    handled.push('upload');
    const upload: Upload = { fields: [], files: [] };
    for await (const part of request.parts()) {
      if (part.type === 'field') upload.fields.push([part.fieldname, String(part.value)]);
      else upload.files.push(await digestFile(part.fieldname, part.filename, part.file));
    }
    return upload;
  });
}

async function addRouted(app: FastifyInstance, { handled }: Handled): Promise<void> {
  app.get<{ Params: { id: string } }>('/items/:id', async (request) => {
    handled.push('item');
    return { id: request.params.id };
  });
  app.get('/files/*', async () => {
    handled.push('file');
    return 'file';
  });
  app.get('/absent', async (_request, reply) => {
    handled.push('absent');
    return reply.code(404).send('nothing here');
  });
}

async function addPlainRoutes(app: FastifyInstance, { handled }: Handled): Promise<void> {
  await app.register(serveStatic, { root: STATIC_FOLDER, prefix: '/static/' });
  app.get('/throws', async () => {
    handled.push('throws');
    throw new Error('the handler failed');
  });
  app.get('/stream', (_request, reply) => {
    handled.push('stream');
    const stream = new PassThrough();
    reply.type('text/plain').send(stream);
    stream.write('one ');
    setTimeout(() => stream.write('two '), 150);
    setTimeout(() => stream.end('three'), 300);
  });
  app.get<{ Params: { way: string }; Querystring: { text: string } }>('/raw/:way', (request, reply) => {
    handled.push('raw');
    reply.hijack();
    answerRaw(reply.raw, request.params.way, request.query.text);
  });
  app.get<{ Querystring: { id: string } }>('/slow', async (request) => {
    handled.push('slow');
    await new Promise((resolve) => {
      setTimeout(resolve, 30);
    });
    return request.query.id;
  });
  app.get('/headers', async (_request, reply) => {
    handled.push('headers');
    return reply.headers({ Server: 'contract', 'X-Powered-By': 'contract' }).send('headers');
  });
}
