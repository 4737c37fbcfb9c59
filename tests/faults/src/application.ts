import type { RequestListener } from 'node:http';
import type { Engine } from '@rasp/core/adapter';
import { rasp as protectExpress } from '@rasp/express';
import { rasp as protectFastify } from '@rasp/fastify';
import { rasp as protectKoa } from '@rasp/koa';
import express from 'express';
import fastify from 'fastify';
import Koa from 'koa';
import type { Framework, ServerOptions } from './protocol.js';

const SILENT = { info() {}, warn() {}, error() {} };

/** A protected application, ready to listen with, and its engine. */
export interface Application {
  readonly listener: RequestListener;
  readonly engine: Engine;
}

type Rasp = ServerOptions['rasp'];

/** Handlers that misbehave as real ones do: `/throw`, `/hang`, `/twice`, `/abort`; everything else says `ok`. */
export const APPLICATIONS: Readonly<Record<Framework, (options: Rasp) => Promise<Application>>> = {
  async express(options) {
    const gate = protectExpress({ ...options, logger: SILENT });
    const app = express();
    app.use(gate, express.json({ limit: '20mb' }));
    app.get('/throw', () => {
      throw new Error('thrown by the handler');
    });
    app.get('/hang', () => {});
    app.get('/twice', (_request, response) => {
      response.end('ok');
      response.end();
    });
    app.get('/abort', (_request, response) => void response.destroy());
    app.all('/{*rest}', (_request, response) => void response.send('ok'));
    app.use(
      ((_error, _request, response, _next) => void response.status(500).send('error')) as express.ErrorRequestHandler,
    );
    return { listener: app, engine: gate.rasp };
  },

  async koa(options) {
    const gate = protectKoa({ ...options, logger: SILENT });
    const app = new Koa();
    app.silent = true;
    app.use(gate);
    app.use(async (context) => {
      if (context.path === '/throw') throw new Error('thrown by the handler');
      if (context.path === '/hang') await new Promise(() => {});
      if (context.path === '/abort') context.res.destroy();
      if (context.path === '/twice') {
        context.respond = false;
        context.res.end('ok');
        context.res.end();
        return;
      }
      context.body = 'ok';
    });
    return { listener: app.callback(), engine: gate.rasp };
  },

  async fastify(options) {
    const app = fastify({ bodyLimit: 20_000_000 });
    await app.register(protectFastify, { ...options, logger: SILENT });
    app.get('/throw', async () => {
      throw new Error('thrown by the handler');
    });
    app.get('/hang', () => {});
    app.get('/twice', (_request, reply) => {
      reply.hijack();
      reply.raw.end('ok');
      reply.raw.end();
    });
    app.get('/abort', (_request, reply) => {
      reply.hijack();
      reply.raw.destroy();
    });
    app.all('/*', async () => 'ok');
    await app.ready();
    return { listener: (request, response) => app.routing(request, response), engine: app.rasp };
  },
};
