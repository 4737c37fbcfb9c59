import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createEngine, type Engine } from '../engine.js';
import type { RaspOptions } from '../rasp.js';
import { sendBlock } from '../response/send-block.js';
import { sendRaw } from '../testing/raw-client.js';
import { startCloud, status, type TestCloud } from './testing/test-cloud.js';

let cloud: TestCloud;
let engine: Engine | undefined;
let server: Server | undefined;
const lines: string[] = [];
const say = (line: string): void => void lines.push(line);
const logger = { info: say, warn: say, error: say };

afterEach(async () => {
  await engine?.close();
  server?.close();
  await cloud.close();
  lines.length = 0;
});

const BEACON = { BEACON: true, BEACON_DELAY: 1, TELEMETRY_DATA: true, BLACKLIST_SHARE: true };

/** An application without a cloud's configuration, whose beacons its own configuration asks for. */
async function start(config: RaspOptions['config'] = {}): Promise<Engine> {
  const all = { ...BEACON, BEACON_URL: `${cloud.origin}/beacon`, VERBOSE: 10, ...config };
  engine = createEngine({ key: 'a-key', logger, framework: 'none', config: all });
  await engine.ready;
  return engine;
}

/** Asks an application from an address that is not ours; 404 is its answer to `/missing`. */
async function ask(path: string, address = '203.0.113.7'): Promise<void> {
  server ??= createServer((message, reply) => {
    const exchange = { message, reply, target: message.url ?? '', address, parsedBody: undefined };
    void Promise.resolve(engine?.inspect(exchange)).then((verdict) => {
      if (verdict?.action === 'block') return sendBlock(reply, verdict);
      reply.statusCode = message.url === '/missing' ? 404 : 200;
      reply.end();
    });
  });
  if (!server.listening) await new Promise<void>((listening) => server?.listen(0, '127.0.0.1', listening));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await sendRaw(origin, { bytes: Buffer.from(`GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`) });
}

const ATTACK = `/?q=${encodeURIComponent("1' OR '1'='1")}`;

describe('a beacon', () => {
  it('has what pyrasp sends, and says which process it is and how it is', async () => {
    cloud = await startCloud({});
    await start();
    expect(lines).toContain('[+] Starting beacon process');
    const { method, path, body } = await cloud.next();
    expect([method, path]).toEqual(['POST', '/beacon']);
    expect(body).toMatchObject({
      key: 'a-key',
      telemetry: {
        cpu: expect.any(Number),
        memory: expect.any(Number),
        requests: { success: 0, error: 0, attacks: 0 },
      },
      blacklist: [],
      instance: expect.stringMatching(/^[0-9a-f-]{36}$/),
      report: { configuration: 'local', revision: 1, refused: {}, dropped: 0 },
    });
  });

  it('counts requests by what became of them, and shares own bans with their epoch', async () => {
    cloud = await startCloud({});
    await start();
    await cloud.next();
    for (const path of ['/', '/', '/missing', ATTACK]) await ask(path);
    const { body } = await cloud.next();
    expect(body.telemetry).toMatchObject({ requests: { success: 2, error: 1, errors: 1, attacks: 1 } });
    const [[address, epoch]] = body.blacklist as [[string, number]];
    expect(address).toBe('203.0.113.7');
    expect(Math.abs(epoch - Date.now() / 1_000)).toBeLessThan(10);
    expect((await cloud.next()).body).toMatchObject({
      telemetry: { requests: { success: 0, attacks: 0 } },
      blacklist: [],
    });
  });

  it('says neither telemetry nor addresses that nobody asked for', async () => {
    cloud = await startCloud({});
    await start({ TELEMETRY_DATA: false, BLACKLIST_SHARE: false });
    const { body } = await cloud.next();
    expect(body).not.toHaveProperty('telemetry');
    expect(body).not.toHaveProperty('blacklist');
  });

  it('that is not delivered loses nothing: the next one says it', async () => {
    cloud = await startCloud({});
    await start();
    await cloud.next();
    cloud.answer = status(503);
    await ask('/');
    await ask(ATTACK);
    await cloud.next();
    await expect.poll(() => engine?.status().agent.lastError).toBe('the server answered 503');
    expect(engine?.status().agent.waiting).toBe(1);
    cloud.answer = {};
    const { body } = await cloud.next();
    expect(body).toMatchObject({
      telemetry: { requests: { success: 1, attacks: 1 } },
      blacklist: [['203.0.113.7', expect.any(Number)]],
    });
    await expect.poll(() => engine?.status().agent).toMatchObject({ waiting: 0, lastError: '' });
  });

  it('is sent a last time when the application ends, within seconds whatever the cloud does', async () => {
    cloud = await startCloud({});
    await start({ BEACON_DELAY: 3600 });
    await ask('/');
    await engine?.close();
    expect(cloud.asked.at(-1)?.body).toMatchObject({ telemetry: { requests: { success: 1 } } });
    cloud.answer = () => undefined;
    await start({ BEACON_DELAY: 3600 });
    const begun = performance.now();
    await engine?.close();
    expect(performance.now() - begun).toBeLessThan(4_000);
  });
});

