import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Exchange } from '@rasp/core/adapter';

/** What is used of Koa's context; structural, so that the types of Koa 2 and 3 both fit. */
export interface KoaContext {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly request: { readonly body?: unknown };
  readonly response: { readonly _explicitStatus?: boolean | undefined };
  readonly app: {
    readonly proxy: boolean;
    readonly maxIpsCount?: number;
    readonly proxyIpHeader?: string;
    readonly middleware?: readonly unknown[];
  };
  readonly originalUrl: string;
  readonly ip: string;
  readonly headerSent: boolean;
  respond?: boolean;
  status: number;
  body: unknown;
  /** @koa/router's: the layers whose path fits, and the route that was run. */
  readonly matched?: readonly unknown[];
  readonly _matchedRoute?: unknown;
  set(headers: { [name: string]: string }): void;
}

/** One Koa request, in the engine's words. */
export class KoaExchange implements Exchange {
  readonly message: IncomingMessage;
  readonly reply: ServerResponse;
  readonly target: string;
  readonly address: string | undefined;
  readonly peer: string | undefined;
  readonly trusts: Exchange['trusts'];
  readonly parsedBody: unknown;
  /** The middleware behind us have run to their end. */
  isOver = false;
  readonly #context: KoaContext;

  constructor(context: KoaContext) {
    const message = context.req;
    this.#context = context;
    this.message = message;
    this.reply = context.res;
    this.target = context.originalUrl;
    const { remoteAddress } = message.socket;
    this.address = context.app.proxy ? context.ip : remoteAddress;
    this.peer = remoteAddress;
    this.trusts = context.app.proxy ? toTrusts(context.app) : undefined;
    // Parsers put their result here; only a stream that was read has been parsed.
    this.parsedBody = message.readableDidRead ? context.request.body : undefined;
  }

  /** Koa's own answer has no body that anybody set, and no status but the router's word that the method is wrong. */
  fellThrough(): boolean {
    const { status, body, respond, response, matched = [], _matchedRoute } = this.#context;
    if (!this.isOver || respond === false || (body !== undefined && body !== null)) return false;
    if (response._explicitStatus !== true) return status === 404;
    return status === 405 && matched.length > 0 && _matchedRoute === undefined;
  }
}

type Trusts = NonNullable<Exchange['trusts']>;

const trustsEverybody: Trusts = () => true;
const trustsHops: Trusts[] = [];

/** Koa takes the leftmost entry that `maxIpsCount` lets stand; a header of a proxy's own names one client. */
function toTrusts({ maxIpsCount = 0, proxyIpHeader = '' }: KoaContext['app']): Trusts {
  const isOwnHeader = proxyIpHeader !== '' && proxyIpHeader.toLowerCase() !== 'x-forwarded-for';
  const hops = isOwnHeader ? 1 : maxIpsCount;
  if (hops === 0) return trustsEverybody;
  trustsHops[hops] ??= (_address, hop) => hop < hops;
  return trustsHops[hops];
}
