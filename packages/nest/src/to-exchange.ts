import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Exchange, type Message, probeTrusts, type Reply } from '@rasp/core/adapter';

/** What is used of the request on platform-express; structural, so that no platform has to be installed for types. */
export interface ExpressRequest extends IncomingMessage {
  readonly originalUrl: string;
  readonly ip?: string | undefined;
  readonly body?: unknown;
  readonly app: { enabled(setting: string): boolean; get(setting: string): unknown };
}

/** What is used of the request on platform-fastify. */
export interface FastifyRequest {
  readonly raw: Message;
  readonly originalUrl: string;
  readonly ip: string;
  readonly id?: string;
  readonly ips?: readonly string[] | undefined;
}

/** One request on platform-express, in the engine's words. */
export function fromExpress(request: ExpressRequest, response: ServerResponse): Exchange {
  const { remoteAddress } = request.socket;
  const isTrusting = request.app.enabled('trust proxy');
  return {
    message: request,
    reply: response,
    target: request.originalUrl,
    address: isTrusting ? request.ip : remoteAddress,
    peer: remoteAddress,
    trusts: isTrusting ? (request.app.get('trust proxy fn') as Exchange['trusts']) : undefined,
    // body-parser 1 puts `{}` on requests that it did not read: only a stream that was read has been parsed.
    parsedBody: request.readableDidRead ? request.body : undefined,
  };
}

type Trusts = Exchange['trusts'];

/** Puts requests of platform-fastify in the engine's words; for one application, whose `trustProxy` is read once. */
export function createFromFastify(): (request: FastifyRequest, reply: Reply) => Exchange {
  let isRead = false;
  let trusts: Trusts;
  return (request, reply) => {
    if (!isRead) {
      isRead = true;
      trusts = toTrusts(request);
    }
    const { raw: message, originalUrl: target, ip: address, id: requestId } = request;
    const peer = message.socket.remoteAddress;
    // At `onRequest` nobody has parsed a body.
    return { message, reply, target, address, peer, trusts, requestId, parsedBody: undefined };
  };
}

/** Fastify does not hand its setting out, but requests of its making go by it; without one there is no `ips`. */
function toTrusts(request: FastifyRequest): Trusts {
  if (request.ips === undefined) return undefined;
  const prototype: object = Object.getPrototypeOf(request);
  return probeTrusts((raw) => (Object.create(prototype, { raw: { value: raw } }) as FastifyRequest).ips ?? []);
}
