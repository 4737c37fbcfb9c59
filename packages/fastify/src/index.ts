import { createEngine, type Engine, isPromise, type RaspOptions } from '@rasp/core/adapter';
import type { FastifyPluginAsync } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { applyVerdict } from './apply-verdict.js';
import { createToExchange } from './to-exchange.js';

export type { RaspOptions } from '@rasp/core/adapter';

declare module 'fastify' {
  interface FastifyInstance {
    /** The engine that protects this application. */
    readonly rasp: Engine;
  }
}

const plugin: FastifyPluginAsync<RaspOptions> = async (app, options) => {
  // Registered twice: the first one protects already.
  if (app.hasDecorator('rasp')) return;
  const engine = createEngine({ ...options, framework: 'fastify' });
  app.decorate('rasp', engine);
  engine.protectUpgrades(app.server);
  const toExchange = createToExchange();
  app.addHook('onRequest', (request, reply, done) => {
    const verdict = engine.inspect(toExchange(request, reply));
    if (isPromise(verdict)) void verdict.then((decided) => applyVerdict(decided, reply, done));
    else applyVerdict(verdict, reply, done);
  });
  app.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) engine.learn({ method: one, path: url, handler: '' });
  });
  app.addHook('onClose', () => engine.close());
};

/** Protects a Fastify 5 application: `await app.register(rasp, { conf: 'rasp.json' })`, before other plugins. */
export const rasp = fastifyPlugin(plugin, { fastify: '5.x', name: '@rasp/fastify' });
