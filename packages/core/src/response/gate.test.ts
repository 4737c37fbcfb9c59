import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createHttp2Server } from 'node:http2';
import { type AddressInfo, connect, type Server } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import type { Reply } from '../request/request.js';
import { send } from '../testing/client.js';
import { sendStream, withSession } from '../testing/http2-client.js';
import type { Block } from '../verdict/verdict.js';
import { guardResponse, type ResponseWatch, reserveGate } from './gate.js';

type Answer = (reply: Reply) => void;

const NOTHING: ResponseWatch<string> = {
  serverHeader: undefined,
  replace: undefined,
  answered: undefined,
  unanswered: undefined,
  content: undefined,
};

const BLOCK: Block = {
  action: 'block',
  status: 403,
  headers: { 'content-type': 'text/plain; charset=utf-8', 'content-length': '7' },
  body: 'blocked',
  findings: [],
};

const WAYS: readonly [name: string, answer: Answer][] = [
  ['end with a text', (reply) => reply.writeHead(404).end('not here')],
  ['an implicit head', (reply) => set(reply, 404).end('not here')],
  ['end without a body', (reply) => set(reply, 404).end()],
  [
    'pieces',
    (reply) => {
      set(reply, 404);
      const { write, end } = reply as { write(text: string): void; end(text: string): void };
      write.call(reply, 'not ');
      setTimeout(() => end.call(reply, 'here'), 5);
    },
  ],
  [
    'flushed headers',
    (reply) => {
      (set(reply, 404) as ServerResponse).flushHeaders();
      reply.end('not here');
    },
  ],
  [
    'a head that goes out by itself, as compression does it',
    (reply) => {
      set(reply, 404);
      reply.writeHead(reply.statusCode);
      setTimeout(() => reply.end('not here'), 5);
    },
  ],
];

function set(reply: Reply, status: number): Reply {
  reply.statusCode = status;
  reply.setHeader('ETag', '"a"');
  reply.setHeader('Set-Cookie', 'a=1');
  return reply;
}

async function serve<T>(server: Server, use: (origin: string) => Promise<T>): Promise<T> {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    (server as { closeAllConnections?: () => void }).closeAllConnections?.();
    server.close();
  }
}

function listener(watch: ResponseWatch<string>, answer: Answer): (message: { url?: string }, reply: Reply) => void {
  return (message, reply) => {
    guardResponse(reply, watch, message.url ?? '');
    answer(reply);
  };
}

const PROTOCOLS = {
  'HTTP/1': (watch: ResponseWatch<string>, answer: Answer, path = '/') =>
    serve(createServer(listener(watch, answer) as RequestListener), (origin) => send(origin, { path })),
  'HTTP/2': (watch: ResponseWatch<string>, answer: Answer, path = '/') =>
    serve(createHttp2Server(listener(watch, answer)), (origin) =>
      withSession(origin, (session) => sendStream(session, { path })),
    ),
} as const;

describe.each(Object.entries(PROTOCOLS))('the gate on a response over %s', (_protocol, ask) => {
  it.each(WAYS)('tells the status of %s, once', async (_name, answer) => {
    const answered = vi.fn();
    const { status, text } = await ask({ ...NOTHING, answered }, answer, '/a');
    expect([status, text.replace('not here', '')]).toEqual([404, '']);
    expect(answered.mock.calls).toEqual([['/a', 404]]);
  });

  it.each(WAYS)('puts a block in the place of %s', async (_name, answer) => {
    const replace = vi.fn((_subject: string, status: number) => (status === 404 ? BLOCK : undefined));
    const answered = vi.fn();
    const { status, text, headers } = await ask({ ...NOTHING, replace, answered }, answer, '/a');
    expect([status, text]).toEqual([403, 'blocked']);
    expect([headers.etag, headers['set-cookie']]).toEqual([undefined, undefined]);
    expect(replace.mock.calls).toEqual([['/a', 404]]);
    expect(answered.mock.calls).toEqual([['/a', 403]]);
  });

  it.each(WAYS)('lets %s be where it asks and nothing is said', async (_name, answer) => {
    const { status, text, headers } = await ask({ ...NOTHING, replace: () => undefined }, answer);
    expect([status, text === '' || text === 'not here']).toEqual([404, true]);
    expect(headers.etag === undefined || headers.etag === '"a"').toBe(true);
  });

  it('keeps silent what the application still says behind a block', async () => {
    const thrown: unknown[] = [];
    const { text } = await ask({ ...NOTHING, replace: () => BLOCK }, (reply) => {
      try {
        reply.end('one');
        reply.setHeader('A', 'b');
        reply.writeHead(500);
        reply.end('two');
      } catch (error) {
        thrown.push(error);
      }
    });
    expect([text, thrown]).toEqual(['blocked', []]);
  });

  it('calls back whoever waits for a write of a replaced answer', async () => {
    const called = vi.fn();
    await ask({ ...NOTHING, replace: () => BLOCK }, (reply) => {
      (reply as { end(text: string, done: () => void): void }).end('one', called);
    });
    await vi.waitFor(() => expect(called).toHaveBeenCalledTimes(1));
  });
});

