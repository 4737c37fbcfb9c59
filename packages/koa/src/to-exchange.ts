import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Exchange } from '@rasp/core/adapter';

/** What is used of Koa's context; structural, so that the types of Koa 2 and 3 both fit. */
export interface KoaContext {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly request: { readonly body?: unknown };
  readonly app: { readonly proxy: boolean; readonly maxIpsCount?: number; readonly proxyIpHeader?: string };
  readonly originalUrl: string;
  readonly ip: string;
  readonly headerSent: boolean;
  respond?: boolean;
  status: number;
  body: unknown;
  set(headers: { [name: string]: string }): void;
}

/** One Koa request, in the engine's words. */
export function toExchange(context: KoaContext): Exchange {
  const message = context.req;
  const { remoteAddress } = message.socket;
  return {
    message,
    reply: context.res,
    target: context.originalUrl,
    address: context.app.proxy ? context.ip : remoteAddress,
    peer: remoteAddress,
    trusts: context.app.proxy ? toTrusts(context.app) : undefined,
    // Parsers put their result here; only a stream that was read has been parsed.
    parsedBody: message.readableDidRead ? context.request.body : undefined,
  };
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
