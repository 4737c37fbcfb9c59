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
  constructor(@Inject(RASP) private readonly engine: Engine) {}

  intercept(context: ExecutionContext, next: CallHandler): ReturnType<CallHandler['handle']> {
    // Global interceptors also see WebSocket messages and RPC.
    if (context.getType() === 'http') {
      const { method, route, routeOptions } = context.switchToHttp().getRequest<RoutedRequest>();
      const handler = `${context.getClass().name}.${context.getHandler().name}`;
      this.engine.learn({ method, path: String(routeOptions?.url ?? route?.path ?? ''), handler });
    }
    return next.handle();
  }
}
