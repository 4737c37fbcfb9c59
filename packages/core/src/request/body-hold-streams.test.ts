import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect as connectHttp2, createServer as createHttp2Server } from 'node:http2';
import { type AddressInfo, connect } from 'node:net';
import { Readable } from 'node:stream';
import busboy from 'busboy';
import inject from 'light-my-request';
import { describe, expect, it } from 'vitest';
import type { BodyOutcome } from './body-gate.js';
import { type BodyHold, type HoldOptions, holdBody } from './body-hold.js';
import type { BodyReading } from './body-reading.js';
import { drainBody } from './drain.js';
import { REQUEST_LIMITS } from './limits.js';
import type { Message, Reply } from './request.js';
import { exchange, serve } from './testing/serve.js';

interface Watched {
  readonly readings: BodyReading[];
  readonly late: BodyOutcome[];
  readonly hold: BodyHold;
}

/** Text that the stand-in for the checks takes for an attack. */
const ATTACK = 'ATTACK';

function watch(message: Message, reply: Reply, options: Partial<HoldOptions> = {}): Watched {
  const readings: BodyReading[] = [];
  const late: BodyOutcome[] = [];
  const hold = holdBody(message, {
    reply,
    limitBytes: 1_048_576,
    timeoutMs: 2_000,
    judge: (step) => {
      readings.push(...step);
      return !JSON.stringify(step).includes(ATTACK);
    },
    onLate: (outcome) => {
      late.push(outcome);
    },
    ...options,
  });
  return { readings, late, hold };
}

