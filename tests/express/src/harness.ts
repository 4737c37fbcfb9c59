import { createServer, type RequestListener } from 'node:http';
import type { AdapterHarness, Placement } from '@rasp/core/testing';
import { type RaspMiddleware, rasp } from '@rasp/express';
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
import type express from 'express';
import type { Application, Request, RequestHandler, Response } from 'express';
import multer, { type StorageEngine } from 'multer';

type Express = typeof express;

/** The contract's application on a major of Express. */
export function createExpressHarness(name: string, express: Express): AdapterHarness {
  return {
    name,
    uploads: ['multer', 'busboy', 'formidable'],
    http2: false,
    knowsServer: false,
    async start({ options, placement }) {
      const gate = rasp(options);
      const handled: string[] = [];
      const app = express();
      mount(app, express, gate, placement);
      addRoutes(app, express, handled);
      const server = createServer(app as RequestListener);
      attachEcho(server);
      const { origin, close } = await serve(server);
      const stop = async (): Promise<void> => {
        await close();
        await gate.rasp.close();
      };
      return { origin, rasp: gate.rasp, handled, close: stop };
    },
  };
}

function parsers(express: Express): RequestHandler[] {
  return [
    express.json({ limit: '100mb' }),
    express.urlencoded({ extended: true, limit: '100mb', parameterLimit: 200_000 }),
    express.text({ type: 'text/*', limit: '100mb' }),
  ];
}

function mount(app: Application, express: Express, gate: RaspMiddleware, placement: Placement): void {
  if (placement === 'after-headers') {
    app.use((_request, response, next) => {
      response.writeHead(200, { 'content-type': 'text/plain' });
      response.write('begun ');
      next();
    });
  }
  if (placement === 'after-parser') app.use(...parsers(express));
  app.use(gate);
  if (placement === 'twice') app.use(gate);
}

function addRoutes(app: Application, express: Express, handled: string[]): void {
  const handle = (name: string, handler: (request: Request, response: Response) => unknown): RequestHandler => {
    return (request, response, next) => {
      handled.push(name);
      // Express 4 does not wait for promises.
      Promise.resolve(handler(request, response)).catch(next);
    };
  };
  app.use('/static', express.static(STATIC_FOLDER));
  app.use(
    '/echo',
    ...parsers(express),
    handle('echo', (request, response) => {
      response.json({ method: request.method, url: request.originalUrl, body: request.body });
    }),
  );
  app.post(
    '/read/:way',
    handle('read', async (request, response) => response.json(await readBody(request, String(request.params.way)))),
  );
  app.post('/upload/multer', multer({ storage: digestStorage }).any(), handle('upload', answerMulter));
  app.post(
    '/upload/busboy',
    handle('upload', async (request, response) => response.json(await uploadWithBusboy(request))),
  );
  app.post(
    '/upload/formidable',
    handle('upload', async (request, response) => response.json(await uploadWithFormidable(request))),
  );
  app.get(
    '/throws',
    handle('throws', () => {
      throw new Error('the handler failed');
    }),
  );
  app.get(
    '/raw/:way',
    handle('raw', (request, response) => answerRaw(response, String(request.params.way), String(request.query.text))),
  );
  app.get('/stream', handle('stream', streamPieces));
  app.get(
    '/slow',
    handle('slow', (request, response) => {
      setTimeout(() => response.type('text').send(String(request.query.id)), 30);
    }),
  );
  app.get(
    '/headers',
    handle('headers', (_request, response) => {
      response.setHeader('X-Powered-By', 'contract');
      response.writeHead(200, { Server: 'contract' }).end('headers');
    }),
  );
  const routed = express.Router();
  routed.get(
    '/items/:id',
    handle('item', (request, response) => response.json({ id: request.params.id })),
  );
  routed.get(
    /^\/files\/.*/,
    handle('file', (_request, response) => response.type('text').send('file')),
  );
  routed.get(
    '/absent',
    handle('absent', (_request, response) => response.status(404).type('text').send('nothing here')),
  );
  app.use('/routed', routed);
  // The test's own noise is no news: the default handler would print the stack.
  app.set('env', 'test');
}

const digestStorage: StorageEngine = {
  _handleFile(_request, file, done) {
    const digester = new Digester();
    file.stream.on('error', done);
    file.stream.pipe(digester).on('finish', () => done(null, digester.digest() as object));
  },
  _removeFile(_request, _file, done) {
    done(null);
  },
};

function answerMulter(request: Request, response: Response): void {
  const files = (request.files ?? []) as unknown as Record<string, unknown>[];
  response.json({
    fields: Object.entries(request.body as object).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
    files: files.map(({ fieldname, originalname, bytes, sha256 }) => ({
      field: fieldname,
      name: originalname,
      bytes,
      sha256,
    })),
  });
}

function streamPieces(_request: Request, response: Response): void {
  response.type('text');
  response.write('one ');
  setTimeout(() => response.write('two '), 150);
  setTimeout(() => response.end('three'), 300);
}
