import 'reflect-metadata';
import {
  type ArgumentsHost,
  Catch,
  Controller,
  type ExceptionFilter,
  Get,
  type HttpException,
  type INestApplication,
  Inject,
  Injectable,
  Module,
  NotFoundException,
  Param,
  Post,
  Version,
  VersioningType,
} from '@nestjs/common';
import { HttpAdapterHost, NestFactory } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { Rasp } from '@rasp/core';
import { RASP, RaspModule } from '@rasp/nest';
import { describe, expect, it } from 'vitest';
import { type Click, clickThrough, EVERYTHING_ON, expectInvalid, type Running } from './click-through.js';

@Injectable()
class AppService {
  getHello(): string {
    return 'Hello World!';
  }
}

@Controller()
class AppController {
  constructor(@Inject(AppService) private readonly appService: AppService) {}

  @Get()
  getHello(): string {
    return this.appService.getHello();
  }
}

@Controller('cats')
class CatsController {
  @Get(':id')
  find(@Param('id') id: string): string {
    if (id === '0') throw new NotFoundException('no such cat');
    return `cat ${id}`;
  }

  @Post()
  create(): string {
    return 'created';
  }

  @Version('2')
  @Get('count/all')
  count(): string {
    return 'many';
  }
}

@Module({
  imports: [RaspModule.forRoot(EVERYTHING_ON)],
  controllers: [AppController, CatsController],
  providers: [AppService],
})
class AppModule {}

/** Answers what is not found with a page, as single-page applications do. */
@Catch(NotFoundException)
class PageFilter implements ExceptionFilter {
  constructor(private readonly host: HttpAdapterHost) {}

  catch(_exception: HttpException, host: ArgumentsHost): void {
    this.host.httpAdapter.reply(host.switchToHttp().getResponse(), 'the page of the application', 200);
  }
}

type Prepare = (app: INestApplication) => void;

async function start(platform: 'express' | 'fastify', prepare: Prepare = () => {}): Promise<Running> {
  const adapter = platform === 'express' ? new ExpressAdapter() : new FastifyAdapter();
  const app = await NestFactory.create(AppModule, adapter as never, { logger: false, abortOnError: false });
  prepare(app);
  await app.listen(0, '127.0.0.1');
  return { origin: await app.getUrl(), rasp: app.get<Rasp>(RASP), close: () => app.close() };
}

const CLICKS: readonly Click[] = [
  { path: '/', status: 200, says: 'Hello World!' },
  { path: '/', method: 'HEAD', status: 200 },
  { path: '/cats/7', status: 200, says: 'cat 7' },
  {
    path: '/cats',
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"name":"Tom"}',
    status: 201,
  },
  { path: '/cats/0', status: 404, says: 'no such cat' },
  { path: '/favicon.ico', status: 404 },
];

describe.each(['express', 'fastify'] as const)("Nest's starter on %s", (platform) => {
  it('is clicked through with everything on, and nothing is refused', async () => {
    const running = await start(platform);
    await clickThrough(running, CLICKS);
    await expectInvalid(running, '/nobody');
    await expectInvalid(running, '/cats/7', 'DELETE');
    const named = { method: 'GET', path: '/cats/:id', handler: 'CatsController.find' };
    expect(running.rasp.routes()).toContainEqual(named);
    await running.close();
  });

  it('is so with a prefix, versions, CORS and middleware that answers without a route', async () => {
    const running = await start(platform, (app) => {
      app.setGlobalPrefix('api');
      app.enableVersioning({ type: VersioningType.URI, defaultVersion: '1' });
      app.enableCors();
      // As the GraphQL server of Apollo is mounted.
      app.use('/graphql', (_request: unknown, response: { end(text: string): void }) => response.end('data'));
    });
    const preflight = { origin: 'https://www.example.org', 'access-control-request-method': 'POST' };
    await clickThrough(running, [
      { path: '/api/v1', status: 200, says: 'Hello World!' },
      { path: '/api/v1/cats/7', status: 200 },
      { path: '/api/v2/cats/count/all', status: 200, says: 'many' },
      { path: '/api/v1/cats', method: 'OPTIONS', headers: preflight, status: 204 },
      { path: '/graphql', status: 200, says: 'data' },
      {
        path: '/graphql',
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"query":"query Cats($first: Int!) { cats(first: $first) { name } }","variables":{"first":10}}',
        status: 200,
      },
    ]);
    await expectInvalid(running, '/api/v1/nobody');
    await expectInvalid(running, '/api/v3/cats/7');
    await expectInvalid(running, '/cats/7');
    await running.close();
  });

  it('is so with a filter that serves what is not found', async () => {
    const running = await start(platform, (app) => app.useGlobalFilters(new PageFilter(app.get(HttpAdapterHost))));
    const page = { status: 200, says: 'the page of the application' };
    await clickThrough(running, [...CLICKS.slice(0, 4), { path: '/any/page', ...page }, { path: '/login', ...page }]);
    await running.close();
  });
});
