import { deepStrictEqual, ok, strictEqual } from 'node:assert';
import { request as startRequest } from 'node:http';
import { type ClientMessage, pause, send } from '../client.js';
import { assertBlocked, collectEvents, expectBlocked, expectPassed } from '../expectations.js';
import type { ContractApplication, ContractCase } from '../harness.js';
import { TEXTBOOK } from '../payloads.js';
import { sendRaw, statusesOf } from '../raw-client.js';

const ATTACK_PATH = `/echo?q=${encodeURIComponent(TEXTBOOK.sqli)}`;
const JSON_TYPE = { 'content-type': 'application/json' };

/** Requests beside each other, one behind the other on a connection, cut off, failing, streaming. */
export const TRAFFIC_CASES: readonly ContractCase[] = [
  {
    name: 'traffic: of 200 mixed requests at once each gets its own verdict and its own answer',
    run: async (context) => {
      const application = await context.application();
      const { events } = await collectEvents(application, () =>
        Promise.all(Array.from({ length: 200 }, (_, id) => expectOwnAnswer(application, id))),
      );
      strictEqual(new Set(events.map((event) => event.target)).size, 100);
    },
  },
  {
    name: 'traffic: pipelined requests are answered in order, each with its own verdict',
    run: async (context) => {
      const { origin } = await context.application();
      const get = (path: string): string => `GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`;
      const bytes = [get('/echo?q=1'), get(ATTACK_PATH), get('/echo?q=3'), get(ATTACK_PATH), get('/echo?q=5')].join('');
      const { text } = await sendRaw(origin, { bytes, until: (received) => statusesOf(received).length === 5 });
      deepStrictEqual(statusesOf(text), [200, 403, 200, 403, 200]);
    },
  },
  {
    name: 'traffic: a pipelined body never leaks into the request behind it',
    run: async (context) => {
      const { origin } = await context.application();
      const body = JSON.stringify({ a: TEXTBOOK.sqli });
      const post = `POST /echo HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
      const bytes = `${post}GET /echo?q=after HTTP/1.1\r\nHost: a\r\n\r\n`;
      const { text } = await sendRaw(origin, { bytes, until: (received) => received.includes('q=after') });
      deepStrictEqual(statusesOf(text), [403, 200]);
    },
  },
  {
    name: 'traffic: a client that leaves in the middle of its body leaves nothing behind',
    run: async (context) => {
      const application = await context.application();
      await Promise.all(Array.from({ length: 20 }, () => leave(application.origin)));
      await pause(50);
      // Handlers of those that left may still start: how many run is not counted here.
      const { status } = await send(application.origin, { path: '/echo', headers: JSON_TYPE, body: '{"a":1}' });
      strictEqual(status, 200);
      assertBlocked(await send(application.origin, { path: ATTACK_PATH }));
    },
  },
  {
    name: 'traffic: a client that leaves in the middle of a blocked body leaves nothing behind',
    run: async (context) => {
      const application = await context.application();
      await Promise.all(Array.from({ length: 20 }, () => leave(application.origin, ATTACK_PATH)));
      await pause(50);
      const { status } = await send(application.origin, { path: '/echo', headers: JSON_TYPE, body: '{"a":1}' });
      strictEqual(status, 200);
    },
  },
  {
    name: 'traffic: a handler that throws is answered by the framework',
    run: async (context) => {
      const application = await context.application();
      const answer = await send(application.origin, { path: '/throws' });
      strictEqual(answer.status, 500);
      strictEqual(application.handled.at(-1), 'throws');
      await expectPassed(application, { path: '/echo' });
    },
  },
  {
    name: "traffic: a path that nobody serves gets the framework's 404",
    run: async (context) => {
      const application = await context.application();
      const before = application.handled.length;
      strictEqual((await send(application.origin, { path: '/nobody' })).status, 404);
      strictEqual(application.handled.length, before);
    },
  },
  {
    name: 'traffic: an attack on a path that nobody serves is blocked',
    run: async (context) => {
      await expectBlocked(await context.application(), { path: `/nobody?q=${encodeURIComponent(TEXTBOOK.xss)}` });
    },
  },
  {
    name: 'traffic: static files are served, and attacks on them blocked',
    run: async (context) => {
      const application = await context.application();
      const answer = await send(application.origin, { path: '/static/hello.txt' });
      deepStrictEqual([answer.status, answer.text], [200, 'hello']);
      await expectBlocked(application, { path: `/static/hello.txt?v=${encodeURIComponent(TEXTBOOK.xss)}` });
    },
  },
  {
    name: 'traffic: a streamed response arrives whole, and as it is written',
    run: async (context) => {
      const { origin } = await context.application();
      const answer = await send(origin, { path: '/stream' });
      deepStrictEqual([answer.status, answer.text], [200, 'one two three']);
      const { text } = await sendRaw(origin, {
        bytes: 'GET /stream HTTP/1.1\r\nHost: a\r\n\r\n',
        until: (received) => received.includes('one '),
      });
      ok(!text.includes('three'), 'the first piece comes before the last is written');
    },
  },
  {
    name: 'traffic: a client that waits for 100 Continue gets it, and its body is inspected',
    run: async (context) => {
      const application = await context.application();
      strictEqual(await sendExpecting(application.origin, '{"a":1}'), 200);
      strictEqual(await sendExpecting(application.origin, JSON.stringify({ a: TEXTBOOK.sqli })), 403);
    },
  },
];

/** Four kinds of requests in turn; every second one attacks. */
async function expectOwnAnswer(application: ContractApplication, id: number): Promise<void> {
  const isAttack = id % 2 === 1;
  const text = isAttack ? TEXTBOOK.sqli : 'nothing';
  const path = `/echo?id=${id}`;
  const messages: ClientMessage[] = [
    { path: `${path}&q=${encodeURIComponent(text)}` },
    { path, headers: JSON_TYPE, body: JSON.stringify({ id, text }) },
    { path, headers: JSON_TYPE, pieces: ['{"text":"', text, `","id":${id}}`], pauseMs: 1 },
  ];
  const answer = await send(application.origin, messages[(id >> 1) % 3]);
  if (isAttack) assertBlocked(answer);
  else ok((JSON.parse(answer.text) as { url: string }).url.startsWith(path), answer.text);
}

function leave(origin: string, path = '/read/for-await'): Promise<void> {
  return new Promise((resolve) => {
    const { hostname, port } = new URL(origin);
    const headers = { ...JSON_TYPE, 'content-length': '100000' };
    const request = startRequest({ hostname, port, method: 'POST', path, headers, agent: false });
    request.on('error', () => {});
    request.on('close', () => resolve());
    request.write('{"a":"some of it');
    setTimeout(() => request.destroy(), 10);
  });
}

function sendExpecting(origin: string, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin);
    const headers = { ...JSON_TYPE, expect: '100-continue', 'content-length': String(body.length) };
    const request = startRequest({ hostname, port, method: 'POST', path: '/echo', headers, agent: false });
    request.on('error', reject);
    request.on('continue', () => request.end(body));
    request.on('response', (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    request.flushHeaders();
  });
}
