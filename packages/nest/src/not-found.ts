import type { HttpAdapterHost } from '@nestjs/core';
import { type Exchange, isFallenThrough, type Message, markFallenThrough } from '@rasp/core/adapter';

type Handler = (request: Message & { readonly raw?: Message }, reply: unknown, next: unknown) => unknown;
interface NotFoundAdapter {
  setNotFoundHandler(handler: Handler, ...others: unknown[]): unknown;
}

/** Sees to it that requests which reach Nest's own not-found handler are noted: neither routes nor middleware answered. */
export function watchNotFound(adapter: HttpAdapterHost['httpAdapter']): void {
  const target = adapter as unknown as NotFoundAdapter;
  const original = target.setNotFoundHandler;
  target.setNotFoundHandler = (handler, ...others) => {
    const noting: Handler = (request, reply, next) => {
      markFallenThrough(request.raw ?? request);
      return handler(request, reply, next);
    };
    return original.call(target, noting, ...others);
  };
}

/** Whether the answer to such a request is that of Nest's own exception filter: one of the application's may serve it. */
export function isNestsNotFound({ message, target }: Exchange, contentLength: unknown): boolean {
  if (!isFallenThrough(message)) return false;
  const body = { message: `Cannot ${message.method} ${target}`, error: 'Not Found', statusCode: 404 };
  return Number(contentLength) === Buffer.byteLength(JSON.stringify(body));
}