async function readAll(message: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const CRLF = '\r\n';
const partOf = (head: string, content: string) => `--b${CRLF}${head}${CRLF}${CRLF}${content}${CRLF}`;
const field = (name: string, content: string) => partOf(`Content-Disposition: form-data; name="${name}"`, content);
const fileHead = 'Content-Disposition: form-data; name="f"; filename="a.bin"\r\nContent-Type: application/octet-stream';
const MULTIPART = 'multipart/form-data; boundary=b';

/** A listener that holds, runs `handler` when harmless and refuses otherwise, as the engine does. */
function protect(
  handler: (message: IncomingMessage, reply: ServerResponse) => unknown,
  seen: (BodyOutcome | Watched)[] = [],
  options: Partial<HoldOptions> = {},
) {
  return async (message: IncomingMessage, reply: ServerResponse) => {
    const watched = watch(message, reply, options);
    const outcome = await watched.hold.outcome;
    seen.push(outcome, watched);
    if (outcome.kind === 'inspected' || outcome.kind === 'none') {
      // Must not end the judging of what follows a file part.
      watched.hold.release();
      await handler(message, reply);
      return;
    }
    watched.hold.discard();
    if (outcome.kind === 'aborted') return;
    const drained = await drainBody(message, watched.hold.receivedBytes);
    if (!drained) reply.setHeader('Connection', 'close');
    reply.writeHead(403).end('refused');
  };
}

describe('a request without a body', () => {
  it('costs nothing: no promise, no push of our own', async () => {
    let kinds: unknown[] = [];
    await serve(
      (message, reply) => {
        const { hold } = watch(message, reply);
        kinds = [hold.outcome, Object.hasOwn(message, 'push')];
        reply.end('done');
      },
      (port) => exchange(port, ['GET / HTTP/1.1\r\nHost: a\r\n\r\n'], 'done'),
    );
    expect(kinds).toEqual([{ kind: 'none' }, false]);
  });
});

describe('HTTP/1 connections', () => {
  it('stay usable when the application never reads its body', async () => {
    const body = 'x'.repeat(300_000);
    const one = `POST / HTTP/1.1\r\nHost: a\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
    const answer = await serve(
      protect((_message, reply) => reply.end('done')),
      (port) => exchange(port, [one, one, 'GET /last HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n']),
    );
    expect(answer.match(/done/g)).toHaveLength(3);
  });

  it.each([
    ['text', 'text/plain', 'x'],
    ['an upload', 'application/octet-stream', '\x00\x01'],
  ])('stay usable when we come late and nobody reads %s', async (_name, type, content) => {
    const held = protect((_message, reply) => reply.end('done'));
    const listener = async (message: IncomingMessage, reply: ServerResponse) => {
      // As after a session store: more has come by now than a stream takes, and the parser is paused.
      await new Promise((done) => setTimeout(done, 20));
      await held(message, reply);
    };
    const body = content.repeat(400_000 / content.length);
    const one = `POST / HTTP/1.1\r\nHost: a\r\nContent-Type: ${type}\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
    const last = 'GET /last HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n';
    const answer = await serve(listener, (port) => exchange(port, [one, one, last]));
    expect(answer.match(/done/g)).toHaveLength(3);
  });

  it.each([true, false])('stay usable when a fault is let by and the application reads: %s', async (reads) => {
    const listener = async (message: IncomingMessage, reply: ServerResponse) => {
      const { hold } = watch(message, reply, { limitBytes: 1_000 });
      await hold.outcome;
      // The parser is paused by now.
      await new Promise((done) => setTimeout(done, 20));
      hold.release();
      reply.end(reads ? `read ${(await readAll(message)).length}` : 'done');
    };
    const one = `POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 300000\r\n\r\n${'x'.repeat(300_000)}`;
    const last = 'GET /last HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n';
    const answer = await serve(listener, (port) => exchange(port, [one, last]));
    expect(answer.match(/read \d+|done/g)).toEqual(reads ? ['read 300000', 'read 0'] : ['done', 'done']);
  });

  it('stay usable after a block, and answer pipelined requests each by itself', async () => {
    const post = (body: string) =>
      `POST / HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
    const answer = await serve(
      protect(async (message, reply) => reply.end(`got ${await readAll(message)}`)),
      (port) => exchange(port, [[post('one'), post(ATTACK), post('two')].join('')], 'got two'),
    );
    expect(answer.match(/got one|refused|got two/g)).toEqual(['got one', 'refused', 'got two']);
    expect(answer).not.toContain('Connection: close');
  });

  it('are closed after a block when too much of the body is left', async () => {
    const length = 1_048_577 + REQUEST_LIMITS.drainBytes + 1_000_000;
    const answer = await serve(
      protect(() => {}),
      (port) =>
        exchange(
          port,
          [`POST / HTTP/1.1\r\nHost: a\r\nContent-Length: ${length}\r\n\r\n${'x'.repeat(1_200_000)}`],
          'refused',
        ),
    );
    expect(answer).toContain('Connection: close');
  });

  it('get 100 Continue although the application would send it from its handler', async () => {
    const answer = await serve(
      () => {},
      (port, server) => {
        server.on(
          'checkContinue',
          protect(async (message, reply) => reply.end(`got ${await readAll(message)}`)),
        );
        return exchange(
          port,
          ['POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n', 'hi'],
          'got hi',
        );
      },
    );
    expect(answer).toMatch(/^HTTP\/1.1 100 Continue/);
    expect(answer).toContain('got hi');
  });
});

describe('a body that does not come', () => {
  it('ends as a timeout, and what came is judged', async () => {
    const seen: (BodyOutcome | Watched)[] = [];
    const answer = await serve(
      protect(() => {}, seen, { timeoutMs: 50 }),
      (port) => exchange(port, ['POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 90000\r\n\r\na=1&b'], 'refused'),
    );
    expect(answer).toContain('403');
    expect(seen[0]).toMatchObject({ kind: 'fault', reason: 'timeout' });
    expect((seen[1] as Watched).readings).toContainEqual({ kind: 'form', text: 'a=1&b' });
  });

  it('ends as aborted when the client goes away', async () => {
    const seen: (BodyOutcome | Watched)[] = [];
    await serve(
      protect(() => {}, seen),
      async (port) => {
        const socket = connect(port, '127.0.0.1');
        socket.write('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\na=1');
        await new Promise((done) => setTimeout(done, 30));
        socket.destroy();
        await expect.poll(() => seen[0]).toEqual({ kind: 'aborted' });
      },
    );
  });
});

describe('a late mount', () => {
  it('inspects bytes that are in the stream already, and leaves them there', async () => {
    const body = 'y'.repeat(400_000);
    const seen: Watched[] = [];
    let received = '';
    await serve(
      async (message, reply) => {
        // As behind a middleware that looks something up first: the parser pauses at the high water mark meanwhile.
        await new Promise((done) => setTimeout(done, 30));
        const watched = watch(message, reply);
        seen.push(watched);
        await watched.hold.outcome;
        received = String(await readAll(message));
        reply.end('done');
      },
      (port) => exchange(port, [`POST / HTTP/1.1\r\nHost: a\r\nContent-Length: ${body.length}\r\n\r\n${body}`], 'done'),
    );
    expect(received === body).toBe(true);
    expect(seen[0]?.readings.map((reading) => 'text' in reading && reading.text === body)).toEqual([true]);
  });

  it('inspects a body that is there as a whole at once, and says so when it was read before', async () => {
    const outcomes: unknown[] = [];
    await serve(
      async (message, reply) => {
        await new Promise((done) => setTimeout(done, 30));
        const watched = watch(message, reply);
        outcomes.push(await watched.hold.outcome, watched.readings, String(await readAll(message)));
        outcomes.push(watch(message, reply).hold.outcome);
        reply.end('done');
      },
      (port) => exchange(port, ['POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\na=1'], 'done'),
    );
    expect(outcomes).toEqual([
      { kind: 'inspected' },
      [
        { kind: 'form', text: 'a=1' },
        { kind: 'text', text: 'a=1' },
      ],
      'a=1',
      { kind: 'consumed' },
    ]);
  });
});

describe('a judgement that takes time', () => {
  it('holds the body and lets the rest arrive', async () => {
    const parts = Array.from({ length: 40 }, (_, index) => field(`n${index}`, 'z'.repeat(20_000))).join('');
    const body = `${parts}${partOf(fileHead, 'q'.repeat(600_000))}${field('last', 'w')}--b--${CRLF}`;
    let received = '';
    const seen: (BodyOutcome | Watched)[] = [];
    const slow = { judge: () => new Promise<boolean>((done) => setTimeout(() => done(true), 5)) };
    await serve(
      protect(
        async (message, reply) => {
          received = String(await readAll(message));
          reply.end('done');
        },
        seen,
        slow,
      ),
      (port) =>
        exchange(
          port,
          [`POST / HTTP/1.1\r\nHost: a\r\nContent-Type: ${MULTIPART}\r\nContent-Length: ${body.length}\r\n\r\n`, body],
          'done',
        ),
    );
    expect(received === body).toBe(true);
  });
});

describe('an upload', () => {
  it('is judged as a whole at its first file, at its last boundary and at the end, however much follows', async () => {
    const dues: boolean[] = [];
    const judge: HoldOptions['judge'] = (_readings, isDue) => {
      dues.push(isDue);
      return true;
    };
    const pieces = [partOf(fileHead, 'x'), field('a', '1'), field('a', '2'), `--b--${CRLF}`, 'e', 'e', 'e'];
    const length = pieces.join('').length;
    const head = `POST / HTTP/1.1\r\nHost: a\r\nContent-Type: ${MULTIPART}\r\nContent-Length: ${length}\r\n\r\n`;
    await serve(
      protect(
        async (message, reply) => {
          await readAll(message);
          reply.end('done');
        },
        [],
        { judge },
      ),
      (port) => exchange(port, [head, ...pieces], 'done'),
    );
    expect(dues.filter((isDue) => isDue)).toHaveLength(3);
  });

  it('streams by in flat memory, and its late fields are judged before they arrive', async () => {
    const total = 50 * 1_048_576;
    let bytes = 0;
    let peak = 0;
    let fields: string[] = [];
    const seen: (BodyOutcome | Watched)[] = [];
    const before = process.memoryUsage().rss;
    await serve(
      protect(
        (message, reply) =>
          new Promise<void>((done) => {
            const parser = busboy({ headers: message.headers });
            fields = [];
            parser.on('file', (_name, file) =>
              file.on('data', (chunk: Buffer) => {
                bytes += chunk.length;
                peak = Math.max(peak, process.memoryUsage().rss);
              }),
            );
            parser.on('field', (name, value) => fields.push(`${name}=${value}`));
            parser.on('close', () => {
              reply.end('done');
              done();
            });
            message.pipe(parser);
          }),
        seen,
      ),
      async (port) => {
        const block = Buffer.alloc(65_536, 'v');
        const client = httpRequest({ port, host: '127.0.0.1', method: 'POST', headers: { 'content-type': MULTIPART } });
        const answered = new Promise((done) => client.on('response', (answer) => answer.resume().on('end', done)));
        client.write(`${field('first', '1')}--b${CRLF}${fileHead}${CRLF}${CRLF}`);
        for (let sent = 0; sent < total; sent += block.length) {
          if (!client.write(block)) await new Promise((done) => client.once('drain', done));
        }
        client.end(`${CRLF}${field('last', '2')}--b--${CRLF}`);
        await answered;
      },
    );
    expect(bytes).toBe(total);
    expect(fields).toEqual(['first=1', 'last=2']);
    expect((seen[1] as Watched).readings).toContainEqual({ kind: 'field', name: 'last', text: '2' });
    expect((seen[1] as Watched).readings.filter(({ kind }) => kind === 'file')).toHaveLength(1);
    expect((peak - before) / 1_048_576).toBeLessThan(100);
  });

  it('is cut off at a late finding: nothing of that field gets through', async () => {
    const seen: (BodyOutcome | Watched)[] = [];
    let received = '';
    let ended = false;
    await serve(
      protect(async (message) => {
        message.on('data', (chunk: Buffer) => {
          received += chunk;
        });
        message.on('end', () => {
          ended = true;
        });
      }, seen),
      async (port) => {
        const head = `POST / HTTP/1.1\r\nHost: a\r\nContent-Type: ${MULTIPART}\r\nTransfer-Encoding: chunked\r\n\r\n`;
        const chunk = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`;
        const late = field('x', ATTACK);
        const pieces = [partOf(fileHead, 'c'.repeat(9_000)), late.slice(0, 40), late.slice(40), `--b--${CRLF}`];
        void exchange(port, [head, ...pieces.map(chunk), '0\r\n\r\n'], 'never');
        await expect.poll(() => (seen[1] as Watched | undefined)?.late).toEqual([{ kind: 'stopped' }]);
        (seen[1] as Watched).hold.discard();
        await new Promise((done) => setTimeout(done, 30));
      },
    );
    expect(received).toContain('cccc');
    expect(received).not.toContain('name="x"');
    expect(ended).toBe(false);
  });
});