describe('the answer to a beacon', () => {
  it.each([
    ['as documented', (data: object) => data],
    ['as the code of pyrasp wants it', (data: object) => ({ status: true, message: '', data })],
  ])('%s changes configuration and blacklist', async (_name, shape) => {
    cloud = await startCloud(shape({ blacklist: { new: ['8.8.8.8', '9.9.9.9'] } }));
    const running = await start();
    await cloud.next();
    await expect.poll(async () => (await running.blacklist.list()).length).toBe(2);
    cloud.answer = shape({ config: { DENY_STATUS_CODE: 418 }, blacklist: { remove: ['8.8.8.8'] } });
    await cloud.next();
    await expect.poll(() => running.config().DENY_STATUS_CODE).toBe(418);
    await expect.poll(async () => (await running.blacklist.list()).map(({ address }) => address)).toEqual(['9.9.9.9']);
  });

  it('never makes an agent share what it was told', async () => {
    cloud = await startCloud({ blacklist: { new: ['8.8.8.8'] } });
    await start();
    await cloud.next();
    expect((await cloud.next()).body.blacklist).toEqual([]);
  });

  it('that holds a bad configuration is reported with the next beacon, and the last good one stays', async () => {
    cloud = await startCloud({ config: { DENY_STATUS_CODE: 418 } });
    const running = await start();
    await cloud.next();
    await expect.poll(() => running.config().DENY_STATUS_CODE).toBe(418);
    const { revision } = running.status();
    cloud.answer = { config: { DENY_STATUS_CODE: 99 } };
    await cloud.next();
    const { report } = (await cloud.next()).body as { report: { refused: Record<string, string> } };
    expect(report).toMatchObject({ configuration: 'cloud', refusedWhole: true });
    expect(report.refused.DENY_STATUS_CODE).toContain('200 to 599');
    expect(running.config().DENY_STATUS_CODE).toBe(418);
    expect(running.status().revision).toBe(revision);
  });

  it('gives a cursor that the next beacon gives back', async () => {
    cloud = await startCloud({ cursor: 'p1.b7' });
    await start();
    expect((await cloud.next()).body).not.toHaveProperty('cursor');
    expect((await cloud.next()).body.cursor).toBe('p1.b7');
    cloud.answer = { cursor: 'x'.repeat(201) };
    await cloud.next();
    expect((await cloud.next()).body.cursor).toBe('p1.b7');
  });

  it('of nonsense under "blacklist" is reported, and the rest of it is taken', async () => {
    cloud = await startCloud({ config: { DENY_STATUS_CODE: 418 }, blacklist: { new: '8.8.8.8' } });
    const running = await start();
    await cloud.next();
    await expect.poll(() => running.status().agent.lastError).toBe('"blacklist.new" is no list');
    expect(running.config().DENY_STATUS_CODE).toBe(418);
  });
});

