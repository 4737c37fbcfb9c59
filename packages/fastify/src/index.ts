import { createEngine, type Engine, isPromise, type RaspOptions } from '@rasp/core/adapter';
import type { FastifyPluginAsync, onRequestHookHandler, RegisterOptions } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { applyVerdict } from './apply-verdict.js';
import { isClosed } from './not-found.js';
import { type ApplicationFacts, FastifyExchange } from './to-exchange.js';

export type { RaspOptions } from '@rasp/core/adapter';

declare module 'fastify' {
  interface FastifyInstance {
    /** The engine that protects this application. */
    readonly rasp: Engine;
  }
}

const plugin: FastifyPluginAsync<RaspOptions> = async (app, options) => {
  // Registered twice: the first one protects already.
  if (app.hasDecorator('rasp')) {
    app.log.warn('@rasp/fastify is registered already: the first registration decides alone, with its options');
    return;
  }
  const engine = createEngine({ ...withoutFastifys(options), framework: 'fastify' });
  app.decorate('rasp', engine);
  engine.protectUpgrades(app.server);
  const facts: ApplicationFacts = { isClosed: false, isMet: false, trusts: undefined };
  const gate: onRequestHookHandler = (request, reply, done) => {
    const verdict = engine.inspect(new FastifyExchange(request, reply, facts));
    if (isPromise(verdict)) void verdict.then((decided) => applyVerdict(decided, reply, done));
    else applyVerdict(verdict, reply, done);
  };
  app.addHook('onRequest', gate);
  app.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) engine.learn({ method: one, path: url, handler: '' });
  });
  // From here on Fastify takes no more hooks.
  app.addHook('onReady', async () => {
    facts.isClosed = isClosed(app, gate);
  });
  app.addHook('onClose', () => engine.close());
};

/** What `register` takes beside our options, and hands on to the plugin. */
function withoutFastifys(options: RaspOptions & RegisterOptions): RaspOptions {
  const { prefix: _prefix, logLevel: _level, logSerializers: _serializers, ...ours } = options;
  return ours;
}

/** Protects a Fastify 5 application: `await app.register(rasp, { conf: 'rasp.json' })`, before other plugins. */
export const rasp = fastifyPlugin(plugin, { fastify: '5.x', name: '@rasp/fastify' });