describe('HTTP/2', () => {
  async function serveHttp2(listener: (message: Message, reply: Reply) => void, use: (port: number) => Promise<void>) {
    const server = createHttp2Server((message, reply) => listener(message, reply));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    try {
      await use((server.address() as AddressInfo).port);
    } finally {
      server.close();
    }
  }

  async function send(port: number, body: Buffer | undefined, headers: Record<string, string> = {}) {
    const client = connectHttp2(`http://127.0.0.1:${port}`);
    const stream = client.request({ ':method': body === undefined ? 'GET' : 'POST', ...headers }, { endStream: !body });
    if (body !== undefined) stream.end(body);
    const answer = String(await readAll(stream));
    client.close();
    return answer;
  }

  const listener = (message: Message, reply: Reply) =>
    void protect(async (inner, answer) => answer.end(`got ${(await readAll(inner)).length}`))(
      message as IncomingMessage,
      reply as ServerResponse,
    );

  it('hands bodies over byte for byte, none, small and large', async () => {
    await serveHttp2(listener, async (port) => {
      expect(await send(port, undefined)).toBe('got 0');
      expect(await send(port, Buffer.from('a=1'))).toBe('got 3');
      expect(await send(port, Buffer.alloc(900_000, 'a'))).toBe('got 900000');
      expect(await send(port, Buffer.alloc(3_000_000), { 'content-type': 'image/png' })).toBe('got 3000000');
    });
  });

  it('refuses without waiting for the rest', async () => {
    await serveHttp2(listener, async (port) => {
      expect(await send(port, Buffer.from(ATTACK))).toBe('refused');
      expect(await send(port, Buffer.alloc(1_048_577, 'a'), { 'content-type': 'text/plain' })).toBe('refused');
    });
  });

  // Node ends the stream of a reset request like that of a whole one; what came is inspected all the same.
  it.each([
    ['the connection goes away', 'aborted'],
    ['the stream is reset', 'inspected'],
  ])('never hangs when %s', async (_how, kind) => {
    const seen: BodyOutcome[] = [];
    await serveHttp2(
      (message, reply) =>
        void Promise.resolve(watch(message, reply).hold.outcome).then((outcome) => seen.push(outcome)),
      async (port) => {
        const client = connectHttp2(`http://127.0.0.1:${port}`);
        const stream = client.request({ ':method': 'POST' });
        stream.on('error', () => {});
        stream.write('a=1');
        await new Promise((done) => setTimeout(done, 30));
        if (kind === 'aborted') client.destroy();
        else stream.close(8);
        await expect.poll(() => seen).toEqual([{ kind }]);
        client.close();
      },
    );
  });
});

