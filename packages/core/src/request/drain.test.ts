import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { drainBody } from './drain.js';
import { REQUEST_LIMITS } from './limits.js';
import { exchange, serve } from './testing/serve.js';

/** Refuses every request that has a body, and answers others with `next`. */
const refuse = (drained: boolean[]) => async (message: IncomingMessage, reply: ServerResponse) => {
  if (message.method === 'GET') {
    reply.end('next');
    return;
  }
  const isDrained = await drainBody(message);
  drained.push(isDrained);
  if (!isDrained) reply.setHeader('Connection', 'close');
  reply.writeHead(403).end('refused');
};

const HEAD = 'POST / HTTP/1.1\r\nHost: a\r\n';
const NEXT = 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n';
const sized = (length: number) => `${HEAD}Content-Length: ${length}\r\n\r\n${'x'.repeat(length)}`;
const chunked = (length: number) =>
  `${HEAD}Transfer-Encoding: chunked\r\n\r\n${length.toString(16)}\r\n${'x'.repeat(length)}\r\n0\r\n\r\n`;

async function run(pieces: readonly string[]): Promise<{ drained: boolean[]; answer: string }> {
  const drained: boolean[] = [];
  const answer = await serve(refuse(drained), (port) => exchange(port, pieces));
  return { drained, answer };
}

describe('after a block the connection', () => {
  it.each([
    ['a sized', sized(REQUEST_LIMITS.drainBytes)],
    ['a chunked', chunked(REQUEST_LIMITS.drainBytes)],
    ['an empty', `${HEAD}Content-Length: 0\r\n\r\n`],
  ])('serves the next request behind %s body of at most the limit', async (_name, request) => {
    const { drained, answer } = await run([request, NEXT]);
    expect(drained).toEqual([true]);
    expect(answer).toMatch(/refused.*next/s);
  });

  it.each([
    ['a sized', sized(REQUEST_LIMITS.drainBytes + 1)],
    ['a chunked', chunked(REQUEST_LIMITS.drainBytes + 1)],
  ])('is closed behind %s body that is longer, and the client has its answer', async (_name, request) => {
    const { drained, answer } = await run([request]);
    expect(drained).toEqual([false]);
    expect(answer).toMatch(/^HTTP\/1.1 403.*Connection: close.*refused/s);
  });

  it('is closed when the rest does not come in time', async () => {
    const started = performance.now();
    const { drained, answer } = await run([`${HEAD}Content-Length: 10\r\n\r\nabc`]);
    const waitedMs = performance.now() - started;
    expect(drained).toEqual([false]);
    expect(answer).toContain('Connection: close');
    expect(waitedMs).toBeGreaterThan(REQUEST_LIMITS.drainMs - 50);
    expect(waitedMs).toBeLessThan(REQUEST_LIMITS.drainMs + 1_000);
  });

  it('is not waited for where a client waits for 100 Continue', async () => {
    const drained: boolean[] = [];
    await serve(
      () => {},
      (port, server) => {
        server.on('checkContinue', refuse(drained));
        return exchange(port, [`${HEAD}Expect: 100-continue\r\nContent-Length: 10\r\n\r\n`]);
      },
    );
    expect(drained).toEqual([false]);
  });
});
