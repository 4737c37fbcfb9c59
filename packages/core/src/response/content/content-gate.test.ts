import { createServer, type ServerResponse } from 'node:http';
import { createServer as createHttp2Server } from 'node:http2';
import { type AddressInfo, connect, type Server } from 'node:net';
import { Readable } from 'node:stream';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { LeakScanner } from '../../checks/dlp/leak-scanner.js';
import { toLeakRules } from '../../checks/dlp/rules.js';
import type { Reply } from '../../request/request.js';
import { withSession } from '../../testing/http2-client.js';
import type { Block } from '../../verdict/verdict.js';
import { guardResponse, type ResponseWatch } from '../gate.js';
import type { ContentWatch } from './content-watch.js';

const CARD = '4111 1111 1111 1111';
const BLOCK: Block = {
  action: 'block',
  status: 403,
  headers: { 'content-type': 'text/plain; charset=utf-8', 'content-length': '7' },
  body: 'blocked',
  findings: [],
};
const RULES = toLeakRules(
  { phones: false, cards: true, privateKeys: true, hashes: true, windows: true, linux: true },
  () => false,
);

type Handler = (reply: ServerResponse) => unknown;
interface Received {
  readonly status: number;
  readonly body: Buffer;
  readonly isWhole: boolean;
  readonly headers: Record<string, unknown>;
  readonly trailers: Record<string, unknown>;
}

const found = vi.fn();
const unreadable = vi.fn();
const answered = vi.fn();
const errors: unknown[] = [];
let handler: Handler = () => {};
let content: Partial<ContentWatch<unknown>> | undefined = {};

function watch(): ResponseWatch<unknown> {
  const nothing = { serverHeader: undefined, replace: undefined, unanswered: undefined, answered };
  if (content === undefined) return { ...nothing, content };
  const defaults: ContentWatch<unknown> = {
    holdBytes: 65_536,
    holdMs: 10_000,
    onlyLogs: false,
    wants: () => true,
    createScanner: () => new LeakScanner(RULES),
    found: (_subject, leak) => {
      found(leak);
      return content?.onlyLogs === true ? undefined : BLOCK;
    },
    unreadable,
    failed: (error) => errors.push(error),
  };
  return { ...nothing, content: { ...defaults, ...content } };
}

function serve(_message: unknown, reply: Reply): void {
  guardResponse(reply, watch(), undefined);
  reply.on('error', (error) => errors.push(error));
  void (async () => handler(reply as ServerResponse))().catch((error: unknown) => {
    errors.push(error);
    (reply as ServerResponse).destroy();
  });
}

const http1 = createServer(serve);
const http2 = createHttp2Server(serve);

function portOf(server: unknown): number {
  return ((server as Server).address() as AddressInfo).port;
}

beforeAll(async () => {
  for (const server of [http1, http2]) await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});

afterAll(() => {
  http1.closeAllConnections();
  http1.close();
  http2.close();
});

