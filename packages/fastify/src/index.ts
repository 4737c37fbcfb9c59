import { createEngine, type Engine, isPromise, type RaspOptions } from '@rasp/core/adapter';
import type { FastifyPluginCallback } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { applyVerdict } from './apply-verdict.js';
import { toExchange } from './to-exchange.js';

export type { RaspOptions } from '@rasp/core/adapter';

declare module 'fastify' {
  interface FastifyInstance {
    /** The engine that protects this application. */
    readonly rasp: Engine;
  }
}

const plugin: FastifyPluginCallback<RaspOptions> = (app, options, done) => {
  const engine = createEngine({ ...options, framework: 'fastify' });
  app.decorate('rasp', engine);
  app.addHook('onRequest', (request, reply, proceed) => {
    const verdict = engine.inspect(toExchange(request, reply));
    if (isPromise(verdict)) void verdict.then((decided) => applyVerdict(decided, reply, proceed));
    else applyVerdict(verdict, reply, proceed);
  });
  app.addHook('onClose', () => engine.close());
  done();
};

/** Protects a Fastify 5 application: `await app.register(rasp, { conf: 'rasp.json' })`, before other plugins. */
export const rasp = fastifyPlugin(plugin, { fastify: '5.x', name: '@rasp/fastify' });
