import 'reflect-metadata';
import type { IncomingMessage } from 'node:http';
import type { DynamicModule, INestApplication, Type } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { AdapterHarness, Setup } from '@rasp/core/testing';
import { type Engine, RASP, RaspModule } from '@rasp/nest';
import { attachEcho, serve } from '@rasp/test-application';
import { createControllers, HANDLED } from './controllers.js';
import { expressPlatform } from './express-platform.js';
import { fastifyPlatform } from './fastify-platform.js';

export type NestApplication = INestApplication & NestExpressApplication & NestFastifyApplication;

/** What differs between the platforms below Nest. */
export interface Platform {
  readonly name: 'express' | 'fastify';
  readonly uploads: readonly string[];
  readonly controllers: readonly Type[];
  /** The HTTP adapter, with what stands before us already in it. */
  createAdapter(placement: Setup['placement']): never;
  prepare(app: NestApplication): Promise<void>;
}

/** A body that a route reads by itself: the parsers leave it alone. */
export function isRaw(message: Pick<IncomingMessage, 'url'>): boolean {
  return /^\/(read|upload)\//.test(message.url ?? '');
}

/** The contract's application on a major of Nest, on both platforms. */
export function createNestHarnesses(major: string): AdapterHarness[] {
  return [expressPlatform, fastifyPlatform].map((platform) => ({
    name: `nest ${major} on ${platform.name}`,
    uploads: platform.uploads,
    http2: false,
    knowsServer: true,
    start: (setup) => start(platform, setup),
  }));
}

async function start(platform: Platform, { options, placement }: Setup): ReturnType<AdapterHarness['start']> {
  const handled: string[] = [];
  const gates = [RaspModule.forRoot(options)];
  if (placement === 'twice') gates.push(RaspModule.forRootAsync({ useFactory: () => options }));
  const root = toRoot(platform, gates, handled);
  const app: NestApplication = await NestFactory.create(root, platform.createAdapter(placement), {
    logger: false,
    bodyParser: false,
    abortOnError: false,
  });
  await platform.prepare(app);
  await app.init();
  const server = app.getHttpServer();
  attachEcho(server);
  if (platform.name === 'fastify') await app.getHttpAdapter().getInstance().ready();
  const { origin, close } = await serve(server);
  const stop = async (): Promise<void> => {
    await close();
    await app.close();
  };
  return { origin, rasp: app.get<Engine>(RASP), handled, close: stop };
}

@Module({})
class Root {}

function toRoot(platform: Platform, imports: DynamicModule[], handled: string[]): DynamicModule {
  const controllers = [...createControllers(), ...platform.controllers];
  return { module: Root, imports, controllers, providers: [{ provide: HANDLED, useValue: handled }] };
}
