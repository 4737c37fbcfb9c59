import { createEngine, type Engine, isPromise, type RaspOptions } from '@rasp/core/adapter';
import { applyBlock } from './apply-verdict.js';
import { type KoaContext, toExchange } from './to-exchange.js';

export type { RaspOptions } from '@rasp/core/adapter';

/** Koa middleware; `rasp` is the engine behind it. */
export interface RaspMiddleware {
  (context: KoaContext, next: () => Promise<unknown>): Promise<unknown>;
  readonly rasp: Engine;
}

/** Protects a Koa 2 or 3 application: `app.use(rasp({ conf: 'rasp.json' }))`, before everything else. */
export function rasp(options: RaspOptions = {}): RaspMiddleware {
  const engine = createEngine({ ...options, framework: 'koa' });
  const middleware = async (context: KoaContext, next: () => Promise<unknown>): Promise<unknown> => {
    const pending = engine.inspect(toExchange(context));
    const verdict = isPromise(pending) ? await pending : pending;
    return verdict.action === 'block' ? applyBlock(context, verdict) : next();
  };
  return Object.assign(middleware, { rasp: engine });
}
