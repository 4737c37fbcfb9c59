import { deepStrictEqual, ok, strictEqual } from 'node:assert';
import { Agent } from 'node:http';
import { type ClientMessage, pause, send } from '../client.js';
import { BLOCK_MESSAGE } from '../contract-options.js';
import { assertBlocked, expectBlocked, expectPassed } from '../expectations.js';
import type { ContractCase, PartialSetup } from '../harness.js';
import { TEXTBOOK } from '../payloads.js';
import { sendRaw, statusesOf } from '../raw-client.js';

const ATTACK: ClientMessage = { path: `/echo?q=${encodeURIComponent(TEXTBOOK.sqli)}` };
const ATTACK_PATH = ATTACK.path as string;

/** A case of one attack under one configuration. */
function refusal(name: string, config: NonNullable<PartialSetup['config']>, check: RefusalCheck): ContractCase {
  return {
    name: `blocking: ${name}`,
    run: async (context) => {
      const application = await context.application({ config });
      const before = application.handled.length;
      await check((headers = {}) => send(application.origin, { ...ATTACK, headers }));
      deepStrictEqual(application.handled.slice(before), [], 'no handler runs');
    },
  };
}

type RefusalCheck = (attack: (headers?: Record<string, string>) => ReturnType<typeof send>) => Promise<void>;

const HTML = '<html><body><h1>You have been blocked</h1></body></html>';

/** What a refused client gets, and what becomes of its connection. */
export const BLOCKING_CASES: readonly ContractCase[] = [
  refusal('the status is DENY_STATUS_CODE', { DENY_STATUS_CODE: 418 }, async (attack) => {
    const answer = await attack();
    deepStrictEqual([answer.status, answer.text], [418, BLOCK_MESSAGE]);
  }),
  refusal('a status without a registered meaning is sent too', { DENY_STATUS_CODE: 299 }, async (attack) => {
    const answer = await attack();
    deepStrictEqual([answer.status, answer.text], [299, BLOCK_MESSAGE]);
  }),
  refusal('a message with markup is sent as HTML', { GTFO_MSG: HTML }, async (attack) => {
    const answer = await attack({ accept: 'text/html' });
    strictEqual(answer.text, HTML);
    ok(answer.headers['content-type']?.startsWith('text/html'));
  }),
  refusal('a message without markup is sent as text', {}, async (attack) => {
    const answer = await attack();
    strictEqual(answer.text, BLOCK_MESSAGE);
    ok(answer.headers['content-type']?.startsWith('text/plain'));
  }),
  refusal('clients that ask for JSON get JSON', {}, async (attack) => {
    const answer = await attack({ accept: 'application/json' });
    strictEqual(answer.status, 403);
    ok(answer.headers['content-type']?.startsWith('application/json'));
    strictEqual((JSON.parse(answer.text) as { message: string }).message, BLOCK_MESSAGE);
  }),
  refusal('BLOCK_REDIRECT_URL sends the client elsewhere', { BLOCK_REDIRECT_URL: '/blocked.html' }, async (attack) => {
    const answer = await attack();
    ok([302, 303].includes(answer.status), String(answer.status));
    strictEqual(answer.headers.location, '/blocked.html');
  }),
  refusal('an answer to an attack is never kept by caches', {}, async (attack) => {
    strictEqual((await attack()).headers['cache-control'], 'no-store');
  }),
  {
    name: 'blocking: the answer to HEAD has no body',
    run: async (context) => {
      const { origin } = await context.application();
      const answer = await send(origin, { ...ATTACK, method: 'HEAD' });
      deepStrictEqual([answer.status, answer.text], [403, '']);
    },
  },
  {
    name: 'blocking: once headers are sent the connection ends and nothing crashes',
    run: async (context) => {
      const application = await context.application({ placement: 'after-headers' });
      const outcome = await send(application.origin, ATTACK).then(
        (answer) => answer.text,
        (error: NodeJS.ErrnoException) => error.code,
      );
      strictEqual(outcome, 'ECONNRESET');
      deepStrictEqual(application.handled, []);
      strictEqual(await send(application.origin, ATTACK).catch(() => 'ended'), 'ended', 'the server still stands');
    },
  },
  keepAlive('a block with a short unread body leaves the connection usable', { body: 'x'.repeat(60_000) }, 'reused'),
  keepAlive('a block without a body leaves the connection usable', {}, 'reused'),
  keepAlive('a block with a long unread body closes the connection', { body: 'x'.repeat(3_000_000) }, 'closed'),
  {
    name: 'blocking: a block whose body stalls answers within two seconds and closes the connection',
    run: async (context) => {
      const { origin } = await context.application();
      const head = `POST ${ATTACK_PATH} HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: 50000\r\n\r\nabc`;
      const startedMs = Date.now();
      const { text, closed } = await sendRaw(origin, { bytes: head, timeoutMs: 4_000 });
      deepStrictEqual([statusesOf(text), closed], [[403], true]);
      ok(Date.now() - startedMs < 3_000);
    },
  },
  {
    name: 'blocking: an attack in a body leaves the connection usable for the next request',
    run: async (context) => {
      const application = await context.application();
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      const headers = { 'content-type': 'application/json' };
      for (let round = 0; round < 3; round++) {
        await expectBlocked(application, {
          agent,
          headers,
          body: JSON.stringify({ a: TEXTBOOK.xss, b: 'x'.repeat(30_000) }),
        });
        await expectPassed(application, { agent, headers, body: '{"a":1}' });
      }
      agent.destroy();
    },
  },
  ...disguises(),
];

function keepAlive(name: string, message: ClientMessage, expected: 'reused' | 'closed'): ContractCase {
  return {
    name: `blocking: ${name}`,
    run: async (context) => {
      const application = await context.application();
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      const refused = await send(application.origin, {
        ...ATTACK,
        headers: { 'content-type': 'text/plain' },
        ...message,
        agent,
      });
      assertBlocked(refused);
      await pause(20);
      strictEqual(refused.headers.connection, expected === 'closed' ? 'close' : 'keep-alive');
      strictEqual(Object.values(agent.freeSockets).flat().length, expected === 'closed' ? 0 : 1);
      await expectPassed(application, { path: '/echo', agent });
      agent.destroy();
    },
  };
}

/** `CHANGE_SERVER`: what a response tells about the software behind it. */
function disguises(): ContractCase[] {
  const answers = {
    'a handler': { path: '/echo' },
    'a handler that sets them itself': { path: '/headers' },
    'a static file': { path: '/static/hello.txt' },
    'a 404': { path: '/nobody' },
    'an error': { path: '/throws' },
    'a stream': { path: '/stream' },
    'a block': ATTACK,
  } as const;
  return [
    ...Object.entries(answers).map(
      ([name, message]): ContractCase => ({
        name: `server: SERVER_HEADER is set and X-Powered-By removed in the answer of ${name}`,
        run: async (context) => {
          const { headers } = await send(
            (await context.application({ config: { SERVER_HEADER: 'nginx' } })).origin,
            message,
          );
          deepStrictEqual([headers.server, headers['x-powered-by']], ['nginx', undefined]);
        },
      }),
    ),
    {
      name: "server: with CHANGE_SERVER off both headers are the application's own",
      run: async (context) => {
        const { origin } = await context.application({ config: { CHANGE_SERVER: false } });
        const { headers } = await send(origin, { path: '/headers' });
        deepStrictEqual([headers.server, headers['x-powered-by']], ['contract', 'contract']);
      },
    },
  ];
}
