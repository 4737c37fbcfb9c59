import { createServer, type RequestListener } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { Rasp } from '@rasp/core';
import { rasp } from '@rasp/express';
import { serve } from '@rasp/test-application';
import cookieParser from 'cookie-parser';
import type express from 'express';
import createError from 'http-errors';
import logger from 'morgan';
import { EVERYTHING_ON, type Running } from './click-through.js';

const PUBLIC = fileURLToPath(new URL('../public', import.meta.url));

/**
 * What `express --no-view` writes: logger, parsers, cookies, static files, two routers. `hasOwn404`: its last two
 * middlewares, which make a page of their own of every 404, are there too.
 */
export async function startExpressSkeleton(create: typeof express, hasOwn404: boolean): Promise<Running> {
  const gate = rasp(EVERYTHING_ON);
  const app = create();
  app.use(gate as never);
  app.use(logger('dev', { stream: { write() {} } }) as never);
  app.use(create.json());
  app.use(create.urlencoded({ extended: false }));
  app.use(cookieParser());
  app.use(create.static(PUBLIC));
  app.use('/', createIndex(create));
  app.use('/users', createUsers(create));
  if (hasOwn404) addOwn404(app);
  app.set('env', 'test');
  const { origin, close } = await serve(createServer(app as RequestListener));
  const stop = async (): Promise<void> => {
    await close();
    await gate.rasp.close();
  };
  return { origin, rasp: gate.rasp as Rasp, close: stop };
}

function createIndex(create: typeof express): express.Router {
  const router = create.Router();
  router.get('/', (_request, response) => {
    response.send('Express');
  });
  return router;
}

function createUsers(create: typeof express): express.Router {
  const router = create.Router();
  router.get('/', (_request, response) => {
    response.send('respond with a resource');
  });
  router.post('/', (request, response) => {
    response.cookie('user', String(request.body.name)).redirect(303, '/users');
  });
  return router;
}

function addOwn404(app: express.Express): void {
  app.use((_request, _response, next) => next(createError(404)));
  app.use((error: { status?: number; message: string }, _: unknown, response: express.Response, __: unknown) => {
    response.status(error.status ?? 500).send(`<h1>${error.message}</h1>`);
  });
}
