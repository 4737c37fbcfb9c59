import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Exchange, type ExpressApplication, isExpressEnd } from '@rasp/core/adapter';

/** What is used of Express's request; structural, so that the types of Express 4 and 5 both fit. */
export interface ExpressRequest extends IncomingMessage {
  readonly originalUrl: string;
  readonly ip?: string | undefined;
  readonly body?: unknown;
  readonly app: ExpressApplication & { enabled(setting: string): boolean; get(setting: string): unknown };
}

/** One Express request, in the engine's words. */
export function toExchange(request: ExpressRequest, response: ServerResponse): Exchange {
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
    fellThrough,
  };
}

/** Of all requests; what differs is in the exchange that it is a method of. */
function fellThrough(this: Exchange): boolean {
  return isExpressEnd(this.message, this.reply);
}
