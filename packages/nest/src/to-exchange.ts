import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Exchange, Message, Reply } from '@rasp/core/adapter';

/** What is used of the request on platform-express; structural, so that no platform has to be installed for types. */
export interface ExpressRequest extends IncomingMessage {
  readonly originalUrl: string;
  readonly ip?: string | undefined;
  readonly body?: unknown;
  readonly app: { enabled(setting: string): boolean };
}

/** What is used of the request on platform-fastify. */
export interface FastifyRequest {
  readonly raw: Message;
  readonly originalUrl: string;
  readonly ip: string;
  readonly id?: string;
}

/** One request on platform-express, in the engine's words. */
export function fromExpress(request: ExpressRequest, response: ServerResponse): Exchange {
  return {
    message: request,
    reply: response,
    target: request.originalUrl,
    address: request.app.enabled('trust proxy') ? request.ip : request.socket.remoteAddress,
    // body-parser 1 puts `{}` on requests that it did not read: only a stream that was read has been parsed.
    parsedBody: request.readableDidRead ? request.body : undefined,
  };
}

/** One request on platform-fastify, in the engine's words; at `onRequest` nobody has parsed a body. */
export function fromFastify(request: FastifyRequest, reply: Reply): Exchange {
  const { raw: message, originalUrl: target, ip: address, id: requestId } = request;
  return { message, reply, target, address, requestId, parsedBody: undefined };
}
