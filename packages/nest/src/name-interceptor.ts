import { type CallHandler, type ExecutionContext, Inject, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Engine } from '@rasp/core/adapter';
import { RASP } from './tokens.js';

/** Adds what only Nest knows: which controller and handler a request came to. It decides nothing. */
@Injectable()
export class NameInterceptor implements NestInterceptor {
  constructor(@Inject(RASP) private readonly engine: Engine) {}

  intercept(context: ExecutionContext, next: CallHandler): ReturnType<CallHandler['handle']> {
    // Global interceptors also see WebSocket messages and RPC.
    if (context.getType() === 'http') {
      const request = context.switchToHttp().getRequest();
      this.engine.name?.(request.raw ?? request, {
        controller: context.getClass().name,
        handler: context.getHandler().name,
      });
    }
    return next.handle();
  }
}