describe('the gate on a response', () => {
  it('touches nothing but the head where nothing may be replaced', async () => {
    const own: string[] = [];
    await PROTOCOLS['HTTP/1']({ ...NOTHING, answered: () => {} }, (reply) => {
      own.push(...['writeHead', 'write', 'end', 'flushHeaders'].filter((name) => Object.hasOwn(reply, name)));
      reply.end();
    });
    expect(own).toEqual(['writeHead']);
  });

  it('survives an end that somebody kept from before, and then lets the answer be', async () => {
    const server = createServer((_message, reply) => {
      const { end } = reply;
      guardResponse(reply, { ...NOTHING, replace: () => BLOCK }, '');
      reply.statusCode = 404;
      end.call(reply, 'not here', 'utf8');
    });
    const { status, text } = await serve(server, (origin) => send(origin));
    expect([status, text]).toEqual([404, 'not here']);
  });

  it('survives a write that somebody kept from before: what it writes is dropped', async () => {
    const server = createServer((_message, reply) => {
      const { write } = reply;
      guardResponse(reply, { ...NOTHING, replace: () => BLOCK }, '');
      reply.statusCode = 404;
      write.call(reply, 'not here', 'utf8');
      reply.end();
    });
    const { status, text } = await serve(server, (origin) => send(origin));
    expect([status, text]).toEqual([403, 'blocked']);
  });

  it('tells of a connection that ends before any head, and of nothing twice', async () => {
    const unanswered = vi.fn();
    const answered = vi.fn();
    const server = createServer((message, reply) => {
      guardResponse(reply, { ...NOTHING, unanswered, answered }, message.url ?? '');
      if (message.url === '/answered') reply.end();
    });
    await serve(server, async (origin) => {
      await send(origin, { path: '/answered' });
      const socket = connect(Number(new URL(origin).port), '127.0.0.1');
      socket.write('GET /left HTTP/1.1\r\nHost: a\r\n\r\n');
      setTimeout(() => socket.destroy(), 20);
      await vi.waitFor(() => expect(unanswered).toHaveBeenCalled());
    });
    expect(unanswered.mock.calls).toEqual([['/left']]);
    expect(answered.mock.calls).toEqual([['/answered', 200]]);
  });

  it('answers the request behind a replaced one on its connection', async () => {
    const server = createServer((message, reply) => {
      guardResponse(reply, { ...NOTHING, replace: (path) => (path === '/1' ? BLOCK : undefined) }, message.url ?? '');
      reply.end(`answer to ${message.url}`);
    });
    const text = await serve(
      server,
      (origin) =>
        new Promise<string>((resolve) => {
          let received = '';
          const socket = connect(Number(new URL(origin).port), '127.0.0.1');
          socket.on('data', (piece) => {
            received += piece;
          });
          socket.on('end', () => resolve(received));
          socket.write('GET /1 HTTP/1.1\r\nHost: a\r\n\r\nGET /2 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
        }),
    );
    expect(text).toMatch(/blockedHTTP\/1\.1 200 OK[\s\S]*answer to \/2$/);
  });
});

describe('room for a gate', () => {
  const answerIn = (prepare: (reply: ServerResponse) => void): Promise<string> => {
    const server = createServer((_message, reply) => {
      reserveGate(reply);
      prepare(reply);
      reply.statusCode = 404;
      reply.write('not ');
      reply.end('here');
    });
    return serve(server, async (origin) => {
      const { status, text } = await send(origin);
      return `${status} ${text}`;
    });
  };

  it('changes nothing where no gate is set', async () => {
    expect(await answerIn(() => {})).toBe('404 not here');
  });

  it('is used by the gate', async () => {
    expect(await answerIn((reply) => guardResponse(reply, { ...NOTHING, replace: () => BLOCK }, ''))).toBe(
      '403 blocked',
    );
  });

  it('lets a prototype speak that a framework sets later', async () => {
    const say = (reply: ServerResponse): void => {
      const framework = Object.create(Object.getPrototypeOf(reply), {
        end: {
          value(this: ServerResponse, text: string) {
            return Object.getPrototypeOf(framework).end.call(this, `${text}!`);
          },
        },
      });
      Object.setPrototypeOf(reply, framework);
    };
    expect(await answerIn(say)).toBe('404 not here!');
    const guarded = (reply: ServerResponse): void => {
      say(reply);
      guardResponse(reply, { ...NOTHING, replace: () => undefined }, '');
    };
    expect(await answerIn(guarded)).toBe('404 not here!');
  });

  it('is no ring for whoever makes an object of a response and keeps its functions', async () => {
    const written: number[] = [];
    const answer = await answerIn((reply) => {
      const { writeHead } = reply;
      const derived = Object.create(reply) as ServerResponse;
      const own = Object.getPrototypeOf(reply) as ServerResponse;
      Object.setPrototypeOf(reply, { __proto__: own, writeHead: (status: number) => written.push(status) });
      writeHead.apply(derived, [404]);
      Object.setPrototypeOf(reply, own);
      guardResponse(reply, { ...NOTHING, replace: () => undefined }, '');
    });
    expect([answer, written]).toEqual(['404 not here', [404]]);
  });
});