function ask1(): Promise<Received> {
  return new Promise((resolve) => {
    const pieces: Buffer[] = [];
    const socket = connect(portOf(http1), '127.0.0.1');
    socket.write('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
    socket.on('data', (piece) => pieces.push(piece));
    socket.on('error', () => {});
    socket.on('close', () => resolve(parse(Buffer.concat(pieces))));
  });
}

/** Strictly: an answer without its end is not whole. */
function parse(bytes: Buffer): Received {
  const end = bytes.indexOf('\r\n\r\n');
  const [line = '', ...lines] = bytes.subarray(0, Math.max(0, end)).toString('latin1').split('\r\n');
  const headers = toHeaders(lines);
  const status = Number(line.split(' ')[1] ?? 0);
  const rest = bytes.subarray(end + 4);
  if (end < 0) return { status: 0, body: Buffer.alloc(0), isWhole: false, headers, trailers: {} };
  if (headers['transfer-encoding'] === 'chunked') return { status, headers, ...parseChunks(rest) };
  const length = headers['content-length'];
  return { status, headers, body: rest, isWhole: length === undefined || Number(length) === rest.length, trailers: {} };
}

function parseChunks(bytes: Buffer): Pick<Received, 'body' | 'isWhole' | 'trailers'> {
  const chunks: Buffer[] = [];
  let rest = bytes;
  for (;;) {
    const line = rest.indexOf('\r\n');
    const size = line < 0 ? Number.NaN : Number.parseInt(rest.subarray(0, line).toString('latin1'), 16);
    if (Number.isNaN(size)) return { body: Buffer.concat(chunks), isWhole: false, trailers: {} };
    rest = rest.subarray(line + 2);
    if (size === 0) {
      const trailers = toHeaders(rest.toString('latin1').split('\r\n'));
      return { body: Buffer.concat(chunks), isWhole: rest.toString('latin1').endsWith('\r\n'), trailers };
    }
    chunks.push(rest.subarray(0, size));
    if (rest.length < size + 2) return { body: Buffer.concat(chunks), isWhole: false, trailers: {} };
    rest = rest.subarray(size + 2);
  }
}

function toHeaders(lines: readonly string[]): Record<string, string> {
  const pairs = lines.filter((line) => line.includes(': ')).map((line) => line.split(': ') as [string, string]);
  return Object.fromEntries(pairs.map(([name, value]) => [name.toLowerCase(), value]));
}

function ask2(): Promise<Received> {
  return withSession(`http://127.0.0.1:${portOf(http2)}`, (session) => {
    return new Promise((resolve) => {
      const stream = session.request({ ':path': '/' });
      const pieces: Buffer[] = [];
      let headers: Record<string, unknown> = {};
      let trailers: Record<string, unknown> = {};
      let isWhole = false;
      stream.on('response', (head) => {
        headers = head;
      });
      stream.on('trailers', (head) => {
        trailers = head;
      });
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', () => {
        isWhole = true;
      });
      stream.on('error', () => {});
      stream.on('close', () => {
        const status = Number(headers[':status'] ?? 0);
        resolve({ status, headers, body: Buffer.concat(pieces), isWhole: isWhole && stream.rstCode === 0, trailers });
      });
      stream.end();
    });
  });
}

type Run = { readonly handler: Handler; readonly content?: Partial<ContentWatch<unknown>> | undefined };

