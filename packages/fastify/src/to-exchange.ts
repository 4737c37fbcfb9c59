import { type Exchange, type MatchedRoute, type Message, probeFastifyTrusts, type Reply } from '@rasp/core/adapter';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isNotFoundAnswer } from './not-found.js';

/** What is the same for all requests of an application. */
export interface ApplicationFacts {
  /** No hook but ours could answer where Fastify has no route. */
  isClosed: boolean;
  /** Its `trustProxy` was read, from its first request. */
  isMet: boolean;
  trusts: Exchange['trusts'];
}

/** One Fastify request, in the engine's words. `ip` follows `trustProxy`; at `onRequest` nobody has parsed a body. */
export class FastifyExchange implements Exchange {
  readonly message: Message;
  readonly reply: Reply;
  readonly target: string;
  readonly address: string;
  readonly peer: string | undefined;
  readonly trusts: Exchange['trusts'];
  readonly requestId: string;
  readonly parsedBody = undefined;
  readonly #request: FastifyRequest;
  readonly #reply: FastifyReply;
  readonly #facts: ApplicationFacts;

  constructor(request: FastifyRequest, reply: FastifyReply, facts: ApplicationFacts) {
    if (!facts.isMet) {
      facts.isMet = true;
      facts.trusts = probeFastifyTrusts(request);
    }
    this.message = request.raw;
    this.reply = reply.raw;
    this.target = request.originalUrl;
    this.address = request.ip;
    // An injected upgrade has no socket.
    const socket: { readonly remoteAddress?: string | undefined } | undefined = request.raw.socket;
    this.peer = socket?.remoteAddress;
    this.trusts = facts.trusts;
    this.requestId = request.id;
    this.#request = request;
    this.#reply = reply;
    this.#facts = facts;
  }

  hasNoRoute(): boolean {
    return this.#facts.isClosed && isFastifysNotFound(this.#request);
  }

  route(): MatchedRoute {
    return { path: this.#request.routeOptions.url ?? '' };
  }

  schema(): unknown {
    return this.#request.routeOptions.schema;
  }

  fellThrough(): boolean {
    return isFastifysNotFound(this.#request) && isNotFoundAnswer(this.#request, this.#reply);
  }
}

/** No route, and the handler for that is Fastify's own: an application's is bound to its instance. */
function isFastifysNotFound(request: FastifyRequest): boolean {
  if (!request.is404) return false;
  const { handler } = request.routeOptions as { readonly handler?: { readonly name: string } };
  return handler?.name.startsWith('bound ') === false;
}