describe('an injected request', () => {
  const dispatch = (message: unknown, reply: unknown) =>
    void protect(async (inner, answer) => answer.end(`got ${await readAll(inner)}`))(
      message as IncomingMessage,
      reply as ServerResponse,
    );

  it.each([
    ['a string', 'a=1'],
    ['a buffer', Buffer.from('a=1')],
    ['a stream', () => Readable.from([Buffer.from('a='), Buffer.from('1')])],
    ['an object', { a: 1 }],
  ])('hands over %s', async (_name, payload) => {
    const answer = await inject(dispatch as Parameters<typeof inject>[0], {
      method: 'POST',
      url: '/',
      payload: typeof payload === 'function' ? payload() : payload,
    });
    expect(answer.payload).toBe(_name === 'an object' ? 'got {"a":1}' : 'got a=1');
  });

  it('is refused, and passes without a body', async () => {
    const run = dispatch as Parameters<typeof inject>[0];
    expect((await inject(run, { method: 'POST', url: '/', payload: ATTACK })).statusCode).toBe(403);
    expect((await inject(run, { method: 'GET', url: '/' })).payload).toBe('got ');
  });
});

describe('what goes wrong after the handler started', () => {
  const chunk = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`;
  const head = `POST / HTTP/1.1\r\nHost: a\r\nContent-Type: ${MULTIPART}\r\nTransfer-Encoding: chunked\r\n\r\n`;

  async function upload(pieces: readonly string[], options: Partial<HoldOptions> = {}) {
    const seen: (BodyOutcome | Watched)[] = [];
    const received: string[] = [];
    await serve(
      protect((message) => void message.on('data', (bytes: Buffer) => received.push(String(bytes))), seen, options),
      async (port) => {
        void exchange(port, [head, ...pieces.map(chunk)], 'never');
        await expect.poll(() => (seen[1] as Watched | undefined)?.late.length).toBe(1);
      },
    );
    return { late: (seen[1] as Watched).late[0], received: received.join('') };
  }

  it('is told: too many bytes of fields', async () => {
    const file = partOf(fileHead, 'c'.repeat(9_000));
    const { late, received } = await upload([file, field('x', 'y'.repeat(3_000))], { limitBytes: 2_000 });
    expect(late).toMatchObject({ kind: 'fault', reason: 'limit' });
    expect(received).not.toContain('yyy');
  });

  it('is told: a boundary that only some parsers see', async () => {
    const { late } = await upload([partOf(fileHead, 'c'.repeat(9_000)).trimEnd(), `\n${field('x', 'y')}--b--\r\n`]);
    expect(late).toMatchObject({ kind: 'fault', reason: 'malformed' });
  });
});

describe('a judgement that never ends', () => {
  it('makes the parser pause once more than the limit has run ahead, and not before', async () => {
    let answers: boolean[] = [];
    await serve(
      (message, reply) => {
        watch(message, reply, { judge: () => new Promise(() => {}), limitBytes: 10 });
        // As Node's parser does; the body itself never comes.
        answers = [11, REQUEST_LIMITS.aheadBytes - 11, 1].map((length) => message.push(Buffer.alloc(length, 'a')));
        reply.end('done');
      },
      (port) => exchange(port, ['POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n'], 'done'),
    );
    expect(answers).toEqual([true, true, false]);
  });
});
