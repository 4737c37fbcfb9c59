import { bodyParser } from '@koa/bodyparser';
import Router from '@koa/router';
import { rasp } from '@rasp/koa';
import Koa, { type Context } from 'koa';
import type { Page } from '../shop/page.js';
import { readVisit } from '../shop/visit.js';
import type { Framework } from './site.js';

/** The shop on Koa 3. */
export const startKoa: Framework = async (shop, protection) => {
  const app = new Koa();
  const protect = protection && rasp(protection);
  if (protect) app.use(protect);

  app.use(bodyParser({ enableTypes: ['form', 'json', 'xml'] }));
  const router = new Router();
  router.get('/', (context) => send(context, shop.home()));
  router.get('/search', async (context) => send(context, await shop.search(asked(context, 'q'))));
  router.get('/greet', (context) => send(context, shop.greet(readVisit(asked(context, 'name'), context.headers))));
  router.get('/hello/:name', (context) =>
    send(context, shop.greet(readVisit(String(context.params.name), context.headers))),
  );
  router.get('/ping', async (context) => send(context, await shop.ping(asked(context, 'host'))));
  router.get('/download', (context) => send(context, shop.download(asked(context, 'file'))));
  router.get('/receipt', (context) => send(context, shop.receipt()));
  router.post('/login', async (context) => {
    const { name, password } = (context.request.body ?? {}) as Record<string, unknown>;
    send(context, await shop.login(String(name), String(password)));
  });
  router.post('/orders', async (context) => send(context, await shop.order(context.request.body)));
  router.post('/stock', async (context) => send(context, await shop.stock(String(context.request.body))));
  router.post('/upload', async (context) => send(context, await shop.upload(context.req)));
  app.use(router.routes());

  return { listener: app.callback(), rasp: protect?.rasp, close: async () => protect?.rasp.close() };
};

function asked({ query }: Pick<Context, 'query'>, name: string): string {
  return String(query[name] ?? '');
}

function send(context: Pick<Context, 'status' | 'type' | 'body'>, { status, type, body }: Page): void {
  context.status = status;
  context.type = type;
  context.body = body;
}
