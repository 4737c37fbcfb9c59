import type { ServerResponse } from 'node:http';
import {
  createEngine,
  type Engine,
  ExpressRoom,
  isPromise,
  listExpressRoutes,
  listExpressRoutesBefore,
  type RaspOptions,
  watchExpressEnd,
} from '@rasp/core/adapter';
import { applyVerdict } from './apply-verdict.js';
import { type ExpressRequest, toExchange } from './to-exchange.js';

export type { RaspOptions } from '@rasp/core/adapter';

/** Express middleware; `rasp` is the engine behind it. */
export interface RaspMiddleware {
  (request: ExpressRequest, response: ServerResponse, next: () => void): void;
  readonly rasp: Engine;
}

/** Protects an Express 4 or 5 application: `app.use(rasp({ conf: 'rasp.json' }))`, before everything else. */
export function rasp(options: RaspOptions = {}): RaspMiddleware {
  const engine = createEngine({ ...options, framework: 'express' });
  const room = new ExpressRoom();
  engine.reserve((message, reply) => room.make(message, reply));
  let isMet = false;
  const middleware = (request: ExpressRequest, response: ServerResponse, next: () => void): void => {
    engine.meet(request.app, listExpressRoutes);
    if (!isMet) engine.adviseOnMount(listExpressRoutesBefore(request.app, middleware));
    isMet = true;
    watchExpressEnd(request.app);
    room.meet(request);
    const verdict = engine.inspect(toExchange(request, response));
    if (isPromise(verdict)) void verdict.then((decided) => applyVerdict(decided, response, next));
    else applyVerdict(verdict, response, next);
  };
  return Object.assign(middleware, { rasp: engine });
}
