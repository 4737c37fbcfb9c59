import { rasp } from '@rasp/express';
import express, { type Request, type Response } from 'express';
import type { Page } from '../shop/page.js';
import { readVisit } from '../shop/visit.js';
import type { Framework } from './site.js';

/** The shop on Express 5. */
export const startExpress: Framework = async (shop, protection) => {
  const app = express();
  const protect = protection && rasp(protection);
  if (protect) app.use(protect);

  app.use(express.urlencoded({ extended: false }), express.json(), express.text({ type: 'application/xml' }));
  app.get('/', (_request, response) => send(response, shop.home()));
  app.get('/search', async (request, response) => send(response, await shop.search(asked(request, 'q'))));
  app.get('/greet', (request, response) => {
    send(response, shop.greet(readVisit(asked(request, 'name'), request.headers)));
  });
  app.get('/hello/:name', (request, response) => {
    send(response, shop.greet(readVisit(request.params.name, request.headers)));
  });
  app.get('/ping', async (request, response) => send(response, await shop.ping(asked(request, 'host'))));
  app.get('/download', (request, response) => send(response, shop.download(asked(request, 'file'))));
  app.get('/receipt', (_request, response) => send(response, shop.receipt()));
  app.post('/login', async ({ body }, response) => {
    send(response, await shop.login(String(body?.name), String(body?.password)));
  });
  app.post('/orders', async (request, response) => send(response, await shop.order(request.body)));
  app.post('/stock', async (request, response) => send(response, await shop.stock(String(request.body))));
  app.post('/upload', async (request, response) => send(response, await shop.upload(request)));

  return { listener: app, rasp: protect?.rasp, close: async () => protect?.rasp.close() };
};

function asked({ query }: Request, name: string): string {
  return String(query[name] ?? '');
}

function send(response: Response, { status, type, body }: Page): void {
  response.status(status).type(type).send(body);
}
