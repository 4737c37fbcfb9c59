import 'reflect-metadata';
import type { IncomingMessage, RequestListener } from 'node:http';
import {
  Body,
  Controller,
  type DynamicModule,
  Get,
  Inject,
  Module,
  Param,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Rasp } from '@rasp/core';
import { RASP, RaspModule } from '@rasp/nest';
import type { Response } from 'express';
import type { Page } from '../shop/page.js';
import { Shop } from '../shop/shop.js';
import { readVisit } from '../shop/visit.js';
import type { Framework } from './site.js';

/** Decorators by name and explicit injection: the playground runs from its sources, without decorator metadata. */
@Controller()
class ShopController {
  constructor(@Inject(Shop) private readonly shop: Shop) {}

  @Get()
  home(@Res() response: Response): void {
    send(response, this.shop.home());
  }

  @Get('search')
  async search(@Query('q') term: unknown, @Res() response: Response): Promise<void> {
    send(response, await this.shop.search(String(term ?? '')));
  }

  @Get('greet')
  greet(@Query('name') name: unknown, @Req() request: IncomingMessage, @Res() response: Response): void {
    send(response, this.shop.greet(readVisit(String(name ?? ''), request.headers)));
  }

  @Get('hello/:name')
  hello(@Param('name') name: string, @Req() request: IncomingMessage, @Res() response: Response): void {
    send(response, this.shop.greet(readVisit(name, request.headers)));
  }

  @Get('ping')
  async ping(@Query('host') host: unknown, @Res() response: Response): Promise<void> {
    send(response, await this.shop.ping(String(host ?? '')));
  }

  @Get('download')
  download(@Query('file') file: unknown, @Res() response: Response): void {
    send(response, this.shop.download(String(file ?? '')));
  }

  @Get('receipt')
  receipt(@Res() response: Response): void {
    send(response, this.shop.receipt());
  }

  @Post('login')
  async login(@Body() body: Readonly<Record<string, unknown>> | undefined, @Res() response: Response): Promise<void> {
    send(response, await this.shop.login(String(body?.name), String(body?.password)));
  }

  @Post('orders')
  async order(@Body() body: unknown, @Res() response: Response): Promise<void> {
    send(response, await this.shop.order(body));
  }

  @Post('stock')
  async stock(@Body() body: unknown, @Res() response: Response): Promise<void> {
    send(response, await this.shop.stock(String(body)));
  }

  @Post('upload')
  async upload(@Req() request: IncomingMessage, @Res() response: Response): Promise<void> {
    send(response, await this.shop.upload(request));
  }
}

@Module({})
class ShopModule {}

/** The shop on Nest 12, on its Express platform. */
export const startNest: Framework = async (shop, protection) => {
  const root: DynamicModule = {
    module: ShopModule,
    imports: protection ? [RaspModule.forRoot(protection)] : [],
    controllers: [ShopController],
    providers: [{ provide: Shop, useValue: shop }],
  };
  const app = await NestFactory.create<NestExpressApplication>(root, { logger: false, abortOnError: false });
  app.useBodyParser('text', { type: 'application/xml' });
  await app.init();
  return {
    listener: app.getHttpAdapter().getInstance() as RequestListener,
    rasp: protection && app.get<Rasp>(RASP),
    close: () => app.close(),
  };
};

function send(response: Response, { status, type, body }: Page): void {
  response.status(status).type(type).send(body);
}
