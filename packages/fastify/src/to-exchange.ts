import { type Exchange, probeTrusts } from '@rasp/core/adapter';
import type { FastifyReply, FastifyRequest } from 'fastify';

type ToExchange = (request: FastifyRequest, reply: FastifyReply) => Exchange;

/** Puts Fastify's requests in the engine's words; for one application, whose `trustProxy` is read once. */
export function createToExchange(): ToExchange {
  let isRead = false;
  let trusts: Exchange['trusts'];
  return (request, reply) => {
    if (!isRead) {
      isRead = true;
      trusts = toTrusts(request);
    }
    return {
      message: request.raw,
      reply: reply.raw,
      target: request.originalUrl,
      // `ip` follows `trustProxy`.
      address: request.ip,
      peer: request.raw.socket.remoteAddress,
      trusts,
      requestId: request.id,
      // At `onRequest` nobody has parsed a body.
      parsedBody: undefined,
    };
  };
}

/** Fastify does not hand its setting out, but requests of its making go by it; without one there is no `ips`. */
function toTrusts(request: FastifyRequest): Exchange['trusts'] {
  if (request.ips === undefined) return undefined;
  const prototype: object = Object.getPrototypeOf(request);
  return probeTrusts((raw) => (Object.create(prototype, { raw: { value: raw } }) as FastifyRequest).ips ?? []);
}
