import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  type Exchange,
  type ExpressApplication,
  isExpressEnd,
  type MatchedRoute,
  probeFastifyTrusts,
} from '@rasp/core/adapter';
import type { FastifyReply } from './apply-verdict.js';
import { findExpressSchema } from './express-schema.js';
import { schemaIn } from './handler-schema.js';
import { isNestsNotFound } from './not-found.js';

/** What is used of the request on platform-express; structural, so that no platform has to be installed for types. */
export interface ExpressRequest extends IncomingMessage {
  readonly originalUrl: string;
  readonly ip?: string | undefined;
  readonly body?: unknown;
  readonly app: ExpressApplication & { enabled(setting: string): boolean; get(setting: string): unknown };
}

/** What is used of the request on platform-fastify. */
export interface FastifyRequest {
  readonly raw: Exchange['message'];
  readonly originalUrl: string;
  readonly ip: string;
  readonly id?: string;
  readonly ips?: readonly string[] | undefined;
  readonly routeOptions: {
    readonly url?: string | undefined;
    readonly schema?: unknown;
    readonly config?: object;
  };
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
    schema: expressSchema,
    fellThrough: expressFellThrough,
  };
}

/** Of all requests, as is the next; what differs is in the exchange that it is a method of. */
function expressSchema(this: Exchange): unknown {
  return findExpressSchema(this.message as ExpressRequest);
}

/** Outside a global prefix Express ends. */
function expressFellThrough(this: Exchange): boolean {
  const { reply } = this;
  return isExpressEnd(this.message, reply) || isNestsNotFound(this, reply.getHeader('content-length'));
}

/** What is the same for all requests of an application. */
export interface ApplicationFacts {
  /** Its `trustProxy` was read, from its first request. */
  isMet: boolean;
  trusts: Exchange['trusts'];
}

/** One request on platform-fastify, in the engine's words; at `onRequest` nobody has parsed a body. */
export class FastifyExchange implements Exchange {
  readonly message: Exchange['message'];
  readonly reply: Exchange['reply'];
  readonly target: string;
  readonly address: string;
  readonly peer: string | undefined;
  readonly trusts: Exchange['trusts'];
  readonly requestId: string | undefined;
  readonly parsedBody = undefined;
  readonly #request: FastifyRequest;
  readonly #reply: FastifyReply;

  constructor(request: FastifyRequest, reply: FastifyReply, facts: ApplicationFacts) {
    if (!facts.isMet) {
      facts.isMet = true;
      facts.trusts = probeFastifyTrusts(request);
    }
    this.message = request.raw;
    this.reply = reply.raw;
    this.target = request.originalUrl;
    this.address = request.ip;
    this.peer = request.raw.socket.remoteAddress;
    this.trusts = facts.trusts;
    this.requestId = request.id;
    this.#request = request;
    this.#reply = reply;
  }

  route(): MatchedRoute {
    return { path: this.#request.routeOptions.url ?? '' };
  }

  schema(): unknown {
    const { schema, config } = this.#request.routeOptions;
    return schema ?? schemaIn(config);
  }

  fellThrough(): boolean {
    return isNestsNotFound(this, this.#reply.getHeader('content-length'));
  }
}
