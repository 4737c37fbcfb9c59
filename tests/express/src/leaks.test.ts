import { createServer, type RequestListener } from 'node:http';
import { join } from 'node:path';
import { send } from '@rasp/core/testing';
import { rasp } from '@rasp/express';
import { type Serving, STATIC_FOLDER, serve } from '@rasp/test-application';
import compression from 'compression';
import express, { type RequestHandler } from 'express';
import { afterEach, describe, expect, it } from 'vitest';

const CARD = '4111 1111 1111 1111';
const logger = { info() {}, warn() {}, error() {} };
const PAGE = '<p>nothing here</p>'.repeat(2_000);

let serving: Serving;

afterEach(() => serving.close());

async function start(isInside: boolean): Promise<string> {
  const gate = rasp({ logger, config: { SECURITY_CHECKS: { dlp: 1 }, DLP_CC_NUMBERS: true, GTFO_MSG: 'refused' } });
  const compress = compression() as RequestHandler;
  const app = express();
  if (isInside) app.use(gate, compress);
  else app.use(compress, gate);
  app.get('/page', (request, response) => void response.type('html').send(`${PAGE}${request.query.a}`));
  app.get('/pieces', (request, response) => {
    response.type('html');
    response.write(PAGE);
    setTimeout(() => response.end(String(request.query.a)), 5);
  });
  app.get('/file', (_request, response) => response.sendFile(join(STATIC_FOLDER, 'receipt.txt')));
  app.get('/download', (_request, response) => response.download(join(STATIC_FOLDER, 'receipt.txt')));
  serving = await serve(createServer(app as RequestListener));
  return serving.origin;
}

/** The body as its reader sees it. */
async function read(origin: string, path: string, encoding: string): Promise<[status: number, text: string]> {
  const response = await fetch(`${origin}${path}`, { headers: { 'accept-encoding': encoding } });
  return [response.status, await response.text()];
}

describe.each([
  ['inside of us', true],
  ['outside of us', false],
])('compression mounted %s', (_name, isInside) => {
  it.each(['gzip', 'br', 'deflate', 'identity'])('hides no leak: %s', async (encoding) => {
    const origin = await start(isInside);
    for (const path of ['/page', '/pieces']) {
      expect(await read(origin, `${path}?a=${encodeURIComponent(CARD)}`, encoding)).toEqual([403, 'refused']);
      expect(await read(origin, `${path}?a=harmless`, encoding)).toEqual([200, `${PAGE}harmless`]);
    }
    expect(await read(origin, '/file', encoding)).toEqual([403, 'refused']);
    expect(await read(origin, '/download', encoding)).toEqual([403, 'refused']);
  });

  it('still compresses', async () => {
    const origin = await start(isInside);
    const answer = await send(origin, { path: '/page?a=1', headers: { 'accept-encoding': 'gzip' } });
    expect(answer.headers['content-encoding']).toBe('gzip');
  });
});
