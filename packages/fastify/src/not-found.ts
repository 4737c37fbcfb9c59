import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Whether an answer is the one that Fastify itself gives where it has no route, and no hook's. */
export function isNotFoundAnswer({ raw }: FastifyRequest, reply: FastifyReply): boolean {
  const message = `Route ${raw.method}:${raw.url} not found`;
  const body = JSON.stringify({ message, error: 'Not Found', statusCode: 404 });
  return Number(reply.getHeader('content-length')) === Buffer.byteLength(body);
}

/** The hooks that run before an answer is on its way, and could make another one of it. */
const ANSWERING = ['onRequest', 'preParsing', 'preValidation', 'preHandler', 'preSerialization', 'onSend'] as const;

type Hooks = Readonly<Record<string, readonly unknown[] | undefined>>;

/**
 * Whether no hook but `own` could answer a request without a route. Fastify says nothing of its hooks in public: where
 * they are not found in the place in which version 5 keeps them, somebody could answer.
 */
export function isClosed(app: FastifyInstance, own: unknown): boolean {
  const symbol = Object.getOwnPropertySymbols(app).find(({ description }) => description === 'fastify.hooks');
  const hooks = symbol && (app as unknown as Readonly<Record<symbol, Hooks | undefined>>)[symbol];
  if (hooks === undefined) return false;
  return ANSWERING.every((name) => hooks[name]?.every((hook) => hook === own) === true);
}
