export { type ForwardedMessage, probeTrusts } from './clients/probe-trusts.js';
export { createEngine, type Engine, type EngineOptions } from './engine.js';
export { isPromise, type MaybePromise } from './maybe-promise.js';
export type { Rasp, RaspOptions, Route } from './rasp.js';
export type { Exchange, Message, Reply } from './request/request.js';
export { sendBlock } from './response/send-block.js';
export type { Block, Pass, Verdict } from './verdict/verdict.js';
