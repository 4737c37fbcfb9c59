import type { AddressInfo } from 'node:net';
import { rasp } from '@rasp/fastify';
import Fastify, { type FastifyInstance } from 'fastify';
import { AdminToken } from './admin-token.js';
import { registerApi } from './api.js';
import { dropExpired } from './blacklist.js';
import { Database } from './database.js';
import { answerErrors } from './errors.js';
import { takeEvents } from './events.js';
import { requireKey } from './keys.js';
import { PROTECTION } from './protection.js';
import { bearerOf, Protocol } from './protocol.js';

export interface ServerOptions {
  /** File of the database; `:memory:` for none. */
  readonly database: string;
  readonly host: string;
  readonly port: number;
  /** Where agents find this server, where that is not where it listens. */
  readonly publicUrl?: string | undefined;
  /** PEM texts. */
  readonly tls?: { readonly cert: string; readonly key: string } | undefined;
  /** Makes a new admin token; the one before ends. */
  readonly renewsToken?: boolean;
}

/** A server that listens. */
export interface ControlServer {
  /** Where it listens. */
  readonly origin: string;
  /** Only where it was made now: it is shown once. */
  readonly adminToken: string | undefined;
  /** Its own protection, for tests and the curious. */
  readonly app: FastifyInstance;
  close(): Promise<void>;
}

/** Bodies of 10,000 shared addresses are some 600 KB. */
const BODY_LIMIT_BYTES = 1 << 20;
const CLEAN_EVERY_MS = 60_000;
/** Only what is wrong: the rest is in the API. */
const LOGGER = { info: () => undefined, warn: console.warn, error: console.error };

/** Opens the database and listens. */
export async function startServer(options: ServerOptions): Promise<ControlServer> {
  const database = new Database(options.database);
  const token = new AdminToken(database);
  const adminToken = await token.create(options.renewsToken === true);
  const app = createApp(options);
  const origin = (): string => originOf(app, options);
  answerErrors(app);
  await app.register(rasp, { config: PROTECTION, logger: LOGGER });
  registerAgents(app, database, new Protocol(database, () => options.publicUrl ?? origin()));
  await app.register(async (api) => registerApi(api, database, token), { prefix: '/api' });
  const cleaning = setInterval(() => void dropExpired(database).catch(console.error), CLEAN_EVERY_MS).unref();
  app.addHook('onClose', async () => {
    clearInterval(cleaning);
    database.close();
  });
  await app.listen({ host: options.host, port: options.port });
  return { origin: origin(), adminToken, app, close: () => app.close() };
}

/** What agents talk to. */
function registerAgents(app: FastifyInstance, database: Database, protocol: Protocol): void {
  app.get('/health', async () => ({ status: 'ok' }));
  app.get('/config', protocol.startByGet);
  app.post('/config', protocol.startByPost);
  app.post('/beacon', protocol.beacon);
  app.post('/events', async (request) => {
    const { id } = requireKey(database, bearerOf(request));
    return { status: true, message: 'ok', taken: await takeEvents(database, id, request.body) };
  });
}

function createApp({ tls }: ServerOptions): FastifyInstance {
  const common = { bodyLimit: BODY_LIMIT_BYTES, forceCloseConnections: true };
  // The type of a server with TLS is another one; nothing here depends on it.
  return tls === undefined ? Fastify(common) : (Fastify({ ...common, https: tls }) as unknown as FastifyInstance);
}

function originOf({ server }: FastifyInstance, { host, tls }: ServerOptions): string {
  const { port } = server.address() as AddressInfo;
  return `${tls === undefined ? 'http' : 'https'}://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
