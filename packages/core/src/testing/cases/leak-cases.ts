import { deepStrictEqual, ok, strictEqual } from 'node:assert';
import { request as startRequest } from 'node:http';
import { type Answer, send } from '../client.js';
import { modes } from '../contract-options.js';
import { assertBlocked, collectEvents } from '../expectations.js';
import type { CaseContext, ContractApplication, ContractCase, PartialSetup } from '../harness.js';
import { sendStream, withSession } from '../http2-client.js';

const CARD = '4111 1111 1111 1111';
const ON: PartialSetup = {
  config: { SECURITY_CHECKS: modes({ dlp: 2 }), DLP_CC_NUMBERS: true, DLP_LINUX_CREDS: true },
};
const JSON_TYPE = { 'content-type': 'application/json' };
const raw = (way: string, text = CARD): string => `/raw/${way}?text=${encodeURIComponent(text)}`;

/** What must not leave: `dlp` on everything that frameworks answer with. */
export const LEAK_CASES: readonly ContractCase[] = [
  {
    name: 'leaks: what a handler sends is refused when it holds a card number, which the event names and does not show',
    run: async (context) => {
      const application = await context.application(ON);
      const body = JSON.stringify({ card: CARD });
      const { result, events } = await collectEvents(application, () =>
        send(application.origin, { path: '/echo', headers: JSON_TYPE, body }),
      );
      assertBlocked(result);
      deepStrictEqual(
        events.map(({ type, action, location, path, payload }) => [type, action, location, path, payload]),
        [['dlp', 'blocked', 'content', 'card number', '']],
      );
    },
  },
  {
    name: 'leaks: whoever was sent one is never blacklisted',
    run: async (context) => {
      const application = await context.application(ON);
      for (let count = 0; count < 5; count++) assertBlocked(await leak(application));
      strictEqual((await send(application.origin, { path: '/echo' })).status, 200);
    },
  },
  {
    name: 'leaks: answers without any are what they always were',
    run: async (context) => {
      const application = await context.application(ON);
      const { result, events } = await collectEvents(application, async () => [
        (await send(application.origin, { path: '/echo', headers: JSON_TYPE, body: '{"a":[1]}' })).status,
        (await send(application.origin, { path: '/stream' })).text,
        (await send(application.origin, { path: '/static/hello.txt' })).text,
        (await send(application.origin, { path: '/slow?id=7' })).text,
        (await send(application.origin, { path: '/throws' })).status,
        (await send(application.origin, { path: '/nobody' })).status,
        ...(await Promise.all(['bytes', 'pipe', 'twice'].map((way) => textOf(application, raw(way, 'harmless'))))),
      ]);
      deepStrictEqual(result, [200, 'one two three', 'hello', '7', 500, 404, 'harmless', 'harmless', 'one harmless']);
      deepStrictEqual(events, []);
    },
  },
  ...['bytes', 'pipe', 'gzip', 'brotli', 'twice'].map(
    (way): ContractCase => ({
      name: `leaks: a card number is refused on the raw response: ${way}`,
      run: async (context) => {
        const application = await context.application(ON);
        assertBlocked(await send(application.origin, { path: raw(way) }));
      },
    }),
  ),
  {
    name: 'leaks: a file that is served is refused, and a range of it that holds it',
    run: async (context) => {
      const { origin } = await context.application(ON);
      const path = '/static/receipt.txt';
      assertBlocked(await send(origin, { path }));
      assertBlocked(await send(origin, { path, headers: { range: 'bytes=4-40' } }));
      strictEqual((await send(origin, { path, method: 'HEAD' })).status, 200);
    },
  },
  {
    name: 'leaks: events are never held, and end before one',
    run: async (context) => {
      const application = await context.application(ON);
      const received = await receive(application, raw('events'));
      deepStrictEqual(received, { text: 'data: first\n\n', isWhole: false });
      deepStrictEqual(await receive(application, raw('events', 'second')), {
        text: 'data: first\n\ndata: second\n\n',
        isWhole: true,
      });
    },
  },
  {
    name: 'leaks: 8 MB stream by, and a leak in the last bytes of them ends the answer before it',
    run: async (context) => {
      const application = await context.application(ON);
      const [{ text, isWhole }, harmless] = [
        await receive(application, raw('large')),
        await receive(application, raw('large', 'the end')),
      ];
      strictEqual(isWhole, false);
      ok(text.length > 7_000_000 && !text.includes('4111'));
      ok(harmless.isWhole && harmless.text.endsWith('the end'));
    },
  },
  {
    name: 'leaks: an answer that breaks in the middle breaks, and the next one comes',
    run: async (context) => {
      const application = await context.application(ON);
      strictEqual((await receive(application, raw('breaks', 'harmless'))).isWhole, false);
      strictEqual(await textOf(application, raw('bytes', 'next')), 'next');
    },
  },
  {
    name: 'leaks: in mode 3 they are told of, and nothing is held or refused',
    run: async (context) => {
      const application = await context.application({
        config: { SECURITY_CHECKS: modes({ dlp: 3 }), DLP_CC_NUMBERS: true, DLP_LOG_LEAKED_DATA: true },
      });
      const { result, events } = await collectEvents(application, () => textOf(application, raw('bytes')));
      strictEqual(result, CARD);
      deepStrictEqual(
        events.map(({ type, action, payload }) => [type, action, payload.endsWith('1111')]),
        [['dlp', 'logged', true]],
      );
    },
  },
  {
    name: 'leaks: only what is switched on is looked for, and nothing on paths that are ignored',
    run: async (context) => {
      const config = { SECURITY_CHECKS: modes({ dlp: 1 }), DLP_PRIVATE_KEYS: true, IGNORE_PATHS: ['^/raw/pipe$'] };
      const application = await context.application({ config });
      strictEqual(await textOf(application, raw('bytes')), CARD);
      const key = `-----BEGIN OPENSSH PRIVATE KEY-----\n${'b3BlbnNzaC1rZXktdjEA'.repeat(4)}`;
      assertBlocked(await send(application.origin, { path: raw('bytes', key) }));
      strictEqual(await textOf(application, raw('pipe', key)), key);
    },
  },
  {
    name: 'leaks: over HTTP/2 they are refused and cut too',
    applies: (harness) => harness.http2,
    run: async (context: CaseContext) => {
      const { origin } = await context.fresh({ ...ON, http2: true });
      await withSession(origin, async (session) => {
        assertBlocked(await sendStream(session, { path: '/echo', headers: JSON_TYPE, body: JSON.stringify([CARD]) }));
        assertBlocked(await sendStream(session, { path: raw('bytes') }));
        strictEqual((await sendStream(session, { path: raw('bytes', 'harmless') })).text, 'harmless');
      });
    },
  },
];

function leak({ origin }: ContractApplication): Promise<Answer> {
  return send(origin, { path: '/echo', headers: JSON_TYPE, body: JSON.stringify({ a: CARD.replaceAll(' ', '-') }) });
}

async function textOf({ origin }: ContractApplication, path: string): Promise<string> {
  return (await send(origin, { path })).text;
}

/** What arrives before the end, or before the connection is cut. */
function receive({ origin }: ContractApplication, path: string): Promise<{ text: string; isWhole: boolean }> {
  return new Promise((resolve) => {
    const { hostname, port } = new URL(origin);
    const request = startRequest({ hostname, port, path, agent: false });
    const pieces: Buffer[] = [];
    const done = (isWhole: boolean): void => resolve({ text: Buffer.concat(pieces).toString('utf8'), isWhole });
    request.on('error', () => done(false));
    request.on('response', (response) => {
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('error', () => done(false));
      response.on('end', () => done(response.complete));
    });
    request.end();
  });
}
