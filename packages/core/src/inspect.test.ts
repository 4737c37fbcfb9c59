import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { createEngine } from './engine.js';
import { isPromise } from './maybe-promise.js';
import { toInProcessExchange } from './testing/in-process-exchange.js';
import { sendRaw } from './testing/raw-client.js';

/** For each request whether the engine's answer had to be waited for. */
async function waits(requests: string): Promise<boolean[]> {
  const engine = createEngine({ framework: 'none', logger: { info() {}, warn() {}, error() {} } });
  const waited: boolean[] = [];
  const server = createServer((message, reply) => {
    const target = message.url ?? '';
    const verdict = engine.inspect({ message, reply, target, address: '192.0.2.1', parsedBody: undefined });
    waited.push(isPromise(verdict));
    message.resume();
    reply.end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  await sendRaw(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, { bytes: Buffer.from(requests) });
  await engine.close();
  await new Promise((closed) => server.close(closed));
  return waited;
}

describe('a request without a body', () => {
  it.each(['GET', 'HEAD', 'DELETE'])('%s is decided at once: it costs no promise', async (method) => {
    const request = `${method} /a?b=c HTTP/1.1\r\nHost: a\r\nCookie: d=e\r\nConnection: close\r\n\r\n`;
    expect(await waits(request)).toEqual([false]);
  });

  it('is one also where its length says so', async () => {
    expect(await waits('POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nConnection: close\r\n\r\n')).toEqual([
      false,
    ]);
  });
});

describe('a head of megabytes', () => {
  it('is judged within bounds where a server takes it: 10 MB of cookies', async () => {
    const engine = createEngine({ framework: 'none', logger: { info() {}, warn() {}, error() {} } });
    const actions: string[] = [];
    let tookMs = 0;
    const server = createServer({ maxHeaderSize: 32 * 2 ** 20 }, async (message, reply) => {
      const startedAtMs = performance.now();
      const target = message.url ?? '';
      const verdict = await engine.inspect({ message, reply, target, address: '192.0.2.1', parsedBody: undefined });
      tookMs = performance.now() - startedAtMs;
      actions.push(verdict.action);
      message.resume();
      reply.end();
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const cookies = 'name=value; '.repeat(Math.ceil((10 * 2 ** 20) / 12));
    const bytes = `GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nCookie: ${cookies}\r\n\r\n`;
    await sendRaw(origin, { bytes, timeoutMs: 15_000 });
    await engine.close();
    await new Promise((closed) => server.close(closed));
    // More cookies than are read are more than any browser has: the request is refused, and quickly.
    expect(actions).toEqual(['block']);
    expect(tookMs).toBeLessThan(2_000);
  });
});

describe('a request with a body', () => {
  it('is waited for', async () => {
    expect(await waits('POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nConnection: close\r\n\r\nx')).toEqual([
      true,
    ]);
  });
});

describe('a body of much text', () => {
  const SENTENCE = `"It's fine", he said; "don't ring (really)" & left it with O'Brien. `;

  interface Judged {
    readonly action: string;
    /** How often the process came round while the body was judged. */
    readonly turns: number;
  }

  const engine = createEngine({ framework: 'none', logger: { info() {}, warn() {}, error() {} } });
  // An attack strikes its sender.
  let clients = 1;
  afterAll(() => engine.close());

  async function judge(body: string): Promise<Judged> {
    const exchange = toInProcessExchange(
      { method: 'POST', target: '/', rawHeaders: ['Content-Type', 'application/json'], body: Buffer.from(body) },
      `192.0.2.${++clients}`,
    );
    const pending = engine.inspect(exchange.exchange);
    let turns = 0;
    let isOver = false;
    const count = (): void => {
      turns++;
      if (!isOver) setImmediate(count);
    };
    exchange.arrive();
    setImmediate(count);
    const { action } = await pending;
    isOver = true;
    exchange.exchange.message.destroy();
    return { action, turns };
  }

  const sentences = Array.from({ length: 8_000 }, (_, index) => `${index} ${SENTENCE}`);

  it('is judged in turns with what else there is to do', async () => {
    const { action, turns } = await judge(JSON.stringify(sentences));
    expect(action).toBe('pass');
    expect(turns).toBeGreaterThan(4);
  });

  it.each([
    ['in the last of its values', JSON.stringify([...sentences, "1' UNION SELECT password FROM users -- "])],
    ['at the end of a long one', JSON.stringify([`${SENTENCE.repeat(3_000)}<img src=x onerror=alert(1)>`])],
  ])('hides no attack %s', async (_, body) => {
    expect(await judge(body)).toMatchObject({ action: 'block' });
  });

  it('is judged to its end where it was parsed already, though its client goes away', async () => {
    const { exchange } = toInProcessExchange(
      { method: 'POST', target: '/', rawHeaders: [], body: Buffer.of() },
      '192.0.2.1',
    );
    const pending = engine.inspect({ ...exchange, parsedBody: [...sentences, '<script>alert(1)</script>'] });
    Object.assign(exchange.message, { aborted: true });
    expect(await pending).toMatchObject({ action: 'block' });
    exchange.message.destroy();
  });

  it('is judged by its own exceptions, whoever comes in between', async () => {
    const bodies = [JSON.stringify(sentences), JSON.stringify([...sentences, '<script>alert(1)</script>'])];
    const all = await Promise.all([...bodies, ...bodies].map((body) => judge(body)));
    expect(all.map(({ action }) => action)).toEqual(['pass', 'block', 'pass', 'block']);
  });
});
