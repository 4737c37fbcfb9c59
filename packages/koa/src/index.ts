import { createEngine, type Engine, isPromise, type RaspOptions } from '@rasp/core/adapter';
import { applyBlock } from './apply-verdict.js';
import { listRoutes, listRoutesBefore } from './list-routes.js';
import { type KoaContext, KoaExchange } from './to-exchange.js';

export type { RaspOptions } from '@rasp/core/adapter';

/** Koa middleware; `rasp` is the engine behind it. */
export interface RaspMiddleware {
  (context: KoaContext, next: () => Promise<unknown>): Promise<unknown>;
  readonly rasp: Engine;
}

/** Protects a Koa 2 or 3 application: `app.use(rasp({ conf: 'rasp.json' }))`, before everything else. */
export function rasp(options: RaspOptions = {}): RaspMiddleware {
  const engine = createEngine({ ...options, framework: 'koa' });
  let isMet = false;
  const middleware = async (context: KoaContext, next: () => Promise<unknown>): Promise<unknown> => {
    engine.meet(context.app, listRoutes);
    if (!isMet) engine.adviseOnMount(listRoutesBefore(context.app, middleware));
    isMet = true;
    const exchange = new KoaExchange(context);
    const pending = engine.inspect(exchange);
    const verdict = isPromise(pending) ? await pending : pending;
    if (verdict.action === 'block') return applyBlock(context, verdict);
    const result = await next();
    exchange.isOver = true;
    return result;
  };
  return Object.assign(middleware, { rasp: engine });
}
