import { startExpress } from './express.js';
import { startFastify } from './fastify.js';
import { startKoa } from './koa.js';
import type { FrameworkName } from './names.js';
import { startNest } from './nest.js';
import type { Framework } from './site.js';

export const FRAMEWORKS: Readonly<Record<FrameworkName, Framework>> = {
  express: startExpress,
  fastify: startFastify,
  koa: startKoa,
  nest: startNest,
};
