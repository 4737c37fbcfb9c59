import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { guardResponse } from './gate.js';

type Answer = (reply: ServerResponse) => void;

const WATCH = {
  serverHeader: 'Apache',
  replace: undefined,
  answered: undefined,
  unanswered: undefined,
  content: undefined,
};

async function headersOf(
  answer: Answer,
): Promise<[server: string | null, poweredBy: string | null, cookies: string[]]> {
  const server = createServer((_message, reply) => {
    guardResponse(reply, WATCH, undefined);
    answer(reply);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  try {
    const { headers } = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    return [headers.get('server'), headers.get('x-powered-by'), headers.getSetCookie()];
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const OWN = { Server: 'Own', 'X-Powered-By': 'Own', 'Set-Cookie': 'a=1' } as const;

describe('the Server header', () => {
  it.each<[string, Answer]>([
    ['an implicit head', (reply) => reply.setHeader('Server', 'Own').setHeader('Set-Cookie', 'a=1').end()],
    ['writeHead with an object', (reply) => reply.writeHead(200, OWN).end()],
    ['writeHead with a reason and an object', (reply) => reply.writeHead(200, 'Fine', OWN).end()],
    ['writeHead with a list', (reply) => reply.writeHead(200, Object.entries(OWN).flat()).end()],
    // Its types do not know this form, and Node takes it.
    ['writeHead with pairs', (reply) => reply.writeHead(200, Object.entries(OWN) as never).end()],
  ])('is ours in %s, and other headers stay', async (_name, answer) => {
    expect(await headersOf(answer)).toEqual(['Apache', null, ['a=1']]);
  });

  it('leaves repeated names in pairs as they are', async () => {
    const pairs = [
      ['Set-Cookie', 'a=1'],
      ['Set-Cookie', 'b=2'],
      ['server', 'Own'],
    ] as never;
    expect(await headersOf((reply) => reply.writeHead(200, pairs).end())).toEqual(['Apache', null, ['a=1', 'b=2']]);
  });
});
