import 'reflect-metadata';
import {
  Body,
  Controller,
  Get,
  HttpCode,
  type INestApplication,
  Param,
  ParseIntPipe,
  Post,
  Query,
  Version,
  VersioningType,
} from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { type ClientMessage, send } from '@rasp/core/testing';
import { RaspModule } from '@rasp/nest';
import { Order, Search } from '@rasp/test-application/dto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const PLATFORMS = { express: ExpressAdapter, fastify: FastifyAdapter } as const;
const silent = { info() {}, warn() {}, error() {} };

@Controller('shop')
class ShopController {
  @Get('search')
  search(@Query() query: Search): object {
    return Object.assign(new Search(), query);
  }

  @Get('items/:id')
  item(@Param('id') id: string, @Query('size', ParseIntPipe) size: number, @Query('color') color?: string): object {
    return { id, size, color };
  }

  @Get('old')
  old(@Query() query: Record<string, unknown>, @Query('many') many?: string | string[]): object {
    return { query, many };
  }

  @Post('order')
  @HttpCode(200)
  order(@Body() order: Order): object {
    return Object.assign(new Order(), order);
  }

  @Get('same')
  @Version('1')
  one(@Query() query: Search): object {
    return query;
  }

  @Get('same')
  @Version('2')
  two(@Query('text') text: string[]): object {
    return text;
  }
}

/** What a second value is, by a handler's parameters, on a major of Nest. */
export function describeScalars(major: string): void {
  for (const platform of ['express', 'fastify'] as const) {
    describe(`parameters that a handler calls scalar, on Nest ${major} and platform-${platform}`, () =>
      describePlatform(platform));
  }
}

function describePlatform(platform: keyof typeof PLATFORMS): void {
  let app: INestApplication;
  let origin: string;

  beforeAll(async () => {
    const rasp = RaspModule.forRoot({ logger: silent, config: { SECURITY_CHECKS: { hpp: 1 } as never } });
    const root = { module: class Root {}, imports: [rasp], controllers: [ShopController] };
    app = await NestFactory.create(root, new PLATFORMS[platform]() as never, { logger: false, abortOnError: false });
    app.setGlobalPrefix('api');
    app.enableVersioning({ type: VersioningType.HEADER, header: 'x-version' });
    await app.listen(0, '127.0.0.1');
    origin = await app.getUrl();
  });

  afterAll(() => app.close());

  async function statusOf(message: ClientMessage): Promise<number> {
    return (await send(origin, message)).status;
  }

  const form = (body: string): ClientMessage => ({
    path: '/api/shop/order',
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body,
  });

  it.each(['text=a&text=b', 'order=up&order=down', 'page=1&page=2'])('has one value: %s', async (query) => {
    expect(await statusOf({ path: `/api/shop/search?${query}` })).toBe(403);
  });

  it.each(['tag=a&tag=b', 'list=a&list=b', 'anything=a&anything=b', 'else=a&else=b', 'text=a&text=a'])(
    'has many, or is not known: %s',
    async (query) => {
      expect(await statusOf({ path: `/api/shop/search?${query}` })).toBe(200);
    },
  );

  it('has one value where a single parameter has a plain type, behind a parameter of the path too', async () => {
    expect(await statusOf({ path: '/api/shop/items/1?size=1&size=2' })).toBe(403);
    expect(await statusOf({ path: '/api/shop/items/%31?size=1&color=red&color=blue' })).toBe(403);
    expect(await statusOf({ path: '/api/shop/items/1?size=1&x=1&x=2' })).toBe(200);
  });

  it('has many where the type does not say one', async () => {
    expect(await statusOf({ path: '/api/shop/old?many=1&many=2&text=a&text=b' })).toBe(200);
  });

  it('counts in forms', async () => {
    expect(await statusOf(form('mail=a%40example.org&mail=b%40example.org'))).toBe(403);
    expect(await statusOf(form('mail=a%40example.org&amounts=1&amounts=2'))).toBe(200);
  });

  it('is not known of a path that cannot be decoded', async () => {
    expect(await statusOf({ path: '/api/shop/items/%ff?size=1&size=2' })).toBe(400);
  });

  it('never is that of another version of the route', async () => {
    const path = '/api/shop/same?text=a&text=b';
    expect(await statusOf({ path, headers: { 'x-version': '2' } })).toBe(200);
  });
}
