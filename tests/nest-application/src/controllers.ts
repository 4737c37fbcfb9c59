import type { IncomingMessage, ServerResponse } from 'node:http';
import { PassThrough } from 'node:stream';
import {
  All,
  Controller,
  Get,
  Header,
  HttpCode,
  Inject,
  Param,
  Post,
  Query,
  Req,
  Res,
  StreamableFile,
  type Type,
} from '@nestjs/common';
import { answerRaw, readBody, type Upload, uploadWithBusboy, uploadWithFormidable } from '@rasp/test-application';

/** Injects the list of handlers that ran. */
export const HANDLED = Symbol('handled');

/** A request of either platform. */
type PlatformRequest = IncomingMessage & {
  readonly raw?: IncomingMessage;
  readonly originalUrl: string;
  readonly body?: unknown;
};
type PlatformResponse = ServerResponse & { readonly raw?: ServerResponse; hijack?(): void };

@Controller()
class ContractController {
  constructor(@Inject(HANDLED) private readonly handled: string[]) {}

  @All(['echo', 'echo/*'])
  @HttpCode(200)
  echo(@Req() request: PlatformRequest): object {
    this.handled.push('echo');
    return { method: request.method, url: request.originalUrl, body: request.body };
  }

  @Post('read/:way')
  @HttpCode(200)
  read(@Req() request: PlatformRequest, @Param('way') way: string): Promise<object> {
    this.handled.push('read');
    return readBody(request.raw ?? request, way);
  }

  @Post('upload/busboy')
  @HttpCode(200)
  busboy(@Req() request: PlatformRequest): Promise<Upload> {
    this.handled.push('upload');
    return uploadWithBusboy(request.raw ?? request);
  }

  @Post('upload/formidable')
  @HttpCode(200)
  formidable(@Req() request: PlatformRequest): Promise<Upload> {
    this.handled.push('upload');
    return uploadWithFormidable(request.raw ?? request);
  }

  @Get('throws')
  throws(): never {
    this.handled.push('throws');
    throw new Error('the handler failed');
  }

  @Get('stream')
  @Header('content-type', 'text/plain')
  stream(): StreamableFile {
    this.handled.push('stream');
    const stream = new PassThrough();
    stream.write('one ');
    setTimeout(() => stream.write('two '), 150);
    setTimeout(() => stream.end('three'), 300);
    return new StreamableFile(stream);
  }

  @Get('slow')
  async slow(@Query('id') id: string): Promise<string> {
    this.handled.push('slow');
    await new Promise((resolve) => {
      setTimeout(resolve, 30);
    });
    return id;
  }

  @Get('raw/:way')
  raw(@Res() response: PlatformResponse, @Param('way') way: string, @Query('text') text: string): void {
    this.handled.push('raw');
    response.hijack?.();
    answerRaw(response.raw ?? response, way, text);
  }

  @Get('headers')
  headers(@Res() response: PlatformResponse): void {
    this.handled.push('headers');
    response.hijack?.();
    const raw = response.raw ?? response;
    raw.setHeader('X-Powered-By', 'contract');
    raw.writeHead(200, { Server: 'contract' }).end('headers');
  }
}

@Controller('routed')
class RoutedController {
  constructor(@Inject(HANDLED) private readonly handled: string[]) {}

  @Get('items/:id')
  item(@Param('id') id: string): object {
    this.handled.push('item');
    return { id };
  }

  @Get('files/*')
  @Header('content-type', 'text/plain')
  file(): string {
    this.handled.push('file');
    return 'file';
  }

  @Get('absent')
  @HttpCode(404)
  @Header('content-type', 'text/plain')
  absent(): string {
    this.handled.push('absent');
    return 'nothing here';
  }
}

/** The routes that are the same on both platforms. */
export function createControllers(): Type[] {
  return [ContractController, RoutedController];
}
