import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { PENDING_KEYS, settingOf } from './config/schema.js';
import { createEngine, type Engine } from './engine.js';
import type { RaspOptions } from './rasp.js';
import { sendBlock } from './response/send-block.js';
import { createMemoryStore } from './state/memory-store.js';
import type { Store } from './state/store.js';
import { toInProcessExchange } from './testing/in-process-exchange.js';
import { sendRaw, statusesOf } from './testing/raw-client.js';

const silent = { info() {}, warn() {}, error() {} };
const ATTACK = `/?q=${encodeURIComponent("1' OR '1'='1")}`;

interface Running {
  readonly engine: Engine;
  readonly origin: string;
  readonly handled: string[];
}

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** An application without a framework; `delayMs` as if it asked a session store before it asked us. */
async function start(options: RaspOptions = {}, { parsedBody }: { parsedBody?: unknown } = {}): Promise<Running> {
  const engine = createEngine({ logger: silent, ...options, framework: 'none' });
  const handled: string[] = [];
  server = createServer(async (message, reply) => {
    const target = message.url ?? '';
    if (parsedBody !== undefined) for await (const _ of message);
    const exchange = { message, reply, target, address: message.socket.remoteAddress, parsedBody };
    const verdict = await engine.inspect(exchange);
    if (verdict.action === 'block') return sendBlock(reply, verdict);
    handled.push(target);
    reply.end('done');
  });
  await new Promise<void>((listening) => server?.listen(0, '127.0.0.1', listening));
  return { engine, handled, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function ask({ origin }: Running, head: string, body = ''): Promise<number | undefined> {
  const bytes = `${head}\r\nHost: a\r\nConnection: close\r\n\r\n${body}`;
  return statusesOf((await sendRaw(origin, { bytes: Buffer.from(bytes, 'latin1') })).text)[0];
}

const get = (running: Running, target: string) => ask(running, `GET ${target} HTTP/1.1`);
const post = (running: Running, target: string, type: string, body: string) =>
  ask(running, `POST ${target} HTTP/1.1\r\nContent-Type: ${type}\r\nContent-Length: ${body.length}`, body);

it('a changed file that is refused is told of once, and by name', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rasp-refused-'));
  const conf = join(folder, 'rasp.json');
  writeFileSync(conf, '{}');
  const lines: string[] = [];
  const logger = {
    ...silent,
    warn: (line: string) => void lines.push(line),
    error: (line: string) => void lines.push(line),
  };
  const engine = createEngine({ conf, logger, framework: 'none' });
  writeFileSync(conf, '{"VERBOSE": "high"}');
  await expect.poll(() => engine.status().failures.count, { timeout: 8000 }).toBe(1);
  expect(lines).toEqual([
    `[!] Configuration from ${conf} not loaded: revision 1 stays`,
    '[!]   VERBOSE: "high" is refused; expected an integer from 0 to 1000',
  ]);
  await engine.close();
  rmSync(folder, { recursive: true });
});

function throwing(): never {
  throw new Error('broken');
}

function storeThat(overrides: Partial<Store>): Store {
  return { ...createMemoryStore(), ...overrides };
}

describe('what the application gave us and that breaks lets no attack by, and does not break the application', () => {
  it.each<[string, RaspOptions]>([
    ['a logger that throws', { logger: { info: throwing, warn: throwing, error: throwing }, config: { VERBOSE: 100 } }],
    [
      'a logger that rejects',
      { logger: { info: async () => throwing(), warn: async () => throwing(), error: async () => throwing() } },
    ],
    ['a store that throws', { store: storeThat({ findBlacklisted: throwing, addBlacklisted: throwing }) }],
    ['a store that rejects', { store: storeThat({ findBlacklisted: async () => throwing() }) }],
    ['a store that says null', { store: storeThat({ findBlacklisted: async () => null as never }) }],
    ['a store that says nonsense', { store: storeThat({ findBlacklisted: () => ({}) as never }) }],
  ])('%s', async (_name, options) => {
    const running = await start(options);
    expect([await get(running, ATTACK), await get(running, '/fine')]).toEqual([403, 200]);
    expect(running.handled).toEqual(['/fine']);
    await running.engine.close();
  });

  it('listeners that throw and reject, and the ones after them hear of the attack', async () => {
    const running = await start();
    const heard: string[] = [];
    running.engine.on('attack', throwing);
    running.engine.on('attack', async () => throwing());
    running.engine.on('attack', ({ type }) => heard.push(type));
    expect(await get(running, ATTACK)).toBe(403);
    expect(heard).toEqual(['sqli']);
  });

  it('a store that cannot be closed', async () => {
    const running = await start({ store: storeThat({ close: throwing }) });
    await expect(running.engine.close()).resolves.toBeUndefined();
    await expect(running.engine.close()).resolves.toBeUndefined();
    expect(running.engine.status().failures.count).toBe(1);
  });
});

describe('after it was closed', () => {
  it('it still inspects', async () => {
    const running = await start();
    await running.engine.close();
    expect(await get(running, ATTACK)).toBe(403);
  });
});

describe('no way around the inspection', () => {
  const json = JSON.stringify({ q: "1' OR '1'='1" });

  it.each(['X-Original-URL', 'X-Rewrite-URL'])('an ignored path together with %s', async (header) => {
    const running = await start();
    expect(await ask(running, `GET /favicon.ico HTTP/1.1\r\n${header}: ${ATTACK}`)).toBe(403);
    expect(await get(running, '/favicon.ico')).toBe(200);
  });

  it('an ignored path in a fragment, which routers cut off', async () => {
    const running = await start({ config: { IGNORE_PATHS: ['\\.css$'] } });
    expect(await post(running, '/search#/a.css', 'application/json', json)).toBe(403);
    expect(await post(running, '/a.css', 'application/json', json)).toBe(200);
  });

  it('trailers', async () => {
    const running = await start();
    const body = `3\r\na=1\r\n0\r\nX-Q: 1' OR '1'='1\r\n\r\n`;
    expect(await ask(running, 'POST / HTTP/1.1\r\nTransfer-Encoding: chunked', body)).toBe(403);
  });

  it.each([
    ['application/json', json, 403],
    ['application/octet-stream', json, 403],
    ['image/png', '\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR', 200],
  ])('a buffer that a parser before us made of %s', async (type, body, status) => {
    const running = await start({}, { parsedBody: Buffer.from(body, 'latin1') });
    expect(await post(running, '/', type, body)).toBe(status);
    expect(running.engine.status().bodies).toBe('parsed');
  });
});

describe('addresses', () => {
  it('that are none are never remembered, however a trusting framework got them', async () => {
    const engine = createEngine({ logger: silent, config: { SECURITY_CHECKS: { sqli: 2 } }, framework: 'none' });
    const address = 'x'.repeat(10_000);
    server = createServer((message, reply) => {
      const exchange = { message, reply, target: message.url ?? '', address, parsedBody: undefined };
      void Promise.resolve(engine.inspect(exchange)).then((verdict) => reply.end(verdict.action));
    });
    await new Promise<void>((listening) => server?.listen(0, '127.0.0.1', listening));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await get({ engine, origin, handled: [] }, ATTACK);
    expect(await engine.blacklist.list()).toEqual([]);
  });
});

describe('a process', () => {
  it('with an engine and nothing else to do ends by itself', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rasp-exit-'));
    try {
      writeFileSync(join(folder, 'rasp.json'), '{}');
      const script = `import { createRasp } from ${JSON.stringify(new URL('./index.ts', import.meta.url).href)}; createRasp({ conf: ${JSON.stringify(join(folder, 'rasp.json'))} });`;
      const flags = ['--conditions=@rasp/source', '--import', 'tsx', '--input-type=module', '-e', script];
      const { stdout } = await promisify(execFile)(process.execPath, flags, { timeout: 15_000 });
      expect(stdout).toContain('rasp');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('a start', () => {
  it('warns of settings that nothing acts on yet, so that none looks as if it protected', async () => {
    const warnings: string[] = [];
    const logger = { ...silent, warn: (line: string) => void warnings.push(line) };
    const pending = [...PENDING_KEYS];
    const config = Object.fromEntries(pending.map((key) => [key, settingOf(key).default]));
    const engine = createEngine({ framework: 'none', logger, config: { ...config, DENY_STATUS_CODE: 404 } });
    await engine.close();
    const told = `[!] Accepted, and not acted on by this version: ${pending.join(', ')}`;
    expect(warnings).toEqual(pending.length === 0 ? [] : [told]);
  });
});

it('of two engines on the way of a request the first decides, and the second tells its owner once', async () => {
  const first = createEngine({ logger: silent, framework: 'none', config: { IGNORE_PATHS: ['^/'] } });
  const told: string[] = [];
  const logger = { ...silent, warn: (message: string) => void told.push(message) };
  const second = createEngine({ logger, framework: 'none' });
  const judge = async (...engines: readonly Engine[]) => {
    const { exchange } = toInProcessExchange(
      { method: 'GET', target: ATTACK, rawHeaders: [], body: Buffer.alloc(0) },
      '203.0.113.7',
    );
    const actions: string[] = [];
    for (const engine of engines) actions.push((await engine.inspect(exchange)).action);
    return actions;
  };
  expect(await judge(second, second)).toEqual(['block', 'pass']);
  expect(told.filter((message) => message.includes('another engine'))).toEqual([]);
  expect([await judge(first, second), await judge(first, second)]).toEqual([
    ['pass', 'pass'],
    ['pass', 'pass'],
  ]);
  expect(told.filter((message) => message.includes('another engine'))).toHaveLength(1);
  await Promise.all([first.close(), second.close()]);
});
