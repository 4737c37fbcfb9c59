import { parse as parseQuery } from 'node:querystring';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import multipart from '@fastify/multipart';
import { BadRequestException, Controller, HttpCode, Inject, Post, Req } from '@nestjs/common';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { digestFile, STATIC_FOLDER, type Upload } from '@rasp/test-application';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { HANDLED } from './controllers.js';
import { isRaw, type NestApplication, type Platform } from './harness.js';

const BODY_LIMIT = 200 * 1024 * 1024;

@Controller()
class MultipartController {
  constructor(@Inject(HANDLED) private readonly handled: string[]) {}

  @Post('upload/@fastify/multipart')
  @HttpCode(200)
  async multipart(@Req() request: FastifyRequest): Promise<Upload> {
    this.handled.push('upload');
    const upload: Upload = { fields: [], files: [] };
    for await (const part of request.parts()) {
      if (part.type === 'field') upload.fields.push([part.fieldname, String(part.value)]);
      else upload.files.push(await digestFile(part.fieldname, part.filename, part.file));
    }
    return upload;
  }
}

/** Parsers by media type, as an application that reads some bodies by itself sets them up. */
async function prepare(app: NestApplication): Promise<void> {
  const instance: FastifyInstance = app.getHttpAdapter().getInstance();
  instance.removeAllContentTypeParsers();
  instance.addHook('preParsing', (request, _reply, payload, done) => {
    if (isRaw(request) || request.headers['content-encoding'] !== 'gzip') return done(null, payload);
    const unzipped = Object.assign(createGunzip(), { receivedEncodedLength: 0 });
    payload.on('data', (piece: Buffer) => {
      unzipped.receivedEncodedLength += piece.length;
    });
    return done(null, payload.pipe(unzipped));
  });
  const addParser = (type: string | RegExp, parse: (text: string) => unknown): void => {
    instance.addContentTypeParser(type, (request, payload, done) => {
      if (isRaw(request)) done(null);
      else
        readText(payload)
          .then(parse)
          .then((body) => done(null, body), done);
    });
  };
  addParser('application/json', parseJson);
  addParser('application/x-www-form-urlencoded', (text) => ({ ...parseQuery(text) }));
  addParser(/^text\//, (text) => text);
  await app.register(multipart as never, { limits: { fileSize: BODY_LIMIT, fieldSize: BODY_LIMIT } });
  instance.addContentTypeParser('*', (_request, _payload, done) => done(null));
  app.useStaticAssets({ root: STATIC_FOLDER, prefix: '/static/' } as never);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new BadRequestException('no JSON');
  }
}

async function readText(payload: Readable): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of payload) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}

/** Nest on Fastify. */
export const fastifyPlatform: Platform = {
  name: 'fastify',
  uploads: ['@fastify/multipart', 'busboy', 'formidable'],
  controllers: [MultipartController],
  createAdapter(placement) {
    const adapter = new FastifyAdapter({ bodyLimit: BODY_LIMIT });
    if (placement === 'after-headers') {
      adapter.getInstance().addHook('onRequest', (_request, reply, done) => {
        reply.raw.writeHead(200, { 'content-type': 'text/plain' });
        reply.raw.write('begun ');
        done();
      });
    }
    return adapter as never;
  },
  prepare,
};
