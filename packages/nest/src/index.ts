export type { Engine, RaspOptions } from '@rasp/core/adapter';
export { type RaspAsyncOptions, RaspModule } from './module.js';
export { RASP } from './tokens.js';
