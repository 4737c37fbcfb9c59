export { probeFastifyTrusts } from './clients/probe-trusts.js';
export { createEngine, type Engine, type EngineOptions } from './engine.js';
export { isPromise, type MaybePromise } from './maybe-promise.js';
export type { Rasp, RaspOptions, Route } from './rasp.js';
export type { Exchange, Message, Reply } from './request/request.js';
export type { MatchedRoute } from './request/routed.js';
export { sendBlock } from './response/send-block.js';
export { isExpressEnd, isFallenThrough, markFallenThrough, watchExpressEnd } from './routes/express-end.js';
export { ExpressRoom } from './routes/express-room.js';
export {
  type ExpressApplication,
  type ExpressLayer,
  listExpressRoutes,
  listExpressRoutesBefore,
  stackOf,
} from './routes/express-stack.js';
export type { LearnedRoute } from './routes/route-table.js';
export type { Block, Pass, Verdict } from './verdict/verdict.js';
