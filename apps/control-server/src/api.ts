import type { FastifyInstance } from 'fastify';
import type { AdminToken } from './admin-token.js';
import { listAgents } from './agents.js';
import { addEntry, keepBounded, listEntries, removeEntry, toShareable } from './blacklist.js';
import { type Database, nowSeconds } from './database.js';
import { listEvents } from './events.js';
import { createKey, listKeys, moveKey, revokeKey } from './keys.js';
import { changeProfile, createProfile, listProfiles, removeProfile, showProfile } from './profiles.js';
import { bearerOf } from './protocol.js';
import { Refusal } from './refusal.js';

const NAME = { type: 'string', minLength: 1, maxLength: 100, pattern: '^[\\w .-]+$' };
const A_YEAR = 31_536_000;

/** The JSON API of administrators, below `/api`; every request shows the admin token. */
export function registerApi(app: FastifyInstance, database: Database, token: AdminToken): void {
  app.addHook('onRequest', async (request) => {
    if (!token.isRight(bearerOf(request))) throw new Refusal(401, 'the admin token is missing or wrong');
  });
  registerProfiles(app, database);
  registerKeys(app, database);
  registerBlacklist(app, database);
  app.get('/agents', async () => listAgents(database));
  app.get<{ Querystring: { limit: number; before?: number } }>(
    '/events',
    {
      schema: {
        querystring: {
          type: 'object',
          properties: {
            limit: { type: 'integer', minimum: 1, maximum: 1_000, default: 100 },
            before: { type: 'integer', minimum: 1 },
          },
        },
      },
    },
    async ({ query }) => listEvents(database, query.limit, query.before),
  );
}

type Named = { Params: { name: string } };

function registerProfiles(app: FastifyInstance, database: Database): void {
  const config = { type: 'object' };
  const created = { body: { type: 'object', properties: { name: NAME, config }, required: ['name', 'config'] } };
  app.get('/profiles', async () => listProfiles(database));
  app.get<Named>('/profiles/:name', async ({ params }) => showProfile(database, params.name));
  app.post<{ Body: { name: string; config: unknown } }>('/profiles', { schema: created }, async ({ body }, reply) =>
    reply.code(201).send(await createProfile(database, body.name, body.config)),
  );
  const changed = { body: { type: 'object', properties: { config }, required: ['config'] } };
  app.put<Named & { Body: { config: unknown } }>('/profiles/:name', { schema: changed }, async ({ params, body }) =>
    changeProfile(database, params.name, body.config),
  );
  app.delete<Named>('/profiles/:name', async ({ params }, reply) => {
    await removeProfile(database, params.name);
    return reply.code(204).send();
  });
}

function registerKeys(app: FastifyInstance, database: Database): void {
  type Identified = { Params: { id: string } };
  const created = {
    body: { type: 'object', properties: { name: NAME, profile: NAME }, required: ['name', 'profile'] },
  };
  const moved = { body: { type: 'object', properties: { profile: NAME }, required: ['profile'] } };
  app.get('/keys', async () => listKeys(database));
  app.post<{ Body: { name: string; profile: string } }>('/keys', { schema: created }, async ({ body }, reply) =>
    reply.code(201).send(await createKey(database, body.name, body.profile)),
  );
  app.put<Identified & { Body: { profile: string } }>(
    '/keys/:id',
    { schema: moved },
    async ({ params, body }, reply) => {
      await moveKey(database, params.id, body.profile);
      return reply.code(204).send();
    },
  );
  app.delete<Identified>('/keys/:id', async ({ params }, reply) => {
    await revokeKey(database, params.id);
    return reply.code(204).send();
  });
}

function registerBlacklist(app: FastifyInstance, database: Database): void {
  const seconds = { type: 'integer', minimum: 1, maximum: A_YEAR, default: 3_600 };
  const body = { type: 'object', properties: { address: { type: 'string' }, seconds }, required: ['address'] };
  app.get('/blacklist', async () => listEntries(database));
  app.post<{ Body: { address: string; seconds: number } }>(
    '/blacklist',
    { schema: { body } },
    async (request, reply) => {
      const address = requireShareable(request.body.address);
      const detected_at = nowSeconds();
      const entry = { address, detected_at, expires_at: detected_at + request.body.seconds, key_id: '', instance: '' };
      await database.write(() => {
        addEntry(database, entry);
        keepBounded(database);
      });
      return reply.code(201).send(entry);
    },
  );
  app.delete<{ Params: { address: string } }>('/blacklist/:address', async ({ params }, reply) => {
    const address = requireShareable(params.address);
    const isRemoved = await database.write(() => removeEntry(database, address));
    if (!isRemoved) throw new Refusal(404, 'this address is not blacklisted');
    return reply.code(204).send();
  });
}

function requireShareable(given: string): string {
  const address = toShareable(given);
  if (address === undefined) throw new Refusal(400, 'a public IP address was expected, such as 203.0.113.7; no range');
  return address;
}
