import type { Exchange } from '@rasp/core/adapter';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** One Fastify request, in the engine's words. `ip` follows `trustProxy`; at `onRequest` nobody has parsed a body. */
export function toExchange(request: FastifyRequest, reply: FastifyReply): Exchange {
  return {
    message: request.raw,
    reply: reply.raw,
    target: request.originalUrl,
    address: request.ip,
    requestId: request.id,
    parsedBody: undefined,
  };
}
