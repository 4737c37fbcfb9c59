import { createServer, type RequestListener } from 'node:http';
import { PassThrough, pipeline } from 'node:stream';
import { send } from '@rasp/core/testing';
import { rasp } from '@rasp/express';
import { type Serving, serve } from '@rasp/test-application';
import express, { type Application } from 'express';
import { afterEach, describe, expect, it, vi } from 'vitest';

const logger = { info() {}, warn() {}, error() {} };
const ATTACK = `q=${encodeURIComponent("' OR '1'='1' -- ")}`;

let serving: Serving | undefined;

async function start(app: Application): Promise<string> {
  serving = await serve(createServer(app as RequestListener));
  return serving.origin;
}

afterEach(() => serving?.close());

async function addressSeen(trust: unknown, forwarded: string): Promise<string | undefined> {
  const gate = rasp({ logger });
  const addresses: string[] = [];
  gate.rasp.on('attack', (event) => addresses.push(event.address));
  const app = express();
  if (trust !== undefined) app.set('trust proxy', trust);
  app.use(gate);
  await send(await start(app), { path: `/?${ATTACK}`, headers: { 'x-forwarded-for': forwarded } });
  return addresses[0];
}

describe('@rasp/express', () => {
  it('takes the address of the connection while the application trusts no proxy', async () => {
    expect(await addressSeen(undefined, '203.0.113.7')).toBe('127.0.0.1');
  });

  it('takes the address that the application takes when it trusts a proxy', async () => {
    expect(await addressSeen('loopback', '198.51.100.1, 203.0.113.7')).toBe('203.0.113.7');
  });

  it('says which routes stand before it, once, and nothing where none does', async () => {
    for (const isLate of [true, false]) {
      const told: string[] = [];
      const app = express();
      const gate = rasp({ logger: { ...logger, warn: (line: string) => void told.push(line) } });
      const router = express.Router().get('/:id', (_, response) => void response.send('reached'));
      app.use((_request, _response, next) => next());
      if (!isLate) app.use(gate);
      app.get('/early', (_, response) => void response.send('reached'));
      app.use('/items', router);
      if (isLate) app.use(gate);
      const origin = await start(app);
      for (const path of ['/other', '/other', '/early']) await send(origin, { path });
      await serving?.close();
      const advice = 'Mounted behind routes, which are not protected: GET /early, GET /items/:id. Mount @rasp first.';
      expect(told).toEqual(isLate ? [`[!] ${advice}`] : []);
    }
  });

  it('judges what the client asked for, also when mounted under a path', async () => {
    const targets: string[] = [];
    const gate = rasp({ logger });
    gate.rasp.on('attack', (event) => targets.push(event.target));
    const app = express();
    app.use('/api', gate);
    const answer = await send(await start(app), { path: `/api/users?${ATTACK}` });
    expect(answer.status).toBe(403);
    expect(targets).toEqual([`/api/users?${ATTACK}`]);
  });

  it('survives handlers that answer although their upload was cut off', async () => {
    const app = express();
    app.use(rasp({ logger }));
    const outcomes: unknown[] = [];
    app.post('/', (request, response) => {
      // In callbacks like this one, what throws ends the process.
      pipeline(request, new PassThrough().resume(), (error) => {
        try {
          response
            .status(error ? 500 : 200)
            .type('text')
            .send('late');
          outcomes.push('did not throw');
        } catch (thrown) {
          outcomes.push(thrown);
        }
      });
    });
    const file = `--b\r\nContent-Disposition: form-data; name="f"; filename="f"\r\nContent-Type: application/octet-stream\r\n\r\n${'x'.repeat(300_000)}`;
    const field = `\r\n--b\r\nContent-Disposition: form-data; name="n"\r\n\r\n' OR '1'='1' -- \r\n--b--\r\n`;
    const headers = { 'content-type': 'multipart/form-data; boundary=b' };
    const answer = await send(await start(app), { headers, path: '/', pieces: [file, field], pauseMs: 10 });
    expect(answer.status).toBe(403);
    await vi.waitFor(() => expect(outcomes).toEqual(['did not throw']));
  });

  it('throws at once on a bad configuration', () => {
    expect(() => rasp({ logger, config: { DENY_STATUS_CODE: 99 } })).toThrow('DENY_STATUS_CODE');
  });
});
