import 'reflect-metadata';
import type { CanActivate, ExceptionFilter, INestApplication, Type } from '@nestjs/common';
import {
  Catch,
  Controller,
  ForbiddenException,
  Get,
  Inject,
  Injectable,
  Module,
  Res,
  UseFilters,
  UseGuards,
} from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { send } from '@rasp/core/testing';
import { type Engine, RASP, type RaspAsyncOptions, RaspModule, type RaspOptions } from '@rasp/nest';
import { afterEach, describe, expect, it } from 'vitest';

const silent = { info() {}, warn() {}, error() {} };
const ATTACK = `q=${encodeURIComponent("' OR '1'='1' -- ")}`;
const PLATFORMS = { express: ExpressAdapter, fastify: FastifyAdapter } as const;

@Injectable()
class Closed implements CanActivate {
  canActivate(): boolean {
    throw new ForbiddenException('the guard says no');
  }
}

@Catch()
class Teapot implements ExceptionFilter {
  catch(
    _error: unknown,
    host: { getArgByIndex(index: number): { status(code: number): { send(text: string): void } } },
  ): void {
    host.getArgByIndex(1).status(418).send('the filter answers');
  }
}

@Controller('things')
class ThingsController {
  constructor(@Inject(RASP) private readonly rasp: Engine) {}

  @Get('one')
  one(): string {
    return this.rasp.status().framework;
  }

  @Get('guarded')
  @UseGuards(Closed)
  guarded(): string {
    return 'never';
  }

  @Get('filtered')
  @UseFilters(Teapot)
  filtered(): string {
    throw new Error('to be filtered');
  }

  @Get('raw')
  raw(@Res() response: { send(text: string): void }): void {
    response.send('raw');
  }
}

/** What Nest adds to the contract, on a major of it. */
export function describeNest(major: string): void {
  for (const platform of ['express', 'fastify'] as const) {
    describe(`@rasp/nest on Nest ${major} and platform-${platform}`, () => describePlatform(platform));
  }
}

function describePlatform(platform: keyof typeof PLATFORMS): void {
  let app: INestApplication | undefined;

  afterEach(async () => {
    await app?.close();
    app = undefined;
  });

  async function start(rasp = RaspModule.forRoot({ logger: silent })): Promise<string> {
    const root = { module: toRoot(), imports: [rasp], controllers: [ThingsController] };
    app = await NestFactory.create(root, new PLATFORMS[platform]() as never, { logger: false, abortOnError: false });
    app.setGlobalPrefix('api');
    await app.listen(0, '127.0.0.1');
    return app.getUrl();
  }

  it.each([
    ['a route', '/api/things/one', 200],
    ['a guard that refuses', '/api/things/guarded', 403],
    ['an exception filter', '/api/things/filtered', 418],
    ['@Res()', '/api/things/raw', 200],
    ['a path that nobody serves', '/nobody', 403],
  ])('stands before %s', async (_name, path, status) => {
    const origin = await start();
    const harmless = await send(origin, { path: `${path}?q=1` });
    const attack = await send(origin, { path: `${path}?${ATTACK}` });
    expect([harmless.status, attack.status, attack.text]).toEqual([status, 403, 'Blocked']);
  });

  it('is injectable, and knows that it runs in Nest', async () => {
    expect((await send(await start(), { path: '/api/things/one' })).text).toBe('nest');
  });

  it('learns controllers and handlers', async () => {
    const origin = await start();
    await send(origin, { path: '/api/things/one' });
    const routes = (app as INestApplication).get<Engine>(RASP).routes();
    expect(routes).toContainEqual({ method: 'GET', path: '/api/things/one', handler: 'ThingsController.one' });
  });

  it('takes its options from a factory', async () => {
    const useFactory = async (): Promise<RaspOptions> => ({ logger: silent, config: { DENY_STATUS_CODE: 410 } });
    const origin = await start(RaspModule.forRootAsync({ useFactory }));
    expect((await send(origin, { path: `/?${ATTACK}` })).status).toBe(410);
  });

  it('gives a factory what it asks for', async () => {
    const useFactory: RaspAsyncOptions['useFactory'] = (status: number) => ({
      logger: silent,
      config: { DENY_STATUS_CODE: status },
    });
    const origin = await start(RaspModule.forRootAsync({ imports: [toSettings()], inject: ['STATUS'], useFactory }));
    expect((await send(origin, { path: `/?${ATTACK}` })).status).toBe(451);
  });

  it('closes its engine with the application', async () => {
    const lines: string[] = [];
    await start(RaspModule.forRoot({ logger: { ...silent, info: (line) => lines.push(line) } }));
    await app?.close();
    expect(lines.join('\n')).toContain('stopped');
  });

  it('refuses to start on a bad configuration', async () => {
    const config = { DENY_STATUS_CODE: 99 };
    await expect(start(RaspModule.forRoot({ logger: silent, config }))).rejects.toThrow('DENY_STATUS_CODE');
  });

  it('refuses to start where its module is imported by its bare name alone, which would protect nobody', async () => {
    await expect(start(RaspModule as never)).rejects.toThrow('RaspModule is imported as RaspModule.forRoot()');
    expect(() => RaspModule.forRootAsync({} as RaspAsyncOptions)).toThrow('takes { useFactory }');
  });

  it('may be imported by its bare name where another module has configured it', async () => {
    const feature = { module: toRoot(), imports: [RaspModule] };
    const origin = await start({ module: toRoot(), imports: [feature, RaspModule.forRoot({ logger: silent })] });
    expect((await send(origin, { path: `/?${ATTACK}` })).status).toBe(403);
  });

  it('protects applications of the testing module, where the HTTP adapter comes after the providers', async () => {
    const imports = [RaspModule.forRoot({ logger: silent })];
    const testing = await Test.createTestingModule({ imports, controllers: [ThingsController] }).compile();
    app = testing.createNestApplication(new PLATFORMS[platform]() as never, { logger: false });
    await app.listen(0, '127.0.0.1');
    const origin = await app.getUrl();
    expect((await send(origin, { path: '/things/one' })).status).toBe(200);
    expect((await send(origin, { path: `/things/one?${ATTACK}` })).status).toBe(403);
  });

  it('does no harm in an application without HTTP', async () => {
    const root = { module: toRoot(), imports: [RaspModule.forRoot({ logger: silent })] };
    const context = await NestFactory.createApplicationContext(root, { logger: false, abortOnError: false });
    expect(context.get<Engine>(RASP).status().requests.inspected).toBe(0);
    await context.close();
  });
}

function toRoot(): Type {
  @Module({})
  class Root {}
  return Root;
}

function toSettings(): Type {
  @Module({ providers: [{ provide: 'STATUS', useValue: 451 }], exports: ['STATUS'] })
  class Settings {}
  return Settings;
}
