import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PassThrough } from 'node:stream';
import { json } from 'body-parser';
import rawBody from 'raw-body';
import { describe, expect, it } from 'vitest';
import type { BodyOutcome } from './body-gate.js';
import { type BodyHold, type HoldOptions, holdBody } from './body-hold.js';
import type { BodyReading } from './body-reading.js';
import { exchange, serve } from './testing/serve.js';

type Handler = (message: IncomingMessage, reply: ServerResponse) => void;

interface Held {
  readonly readings: BodyReading[];
  outcome?: BodyOutcome;
  late?: BodyOutcome;
}

/** What an engine does with a body, in short: hold it, hand it over when harmless, refuse it otherwise. */
async function guard(message: IncomingMessage, reply: ServerResponse, options: Partial<HoldOptions>, handler: Handler) {
  const held: Held = { readings: [] };
  const hold: BodyHold = holdBody(message, {
    reply,
    limitBytes: 1_048_576,
    timeoutMs: 2_000,
    judge: (readings) => {
      held.readings.push(...readings);
      return true;
    },
    onLate: (outcome) => {
      held.late = outcome;
    },
    ...options,
  });
  held.outcome = await hold.outcome;
  if (held.outcome.kind === 'inspected' || held.outcome.kind === 'none') handler(message, reply);
  return held;
}

const post = (body: string | Buffer, headers = '') =>
  Buffer.concat([
    Buffer.from(`POST / HTTP/1.1\r\nHost: a\r\n${headers}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n`),
    Buffer.from(body),
  ]);

const readers: Record<string, (message: IncomingMessage) => Promise<Buffer>> = {
  'for await': async (message) => {
    const chunks: Buffer[] = [];
    for await (const chunk of message) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  },
  pipe: (message) =>
    new Promise((done) => {
      const chunks: Buffer[] = [];
      const through = new PassThrough();
      through.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => done(Buffer.concat(chunks)));
      message.pipe(through);
    }),
  'a late data listener': async (message) => {
    await new Promise((done) => setTimeout(done, 20));
    return await new Promise((done) => {
      const chunks: Buffer[] = [];
      message.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => done(Buffer.concat(chunks)));
    });
  },
  'readable and read': (message) =>
    new Promise((done) => {
      const chunks: Buffer[] = [];
      message.on('readable', () => {
        for (let chunk = message.read(); chunk !== null; chunk = message.read()) chunks.push(chunk);
      });
      message.on('end', () => done(Buffer.concat(chunks)));
    }),
  'raw-body': (message) => rawBody(message),
  setEncoding: async (message) => {
    message.setEncoding('latin1');
    let text = '';
    for await (const chunk of message) text += chunk;
    return Buffer.from(text, 'latin1');
  },
};

describe('a held body over HTTP/1', () => {
  const body = Buffer.from(Array.from({ length: 200_000 }, (_, index) => (index * 7) & 255));

  for (const [name, read] of Object.entries(readers)) {
    it(`reaches ${name} byte for byte`, async () => {
      const received: Buffer[] = [];
      await serve(
        (message, reply) => {
          void guard(message, reply, {}, async () => {
            received.push(await read(message));
            reply.end('done');
          });
        },
        async (port) => {
          await exchange(port, [post(body)], 'done');
          const whole = post(body);
          await exchange(port, [whole.subarray(0, 90), whole.subarray(90, 3_000), whole.subarray(3_000)], 'done');
          const chunked = 'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n';
          await exchange(port, [chunked, '6\r\n world\r\n', '0\r\n\r\n'], 'done');
        },
      );
      expect(received.map((bytes) => bytes.length)).toEqual([200_000, 200_000, 11]);
      expect(received[0]?.equals(body)).toBe(true);
      expect(received[1]?.equals(body)).toBe(true);
      expect(String(received[2])).toBe('hello world');
    });
  }

  it('is inspected where a lenient parser takes chunks beside a length of none', async () => {
    const held: Held[] = [];
    const server = createServer({ insecureHTTPParser: true }, (message, reply) => {
      void guard(message, reply, {}, () => reply.end('done')).then((one) => held.push(one));
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const heads = 'Connection: close\r\nContent-Length: 0\r\nTransfer-Encoding: chunked\r\n\r\n';
    await exchange(
      (server.address() as AddressInfo).port,
      [`POST / HTTP/1.1\r\nHost: a\r\n${heads}7\r\n{"a":1}\r\n0\r\n\r\n`],
      'done',
    );
    server.close();
    expect(held[0]?.readings).toContainEqual({ kind: 'json', text: '{"a":1}', isAlone: true });
  });

  it('reaches express.json and is inspected before', async () => {
    const held: Held[] = [];
    let seen: unknown;
    await serve(
      (message, reply) => {
        void guard(message, reply, {}, () =>
          json()(message, reply, () => {
            seen = (message as { body?: unknown }).body;
            reply.end('done');
          }),
        ).then((one) => held.push(one));
      },
      (port) => exchange(port, [post('{"a":1}', 'Content-Type: application/json\r\n')], 'done'),
    );
    expect(seen).toEqual({ a: 1 });
    expect(held[0]?.readings).toEqual([{ kind: 'json', text: '{"a":1}', isAlone: true }]);
  });
});
