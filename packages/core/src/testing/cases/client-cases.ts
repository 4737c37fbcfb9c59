import { deepStrictEqual, ok, strictEqual } from 'node:assert';
import { type ClientMessage, pause, send } from '../client.js';
import { modes } from '../contract-options.js';
import { assertBlocked, assertFoundIn, collectEvents, expectBlocked, expectPassed } from '../expectations.js';
import type { ContractApplication, ContractCase } from '../harness.js';
import { TEXTBOOK } from '../payloads.js';

const ATTACK: ClientMessage = { path: `/echo?q=${encodeURIComponent(TEXTBOOK.sqli)}` };
const HARMLESS: ClientMessage = { path: '/echo?q=1' };
const BANNING = { SECURITY_CHECKS: modes({ sqli: 2 }) };

/** Who is shut out, for how long, and who is exempt. */
export const CLIENT_CASES: readonly ContractCase[] = [
  {
    name: 'blacklist: after an attack in mode 2 every request of that address is refused',
    run: async (context) => {
      const application = await context.fresh({ config: BANNING });
      await expectBlocked(application, ATTACK);
      const [event] = await expectBlocked(application, HARMLESS);
      deepStrictEqual([event?.type, event?.location, event?.address], ['blacklist', 'source_ip', '127.0.0.1']);
      await expectBlocked(application, { path: '/static/hello.txt' });
      await expectBlocked(application, { path: '/nobody' });
    },
  },
  {
    name: 'blacklist: after an attack in mode 1 the address stays welcome',
    run: async (context) => {
      const application = await context.fresh();
      await expectBlocked(application, ATTACK);
      await expectPassed(application, HARMLESS);
    },
  },
  {
    name: 'blacklist: an address is welcome again after BLACKLIST_DELAY',
    run: async (context) => {
      const application = await context.fresh({ config: { ...BANNING, BLACKLIST_DELAY: 1 } });
      await expectBlocked(application, ATTACK);
      await expectBlocked(application, HARMLESS);
      await pause(1_050);
      await expectPassed(application, HARMLESS);
      deepStrictEqual(await application.rasp.blacklist.list(), []);
    },
  },
  {
    name: 'blacklist: BLACKLIST_OVERRIDE lets blacklisted addresses in, and still blocks attacks',
    run: async (context) => {
      const application = await context.fresh({ config: { ...BANNING, BLACKLIST_OVERRIDE: true } });
      await application.rasp.blacklist.add('127.0.0.1');
      await expectBlocked(application, ATTACK);
      await expectPassed(application, HARMLESS);
    },
  },
  {
    name: 'blacklist: the application can add, list and remove addresses',
    run: async (context) => {
      const { rasp, ...application } = await context.fresh();
      await rasp.blacklist.add('127.0.0.1');
      deepStrictEqual(
        (await rasp.blacklist.list()).map((entry) => entry.address),
        ['127.0.0.1'],
      );
      await expectBlocked({ rasp, ...application }, HARMLESS);
      strictEqual(await rasp.blacklist.remove('127.0.0.1'), true);
      await expectPassed({ rasp, ...application }, HARMLESS);
    },
  },
  {
    name: 'blacklist: a ban is told by one blacklisted event',
    run: async (context) => {
      const application = await context.fresh({ config: BANNING });
      const banned: string[] = [];
      application.rasp.on('blacklisted', (entry) => banned.push(entry.address));
      await expectBlocked(application, ATTACK);
      deepStrictEqual(banned, ['127.0.0.1']);
    },
  },
  neverBans('a private address', {}, { BLACKLIST_PRIVATE: false }),
  neverBans('a cross-site request', { 'sec-fetch-site': 'cross-site' }, { BLACKLIST_CROSS_SITE: false }),
  {
    name: 'exempt: WHITELIST lets an address do anything',
    run: async (context) => {
      await expectPassed(await context.application({ config: { WHITELIST: ['127.0.0.0/8'] } }), ATTACK);
    },
  },
  {
    name: 'exempt: IGNORE_PATHS bypasses checks and blacklist, and only on that path',
    run: async (context) => {
      const application = await context.fresh({ config: { ...BANNING, IGNORE_PATHS: ['^/echo/free$'] } });
      await application.rasp.blacklist.add('127.0.0.1');
      await expectPassed(application, { path: `/echo/free?q=${encodeURIComponent(TEXTBOOK.sqli)}` });
      await expectBlocked(application, { path: '/echo/other' });
      await expectBlocked(application, { path: '/echo/free/../other' });
    },
  },
  {
    name: 'mode: setConfig changes the mode of a running application',
    run: async (context) => {
      const application = await context.fresh();
      await expectBlocked(application, ATTACK);
      application.rasp.setConfig({ SECURITY_CHECKS: { sqli: 0 } });
      await expectPassed(application, ATTACK);
      application.rasp.setConfig({ SECURITY_CHECKS: { sqli: 1 } });
      await expectBlocked(application, ATTACK);
    },
  },
  {
    name: 'event: an attack is told with its place, its text and its request',
    run: async (context) => {
      const [event] = await expectBlocked(await context.application(), ATTACK);
      ok(event);
      const { type, address, location, path, payload, method, target, action, mode } = event;
      deepStrictEqual(
        { type, address, location, path, payload, method, target, action, mode },
        {
          type: 'sqli',
          address: '127.0.0.1',
          location: 'qs_values',
          path: 'q',
          payload: TEXTBOOK.sqli,
          method: 'GET',
          target: ATTACK.path,
          action: 'blocked',
          mode: 1,
        },
      );
    },
  },
  {
    name: 'event: a listener that throws hurts no request',
    run: async (context) => {
      const application = await context.fresh();
      application.rasp.on('attack', () => {
        throw new Error('the listener failed');
      });
      assertBlocked(await send(application.origin, ATTACK));
      await expectPassed(application, HARMLESS);
    },
  },
  {
    name: 'mount: behind a body parser the parsed body is inspected, and status says so',
    run: async (context) => {
      const application = await context.fresh({ placement: 'after-parser' });
      const headers = { 'content-type': 'application/json' };
      const events = await expectBlocked(application, { headers, body: JSON.stringify({ a: { b: TEXTBOOK.sqli } }) });
      assertFoundIn(events, 'json_values');
      const form = { 'content-type': 'application/x-www-form-urlencoded' };
      await expectBlocked(application, { headers: form, body: `a=${encodeURIComponent(TEXTBOOK.sqli)}` });
      const answer = await expectPassed(application, { headers, body: '{"a":{"b":[1,null,"x"]}}' });
      deepStrictEqual(JSON.parse(answer.text).body, { a: { b: [1, null, 'x'] } });
      strictEqual(application.rasp.status().bodies, parsesBefore(context.harness.name) ? 'parsed' : 'stream');
    },
  },
  {
    name: 'mount: behind a body parser raw bodies are still inspected',
    run: async (context) => {
      const application = await context.application({ placement: 'after-parser' });
      const body = `<a>${'x'.repeat(10)}<script>alert(1)</script></a>`;
      await expectBlocked(application, { headers: { 'content-type': 'application/xml' }, body });
    },
  },
  {
    name: 'mount: mounted twice it works once per request',
    run: async (context) => {
      const application = await context.application({ placement: 'twice' });
      const headers = { 'content-type': 'application/json' };
      const { result, events } = await collectEvents(application, () => send(application.origin, ATTACK));
      assertBlocked(result);
      strictEqual(events.length, 1);
      const before = inspectedBy(application);
      const answer = await expectPassed(application, { headers, body: '{"a":1}' });
      deepStrictEqual(JSON.parse(answer.text).body, { a: 1 });
      strictEqual(inspectedBy(application) - before, 1);
    },
  },
];

/** Parsers of Fastify always run after `onRequest`. */
function parsesBefore(harnessName: string): boolean {
  return !harnessName.includes('fastify');
}

function inspectedBy(application: ContractApplication): number {
  return application.rasp.status().requests.inspected;
}

function neverBans(who: string, headers: Record<string, string>, config: object): ContractCase {
  return {
    name: `blacklist: ${who} is blocked but never banned unless configured so`,
    run: async (context) => {
      const application = await context.fresh({ config: { ...BANNING, ...config } });
      await expectBlocked(application, { ...ATTACK, headers });
      deepStrictEqual(await application.rasp.blacklist.list(), []);
      await expectPassed(application, HARMLESS);
    },
  };
}
