import type { Server, ServerResponse } from 'node:http';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { HttpAdapterHost, ModulesContainer } from '@nestjs/core';
import {
  type Engine,
  type ExpressApplication,
  ExpressRoom,
  isPromise,
  listExpressRoutes,
  watchExpressEnd,
} from '@rasp/core/adapter';
import { applyToExpress, applyToFastify, type FastifyReply } from './apply-verdict.js';
import { describeHandlers, nameIn, nameOf } from './handler-schema.js';
import { watchNotFound } from './not-found.js';
import {
  type ApplicationFacts,
  type ExpressRequest,
  FastifyExchange,
  type FastifyRequest,
  fromExpress,
} from './to-exchange.js';
import { RASP } from './tokens.js';

interface ExpressInstance extends Omit<ExpressApplication, 'use'> {
  use(middleware: (request: ExpressRequest, response: ServerResponse, next: () => void) => void): void;
}

interface FastifyInstance {
  addHook(name: 'onRequest', hook: (request: FastifyRequest, reply: FastifyReply, done: () => void) => void): void;
  addHook(name: 'onRoute', hook: (route: { method: string | string[]; url: string; config?: object }) => void): void;
}

/**
 * Registers below Nest. Nest makes providers before it adds parsers and routes (`onModuleInit` would be too late), so
 * from here the gate comes first; interceptors would not see 404s, guards' refusals, exception filters or `@Res()`.
 */
@Injectable()
export class Gate implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(
    @Inject(RASP) private readonly engine: Engine,
    @Inject(HttpAdapterHost) private readonly host: HttpAdapterHost,
    @Inject(ModulesContainer) private readonly modules: ModulesContainer,
  ) {
    // Replayed where the adapter is known already; in @nestjs/testing it comes after the providers.
    host.init$.subscribe(() => this.install());
  }

  /** The server exists by now, and does not listen yet. */
  onApplicationBootstrap(): void {
    const server: Server | undefined = this.host.httpAdapter?.getHttpServer();
    if (server !== undefined) this.engine.protectUpgrades(server);
  }

  onApplicationShutdown(): Promise<void> {
    return this.engine.close();
  }

  /** A standalone context or a microservice has no HTTP adapter, and nothing to guard. */
  private install(): void {
    const adapter: HttpAdapterHost['httpAdapter'] | null | undefined = this.host.httpAdapter;
    if (!adapter) return;
    watchNotFound(adapter);
    describeHandlers(this.modules);
    const platform = adapter.getType();
    if (platform === 'express') this.guardExpress(adapter.getInstance<ExpressInstance>());
    else if (platform === 'fastify') this.guardFastify(adapter.getInstance<FastifyInstance>());
    else throw new Error(`@rasp/nest protects platform-express and platform-fastify; this is ${platform}`);
  }

  private guardExpress(instance: ExpressInstance): void {
    this.engine.meet(instance as ExpressApplication, (app) => listExpressRoutes(app, nameOf));
    const room = new ExpressRoom();
    this.engine.reserve((message, reply) => room.make(message, reply));
    instance.use((request, response, next) => {
      watchExpressEnd(request.app);
      room.meet(request);
      const verdict = this.engine.inspect(fromExpress(request, response));
      if (isPromise(verdict)) void verdict.then((decided) => applyToExpress(decided, response, next));
      else applyToExpress(verdict, response, next);
    });
  }

  private guardFastify(instance: FastifyInstance): void {
    const facts: ApplicationFacts = { isMet: false, trusts: undefined };
    instance.addHook('onRequest', (request, reply, done) => {
      const verdict = this.engine.inspect(new FastifyExchange(request, reply, facts));
      if (isPromise(verdict)) void verdict.then((decided) => applyToFastify(decided, reply, done));
      else applyToFastify(verdict, reply, done);
    });
    instance.addHook('onRoute', ({ method, url, config }) => {
      for (const one of [method].flat()) this.engine.learn({ method: one, path: url, handler: nameIn(config) });
    });
  }
}
