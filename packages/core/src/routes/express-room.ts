import { IncomingMessage, ServerResponse } from 'node:http';
import type { Message, Reply } from '../request/request.js';

/** What Express and its router set on every request and response, whatever the application does. */
interface ExpressRequest {
  res: unknown;
  next: unknown;
  baseUrl: unknown;
  originalUrl: unknown;
  _parsedUrl: unknown;
  params: unknown;
  route: unknown;
  /** What version 5's router keeps for itself, under a symbol that nobody else can name. */
  [own: symbol]: unknown;
}

interface ExpressResponse {
  locals: unknown;
  statusCode: number;
  statusMessage: unknown;
}

const ROUTERS_OWN = /^router\./;

/**
 * Makes room for what Express sets on a request before Express sees it. Express changes the prototype of request and
 * response; V8 gives an object that gains a property after that a shape of its own, so that nothing which is ever read
 * of it can be remembered from one request to the next. With all of them there before, a request keeps one shape, and
 * Express itself, Node's own code and ours find what they look for at once.
 *
 * Only what Express overwrites without looking: `body`, say, is not among it, since there are libraries that read a
 * stream only where `body` is not in the request.
 */
export class ExpressRoom {
  #routersOwn: symbol | undefined;
  #isMet = false;

  /** Learns once, from a request that came through the router, what it keeps there. */
  meet(request: IncomingMessage): void {
    if (this.#isMet) return;
    this.#isMet = true;
    this.#routersOwn = Object.getOwnPropertySymbols(request).find(({ description = '' }) =>
      ROUTERS_OWN.test(description),
    );
  }

  /** Of plain requests of HTTP/1 alone: a subclass may do something where a property is set. */
  make(message: Message, reply: Reply): void {
    if (Object.getPrototypeOf(message) !== IncomingMessage.prototype) return;
    if (Object.getPrototypeOf(reply) !== ServerResponse.prototype) return;
    const request = message as unknown as ExpressRequest;
    request.res = undefined;
    request.next = undefined;
    request.baseUrl = undefined;
    request.originalUrl = undefined;
    request._parsedUrl = undefined;
    request.params = undefined;
    request.route = undefined;
    if (this.#routersOwn !== undefined) request[this.#routersOwn] = undefined;
    const response = reply as unknown as ExpressResponse;
    response.locals = undefined;
    // What the prototype says: Node sets both where it writes the head.
    response.statusCode = 200;
    response.statusMessage = undefined;
  }
}
