import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Exchange } from '@rasp/core/adapter';

/** What is used of Koa's context; structural, so that the types of Koa 2 and 3 both fit. */
export interface KoaContext {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly request: { readonly body?: unknown };
  readonly app: { readonly proxy: boolean };
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
  return {
    message,
    reply: context.res,
    target: context.originalUrl,
    address: context.app.proxy ? context.ip : message.socket.remoteAddress,
    // Parsers put their result here; only a stream that was read has been parsed.
    parsedBody: message.readableDidRead ? context.request.body : undefined,
  };
}
