// The same small application on every framework. CommonJS, because that is where a peer that hooks `require` sees all.
const { Readable } = require('node:stream');

const PIECE = Buffer.alloc(65_536, 'The quick brown fox jumps over the lazy dog. ');
const PIECES = 16;

/** One megabyte in pieces, as a file or an upstream would come. */
function createStream() {
  let left = PIECES;
  return new Readable({
    read() {
      this.push(left-- > 0 ? PIECE : null);
    },
  });
}

const JSON_LIMIT = '1mb';

/** Each takes what protects (or undefined), answers everything with 200, and gives back a Node server to listen with. */
const APPLICATIONS = {
  async express(protection) {
    const express = require('express');
    const app = express();
    if (protection) app.use(protection);
    app.use(express.json({ limit: JSON_LIMIT }), express.urlencoded({ extended: true, limit: JSON_LIMIT }));
    app.get('/hello', (_request, response) => response.send('hello'));
    app.get('/stream', (_request, response) => createStream().pipe(response));
    app.post('/json', (request, response) => response.json({ keys: Object.keys(request.body).length }));
    app.use((_request, response) => response.send('served'));
    return (port, done) => app.listen(port, '127.0.0.1', done);
  },

  async koa(protection) {
    const Koa = require('koa');
    const app = new (Koa.default ?? Koa)();
    if (protection) app.use(protection);
    app.use(async (context) => {
      if (context.path === '/stream') context.body = createStream();
      else if (context.path === '/json') context.body = { keys: Object.keys(await readJson(context.req)).length };
      else context.body = context.path === '/hello' ? 'hello' : 'served';
    });
    return (port, done) => app.listen(port, '127.0.0.1', done);
  },

  async fastify(protection) {
    const app = require('fastify')({ bodyLimit: 1_048_576 });
    if (protection) await app.register(protection.plugin, protection.options);
    app.addContentTypeParser('*', { parseAs: 'string' }, (_request, _body, done) => done(null, {}));
    app.get('/hello', (_request, reply) => reply.send('hello'));
    app.get('/stream', (_request, reply) => reply.send(createStream()));
    app.post('/json', (request, reply) => reply.send({ keys: Object.keys(request.body).length }));
    app.all('/*', (_request, reply) => reply.send('served'));
    return (port, done) => app.listen({ port, host: '127.0.0.1' }, () => done.call(app.server));
  },

  async nest(protection) {
    require('reflect-metadata');
    const { Module } = require('@nestjs/common');
    const { NestFactory } = require('@nestjs/core');
    class Root {}
    const imports = protection ? [protection] : [];
    Module({ imports, controllers: [createController()] })(Root);
    const app = await NestFactory.create(Root, { logger: false });
    app.useBodyParser('json', { limit: JSON_LIMIT });
    await app.init();
    return (port, done) => app.listen(port, '127.0.0.1').then(() => done.call(app.getHttpServer()));
  },
};

/** A controller without decorators: this file needs no compiler. */
function createController() {
  const { All, Body, Controller, Get, HttpCode, Post, Res } = require('@nestjs/common');
  class Everything {
    hello() {
      return 'hello';
    }
    stream(response) {
      createStream().pipe(response);
    }
    json(body) {
      return { keys: Object.keys(body).length };
    }
    rest() {
      return 'served';
    }
  }
  const route = (name, ...decorators) => {
    const descriptor = Object.getOwnPropertyDescriptor(Everything.prototype, name);
    for (const decorate of decorators) decorate(Everything.prototype, name, descriptor);
  };
  route('hello', Get('hello'));
  route('stream', Get('stream'));
  Res()(Everything.prototype, 'stream', 0);
  route('json', Post('json'), HttpCode(200));
  Body()(Everything.prototype, 'json', 0);
  route('rest', All('*all'), HttpCode(200));
  Controller()(Everything);
  return Everything;
}

async function readJson(message) {
  const chunks = [];
  for await (const chunk of message) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString());
}

module.exports = { APPLICATIONS };