describe.each([
  ['HTTP/1', ask1],
  ['HTTP/2', ask2],
] as const)('the content of an answer over %s', (protocol, ask) => {
  async function run(options: Run): Promise<Received> {
    found.mockClear();
    unreadable.mockClear();
    answered.mockClear();
    errors.length = 0;
    handler = options.handler;
    content = 'content' in options ? options.content : {};
    return ask();
  }

  function expectBlocked(received: Received): void {
    expect([received.status, received.body.toString(), received.isWhole]).toEqual([403, 'blocked', true]);
    expect(found).toHaveBeenCalledTimes(1);
    expect(answered.mock.calls).toEqual([[undefined, 403]]);
    expect(errors).toEqual([]);
  }

  const LEAKING: readonly [name: string, handler: Handler][] = [
    ['in one piece', (reply) => reply.end(`number ${CARD}.`)],
    ['in one piece with a head', (reply) => reply.writeHead(200, { 'Content-Type': 'text/html' }).end(`a ${CARD}`)],
    ['with a head as a list', (reply) => reply.writeHead(200, ['Content-Type', 'text/html', 'X-A', 'b']).end(CARD)],
    ['as bytes', (reply) => reply.end(Buffer.from(CARD))],
    ['in base64', (reply) => reply.end(Buffer.from(CARD).toString('base64'), 'base64')],
    [
      'over two writes',
      (reply) => {
        reply.write(CARD.slice(0, 9));
        reply.end(CARD.slice(9));
      },
    ],
    [
      'as its last bytes, behind an end without any',
      (reply) => {
        reply.write('a '.repeat(1000));
        reply.write(CARD);
        reply.end();
      },
    ],
    [
      'behind flushed headers',
      (reply) => {
        reply.flushHeaders();
        setTimeout(() => reply.end(CARD), 5);
      },
    ],
    [
      'with a length and trailers',
      (reply) => {
        reply.setHeader('Content-Length', CARD.length);
        reply.write(CARD.slice(0, 4));
        reply.end(CARD.slice(4));
      },
    ],
    ['through a pipe', (reply) => Readable.from([Buffer.from('a '), Buffer.from(CARD), Buffer.from(' b')]).pipe(reply)],
    [
      'while the application goes on',
      (reply) => {
        reply.write(`${CARD} `);
        reply.write('more');
        reply.setHeader('A', 'b');
        reply.end('most');
        reply.end('again');
      },
    ],
    [
      'in UTF-16',
      (reply) => {
        reply.setHeader('Content-Type', 'text/plain; charset=utf-16le');
        reply.write(Buffer.from(CARD, 'utf16le').subarray(0, 7));
        reply.end(Buffer.from(CARD, 'utf16le').subarray(7));
      },
    ],
    ['in UTF-16 with a mark', (reply) => reply.end(Buffer.from(`\ufeff${CARD}`, 'utf16le'))],
  ];

  it.each(LEAKING)('is replaced where it leaks %s', async (_name, leaking) => {
    expectBlocked(await run({ handler: leaking }));
  });

  const ENCODERS = { gzip: gzipSync, deflate: deflateSync, br: brotliCompressSync } as const;
  it.each([...Object.entries(ENCODERS), ['deflate', deflateRawSync] as const])(
    'is decoded as %s, whole and in pieces of a byte',
    async (encoding, encode) => {
      const bytes = encode(Buffer.from(`${'text '.repeat(50)}${CARD}`));
      const head = { 'Content-Encoding': encoding, 'Content-Type': 'text/html' };
      expectBlocked(await run({ handler: (reply) => reply.writeHead(200, head).end(bytes) }));
      const byBytes: Handler = (reply) => {
        reply.writeHead(200, head);
        for (const byte of bytes) reply.write(Buffer.of(byte));
        reply.end();
      };
      expectBlocked(await run({ handler: byBytes }));
    },
  );

  it('goes out unseen in an encoding that nobody knows, which is told', async () => {
    const { body } = await run({ handler: (reply) => reply.writeHead(200, { 'Content-Encoding': 'x' }).end(CARD) });
    expect(body.toString()).toBe(CARD);
    expect(unreadable.mock.calls[0]?.[0]).toBe('x');
  });

  it('goes out whole when it is not what its encoding says', async () => {
    const wrong: Handler = (reply) => {
      reply.writeHead(200, { 'Content-Encoding': 'gzip' });
      reply.write('not ');
      reply.end('gzip');
    };
    expect((await run({ handler: wrong })).body.toString()).toBe('not gzip');
    expect(unreadable).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['images', { 'Content-Type': 'image/png' }, 200],
    ['fonts', { 'Content-Type': 'font/woff2' }, 200],
  ])('is not looked at in %s', async (_name, head, status) => {
    const { body } = await run({ handler: (reply) => reply.writeHead(status, head).end(CARD) });
    expect(body.toString()).toBe(CARD);
  });

  it('is only told of where nothing blocks, and arrives as it is written', async () => {
    const logged: Handler = (reply) => {
      reply.write(CARD.slice(0, 5));
      reply.end(CARD.slice(5));
    };
    const { status, body } = await run({ handler: logged, content: { onlyLogs: true } });
    expect([status, body.toString()]).toEqual([200, CARD]);
    expect(found).toHaveBeenCalledTimes(1);
    expect((await run({ handler: (reply) => reply.end(CARD), content: { onlyLogs: true } })).body.toString()).toBe(
      CARD,
    );
    expect(found).toHaveBeenCalledTimes(1);
  });

  it.each([0, 1, 5, 12])('is cut before a leak in a larger answer, %i bytes into it', async (split) => {
    const large: Handler = async (reply) => {
      for (let index = 0; index < 40; index++) {
        if (!reply.write('harmless text. '.repeat(400))) await new Promise((done) => reply.once('drain', done));
      }
      reply.write(`b ${CARD.slice(0, split)}`);
      reply.write(`${CARD.slice(split)} c`);
      reply.end('end');
    };
    const received = await run({ handler: large });
    expect([received.status, received.isWhole]).toEqual([200, false]);
    expect(received.body.includes('b 4')).toBe(false);
    expect(received.body.length).toBeGreaterThan(100_000);
    expect(found).toHaveBeenCalledTimes(1);
    expect(errors).toEqual([]);
  });

  it('is cut where the leak is in the last bytes of a larger answer', async () => {
    const large: Handler = (reply) => {
      reply.write('x '.repeat(100_000));
      reply.end(CARD);
    };
    const received = await run({ handler: large });
    expect(received.isWhole).toBe(false);
    expect(received.body.includes('4111')).toBe(false);
  });

  it('is never held where events are sent, and cut at a leak', async () => {
    const seen: number[] = [];
    const events: Handler = async (reply) => {
      reply.writeHead(200, { 'Content-Type': 'text/event-stream' });
      for (const data of ['one', 'two', CARD, 'three']) {
        reply.write(`data: ${data}\n\n`);
        seen.push(answered.mock.calls.length);
        await new Promise((done) => setTimeout(done, 5));
      }
      reply.end();
    };
    const received = await run({ handler: events });
    expect(received.body.toString()).toBe('data: one\n\ndata: two\n\n');
    expect(received.isWhole).toBe(false);
    expect(seen[0]).toBe(1);
  });

  it('is let go when it comes slowly, and searched on', async () => {
    const slow: Handler = async (reply) => {
      reply.write('one ');
      await new Promise((done) => setTimeout(done, 60));
      reply.write(`two ${CARD}`);
      reply.end(' three');
    };
    const received = await run({ handler: slow, content: { holdMs: 20 } });
    expect([received.status, received.body.toString(), received.isWhole]).toEqual([200, 'one ', false]);
  });

  it('is held while its head is flushed, which then goes out by its time', async () => {
    const flushed: Handler = async (reply) => {
      reply.flushHeaders();
      await new Promise((done) => setTimeout(done, 60));
      reply.end('late');
    };
    const { status, body } = await run({ handler: flushed, content: { holdMs: 20 } });
    expect([status, body.toString()]).toEqual([200, 'late']);
  });

  it('shows the application what it always shows: headers are sent once they are written', async () => {
    const states: unknown[] = [];
    const looking: Handler = (reply) => {
      states.push(reply.headersSent);
      reply.write('a');
      states.push(reply.headersSent);
      try {
        reply.setHeader('A', 'b');
      } catch (error) {
        states.push((error as { code: string }).code);
      }
      reply.end();
      states.push(reply.writableEnded);
    };
    const held = await run({ handler: looking });
    const withDlp = states.splice(0);
    await run({ handler: looking, content: undefined });
    expect(withDlp).toEqual(states);
    expect(held.body.toString()).toBe('a');
  });

  it('calls back whoever waits for a write before the next', async () => {
    const waiting: Handler = async (reply) => {
      const buffer = Buffer.alloc(4);
      for (const text of ['one ', 'two ', 'six ']) {
        buffer.write(text);
        await new Promise<void>((done) => reply.write(buffer, () => done()));
      }
      await new Promise<void>((done) => reply.end('end', () => done()));
    };
    expect((await run({ handler: waiting })).body.toString()).toBe('one two six end');
  });

  it('ends the exchange where the application gives up in the middle', async () => {
    const failing: Handler = (reply) => {
      reply.write('a');
      if ('stream' in reply) (reply as unknown as { stream: { close(code: number): void } }).stream.close(2);
      else reply.destroy();
    };
    expect((await run({ handler: failing, content: { holdMs: 5 } })).isWhole).toBe(false);
    await new Promise((done) => setTimeout(done, 20));
    expect(errors).toEqual([]);
  });

  // No empty pieces: over HTTP/2, Node 20 itself sends foreign memory where one is queued with texts and bytes.
  const operation = fc.oneof(
    fc.record({
      op: fc.constant('write' as const),
      text: fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
    }),
    fc.record({ op: fc.constant('bytes' as const), size: fc.integer({ min: 1, max: 5_000 }) }),
    fc.record({ op: fc.constantFrom('flush' as const, 'wait' as const, 'callback' as const, 'cork' as const) }),
  );
  const ending = fc.record({
    text: fc.option(fc.string({ minLength: 1, maxLength: 20 })),
    head: fc.constantFrom('none' as const, 'early' as const, 'length' as const, 'set' as const, 'trailer' as const),
    twice: fc.boolean(),
  });

  it('is the same with and without us, whatever the application does, where nothing leaks', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(operation, { maxLength: 12 }),
        ending,
        fc.constantFrom(0, 100, 65_536),
        async (operations, end, holdBytes) => {
          const play = toHandler(operations, end, protocol);
          const plain = await run({ handler: play, content: undefined });
          const plainErrors = [...errors];
          const seen = await run({ handler: play, content: { holdBytes } });
          expect(simplify(seen)).toEqual(simplify(plain));
          expect(errors.map(String)).toEqual(plainErrors.map(String));
        },
      ),
      { numRuns: 120 },
    );
  }, 60_000);
});

