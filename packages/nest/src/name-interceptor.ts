import { type CallHandler, type ExecutionContext, Inject, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Engine } from '@rasp/core/adapter';
import { RASP } from './tokens.js';

/** What is used of a routed request; `route` is Express's, `routeOptions` Fastify's. */
interface RoutedRequest {
  readonly method: string;
  readonly route?: { readonly path?: unknown };
  readonly routeOptions?: { readonly url?: string };
}

/** Adds what only Nest knows: which controller and handler answers a route. It decides nothing. */
@Injectable()
export class NameInterceptor implements NestInterceptor {
  /** The paths at which each handler was met: a known one costs two look-ups. */
  private readonly met = new WeakMap<object, Set<string>>();

  constructor(@Inject(RASP) private readonly engine: Engine) {}

  intercept(context: ExecutionContext, next: CallHandler): ReturnType<CallHandler['handle']> {
    // Global interceptors also see WebSocket messages and RPC.
    if (context.getType() === 'http') {
      const { method, route, routeOptions } = context.switchToHttp().getRequest<RoutedRequest>();
      const path = routeOptions?.url ?? route?.path;
      if (typeof path === 'string') this.name(context, method, path);
    }
    return next.handle();
  }

  private name(context: ExecutionContext, method: string, path: string): void {
    const handler = context.getHandler();
    const paths = this.met.get(handler) ?? new Set();
    const key = `${method} ${path}`;
    if (paths.has(key)) return;
    this.met.set(handler, paths.add(key));
    this.engine.learn({ method, path, handler: `${context.getClass().name}.${handler.name}` });
  }
}
