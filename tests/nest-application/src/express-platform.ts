import type { IncomingMessage, ServerResponse } from 'node:http';
import { Controller, HttpCode, Inject, Post, Req, UploadedFiles, UseInterceptors } from '@nestjs/common';
import { AnyFilesInterceptor, ExpressAdapter } from '@nestjs/platform-express';
import { Digester, STATIC_FOLDER, type Upload } from '@rasp/test-application';
import type { StorageEngine } from 'multer';
import { HANDLED } from './controllers.js';
import { isRaw, type Platform } from './harness.js';

interface StoredFile {
  readonly fieldname: string;
  readonly originalname: string;
  readonly bytes: number;
  readonly sha256: string;
}

const digestStorage: StorageEngine = {
  _handleFile(_request, file, done) {
    const digester = new Digester();
    file.stream.on('error', done);
    file.stream.pipe(digester).on('finish', () => done(null, digester.digest() as object));
  },
  _removeFile(_request, _file, done) {
    done(null);
  },
};

@Controller()
class MulterController {
  constructor(@Inject(HANDLED) private readonly handled: string[]) {}

  @Post('upload/multer')
  @HttpCode(200)
  @UseInterceptors(AnyFilesInterceptor({ storage: digestStorage }))
  multer(@Req() request: { body: object }, @UploadedFiles() files: StoredFile[]): Upload {
    this.handled.push('upload');
    const fields = Object.entries(request.body).flatMap(([name, value]) =>
      [value].flat().map((one): [string, string] => [name, one]),
    );
    return {
      fields,
      files: files.map((file) => ({
        field: file.fieldname,
        name: file.originalname,
        bytes: file.bytes,
        sha256: file.sha256,
      })),
    };
  }
}

type ExpressParsers = Pick<ExpressAdapter, 'useBodyParser'>;

/** Nest's own parsers, as an application raises their limits. */
function addParsers(
  target: { useBodyParser(type: string, ...parameters: unknown[]): unknown },
  ...raw: boolean[]
): void {
  const only = (type: RegExp) => (message: IncomingMessage) =>
    !isRaw(message) && type.test(message.headers['content-type'] ?? '');
  target.useBodyParser('json', ...raw, { limit: '100mb', type: only(/^application\/json/) });
  target.useBodyParser('urlencoded', ...raw, {
    extended: true,
    limit: '100mb',
    parameterLimit: 200_000,
    type: only(/urlencoded/),
  });
  target.useBodyParser('text', ...raw, { limit: '100mb', type: only(/^text\//) });
}

/** Nest on Express. */
export const expressPlatform: Platform = {
  name: 'express',
  uploads: ['multer', 'busboy', 'formidable'],
  controllers: [MulterController],
  createAdapter(placement) {
    const adapter = new ExpressAdapter();
    if (placement === 'after-headers') {
      adapter.use((_request: IncomingMessage, response: ServerResponse, next: () => void) => {
        response.writeHead(200, { 'content-type': 'text/plain' });
        response.write('begun ');
        next();
      });
    }
    if (placement === 'after-parser') addParsers(adapter as ExpressParsers as never, false);
    return adapter as never;
  },
  async prepare(app) {
    addParsers(app as never);
    app.useStaticAssets(STATIC_FOLDER as never, { prefix: '/static/' } as never);
  },
};
