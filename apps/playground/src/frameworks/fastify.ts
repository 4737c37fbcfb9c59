import formbody from '@fastify/formbody';
import { rasp } from '@rasp/fastify';
import Fastify, { type FastifyReply } from 'fastify';
import type { Page } from '../shop/page.js';
import { readVisit } from '../shop/visit.js';
import type { Framework } from './site.js';

type Texts = Readonly<Record<string, string | undefined>>;
interface Asked {
  Querystring: Texts;
}

/** The shop on Fastify 5. */
export const startFastify: Framework = async (shop, protection) => {
  const app = Fastify();
  if (protection) await app.register(rasp, protection);

  await app.register(formbody);
  app.addContentTypeParser('application/xml', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  app.addContentTypeParser('multipart/form-data', (_request, _payload, done) => done(null));
  app.get('/', (_request, reply) => send(reply, shop.home()));
  app.get<Asked>('/search', async ({ query }, reply) => send(reply, await shop.search(query.q ?? '')));
  app.get<Asked>('/greet', ({ query, headers }, reply) =>
    send(reply, shop.greet(readVisit(query.name ?? '', headers))),
  );
  app.get<{ Params: { name: string } }>('/hello/:name', ({ params, headers }, reply) =>
    send(reply, shop.greet(readVisit(params.name, headers))),
  );
  app.get<Asked>('/ping', async ({ query }, reply) => send(reply, await shop.ping(query.host ?? '')));
  app.get<Asked>('/download', ({ query }, reply) => send(reply, shop.download(query.file ?? '')));
  app.get('/receipt', (_request, reply) => send(reply, shop.receipt()));
  app.post<{ Body: Texts | undefined }>('/login', async ({ body }, reply) =>
    send(reply, await shop.login(String(body?.name), String(body?.password))),
  );
  app.post('/orders', async ({ body }, reply) => send(reply, await shop.order(body)));
  app.post('/stock', async ({ body }, reply) => send(reply, await shop.stock(String(body))));
  app.post('/upload', async ({ raw }, reply) => send(reply, await shop.upload(raw)));

  await app.ready();
  return { listener: app.routing, rasp: protection && app.rasp, close: () => app.close() };
};

function send(reply: FastifyReply, { status, type, body }: Page): FastifyReply {
  return reply.code(status).type(type).send(body);
}