function simplify({ status, body, isWhole, headers, trailers }: Received): unknown {
  const { date: _, ...others } = headers;
  return { status, isWhole, trailers: { ...trailers }, body: body.toString('latin1'), headers: { ...others } };
}

interface Ending {
  readonly text: string | null;
  readonly head: 'none' | 'early' | 'length' | 'set' | 'trailer';
  readonly twice: boolean;
}
interface Operation {
  readonly op: string;
  readonly text?: string;
  readonly size?: number;
}

function toHandler(operations: readonly Operation[], end: Ending, protocol: string): Handler {
  return async (reply) => {
    const total =
      operations.reduce((sum, { text, size = 0 }) => sum + size + Buffer.byteLength(text ?? ''), 0) +
      (operations.some(({ op }) => op === 'cork') ? 0 : operations.filter(({ op }) => op === 'callback').length);
    if (end.head === 'early') reply.writeHead(201, { 'X-A': 'b', 'Content-Type': 'text/plain' });
    if (end.head === 'set') reply.setHeader('Content-Type', 'application/json');
    if (end.head === 'length') reply.setHeader('Content-Length', total + Buffer.byteLength(end.text ?? ''));
    if (end.head === 'trailer') reply.setHeader('Trailer', 'X-Sum');
    for (const { op, text, size } of operations) {
      if (op === 'write') reply.write(text as string);
      if (op === 'bytes') reply.write(Buffer.alloc(size as number, 'y'));
      if (op === 'flush') reply.flushHeaders();
      if (op === 'wait') await new Promise((done) => setImmediate(done));
      // What is corked calls nobody back before it is not.
      if (op === 'callback' && !operations.some((other) => other.op === 'cork'))
        await new Promise<void>((done) => reply.write('.', () => done()) && undefined);
      // Node 24 itself loses what is written between cork and flush.
      const isFlushed = operations.some((other) => other.op === 'flush');
      if (op === 'cork' && protocol === 'HTTP/1' && !isFlushed) reply.cork();
    }
    if (end.head === 'trailer') reply.addTrailers({ 'X-Sum': 'abc' });
    if (end.text === null) reply.end();
    else reply.end(end.text);
    if (end.twice) reply.end();
  };
}