describe('bad answers to a beacon', () => {
  it.each<[string, TestCloud['answer'], string]>([
    ['half of one', (response) => void response.end('{"config": {"APP_NAME": "x"'), 'the answer is not JSON'],
    ['a list', [], 'the answer is no JSON object'],
    ['a refusal', { status: false, message: 'no such key' }, 'the server refused: "no such key"'],
    ['a refused key', status(401), 'the server answered 401: it does not take the key'],
    [
      'one that ends early',
      (response) => {
        response.writeHead(200, { 'content-length': '1000' });
        response.write('{', () => response.destroy());
      },
      'ended early',
    ],
  ])('%s: told in words, and what it should have acknowledged is sent again', async (_name, answer, message) => {
    cloud = await startCloud({});
    await start();
    await cloud.next();
    cloud.answer = answer;
    await ask('/');
    await expect.poll(() => engine?.status().agent.lastError, { timeout: 5_000 }).toContain(message);
    cloud.answer = {};
    const { body } = await cloud.next();
    expect(body).toMatchObject({ telemetry: { requests: { success: 1 } } });
  });

  it('a redirect to another origin: nothing goes there', async () => {
    const other = await startCloud({});
    cloud = await startCloud((response) => void response.writeHead(307, { location: `${other.origin}/beacon` }).end());
    await start();
    const redirected = 'the server redirects (307), which is not followed';
    await expect.poll(() => engine?.status().agent.lastError, { timeout: 5_000 }).toBe(redirected);
    await cloud.next();
    expect(other.asked).toEqual([]);
    await other.close();
  });
});

describe('beacons', () => {
  it('make one revision of a configuration that every answer repeats', async () => {
    cloud = await startCloud({ config: { DENY_STATUS_CODE: 418 } });
    const running = await start();
    await cloud.next();
    await expect.poll(() => running.status().revision).toBe(2);
    await cloud.next();
    await cloud.next();
    expect(running.status().revision).toBe(2);
  });

  it('go on at their pace when the clock jumps', async () => {
    cloud = await startCloud({});
    await start();
    await cloud.next();
    vi.useFakeTimers({ toFake: ['Date'] });
    for (const jumpMs of [-400 * 86_400_000, 800 * 86_400_000]) {
      vi.setSystemTime(Date.now() + jumpMs);
      const begun = performance.now();
      await cloud.next();
      await cloud.next();
      expect(performance.now() - begun).toBeLessThan(5_000);
      expect(performance.now() - begun).toBeGreaterThan(500);
    }
    vi.useRealTimers();
  });

  it('begin and end with the configuration', async () => {
    cloud = await startCloud({});
    const running = await start({ BEACON: false });
    expect(running.status().agent.beacons).toBe(false);
    running.setConfig({ BEACON: true });
    await cloud.next();
    expect(running.status().agent.beacons).toBe(true);
    running.setConfig({ BEACON: false });
    expect(running.status().agent.beacons).toBe(false);
  });

  it('never take the key off the origin of its cloud', async () => {
    cloud = await startCloud({});
    const other = await startCloud({ config: {} });
    const config = { ...BEACON, BEACON_URL: `${cloud.origin}/beacon` };
    engine = createEngine({ cloudUrl: `${other.origin}/config`, key: 'a-key', logger, framework: 'none', config });
    await engine.ready;
    expect(engine.status().agent).toMatchObject({
      beacons: false,
      lastError: expect.stringContaining('no beacon is sent'),
    });
    await other.close();
  });

  it('need a key', async () => {
    cloud = await startCloud({});
    engine = createEngine({ logger, framework: 'none', config: { ...BEACON, BEACON_URL: `${cloud.origin}/beacon` } });
    expect(engine.status().agent).toMatchObject({ beacons: false, lastError: 'no beacon is sent without a key' });
  });
});
