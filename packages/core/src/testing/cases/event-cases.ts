import { deepStrictEqual, match, ok, strictEqual } from 'node:assert';
import type { SecurityEvent } from '../../events/security-event.js';
import { send } from '../client.js';
import { modes } from '../contract-options.js';
import { collectEvents, expectBlocked } from '../expectations.js';
import type { ContractCase } from '../harness.js';
import { TEXTBOOK } from '../payloads.js';

const QUERY = `/echo?q=${encodeURIComponent(TEXTBOOK.sqli)}`;
const JSON_TYPE = { 'content-type': 'application/json' };

/** What an application is told of an attack. */
export const EVENT_CASES: readonly ContractCase[] = [
  {
    name: 'events: an attack in a query is told once, with every field',
    run: async (context) => {
      const application = await context.application({ config: { APP_NAME: 'shop' } });
      const before = Date.now();
      const [event, ...more] = await expectBlocked(application, { path: QUERY });
      deepStrictEqual(more, []);
      const { time, explanation, requestId, revision, steps, ...rest } = event as SecurityEvent;
      ok(time.getTime() >= before && time.getTime() <= Date.now());
      ok(explanation.length > 10 && requestId.length > 3 && revision >= 1 && Array.isArray(steps));
      deepStrictEqual(rest, {
        application: 'shop',
        type: 'sqli',
        check: 'sqli',
        address: '127.0.0.1',
        country: 'Private',
        location: 'qs_values',
        alsoIn: [],
        path: 'q',
        payload: TEXTBOOK.sqli,
        method: 'GET',
        target: QUERY,
        mode: 1,
        action: 'blocked',
        score: 1,
        cwe: 89,
        attack: 'T1190',
      });
    },
  },
  once('a JSON body, which is text and a form too', { headers: JSON_TYPE, body: JSON.stringify({ a: TEXTBOOK.sqli }) }),
  once('a form', {
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: `a=${encodeURIComponent(TEXTBOOK.sqli)}`,
  }),
  once('a header', { headers: { 'x-note': TEXTBOOK.sqli } }),
  {
    name: 'events: what is only logged reaches its handler, and is told once',
    run: async (context) => {
      const application = await context.application({ config: { SECURITY_CHECKS: modes({ sqli: 3 }) } });
      const { result, events } = await collectEvents(application, () => send(application.origin, { path: QUERY }));
      strictEqual(result.status, 200);
      deepStrictEqual(
        events.map(({ type, action, mode }) => ({ type, action, mode })),
        [{ type: 'sqli', action: 'logged', mode: 3 }],
      );
    },
  },
  {
    name: 'events: a redirect is told as one',
    run: async (context) => {
      const application = await context.application({ config: { BLOCK_REDIRECT_URL: '/blocked' } });
      const { events } = await collectEvents(application, () => send(application.origin, { path: QUERY }));
      deepStrictEqual(
        events.map(({ action }) => action),
        ['redirected'],
      );
    },
  },
  {
    name: 'events: an attack that carries a password does not tell it',
    run: async (context) => {
      const path = `/echo?password=hunter2${encodeURIComponent(TEXTBOOK.sqli)}`;
      const [event] = await expectBlocked(await context.application(), { path });
      ok(!JSON.stringify(event).includes('hunter2'), JSON.stringify(event));
    },
  },
  {
    name: "events: an X-Request-Id that is text of an attacker is nobody's id",
    run: async (context) => {
      const headers = { 'x-request-id': 'a" onclick="b' };
      const [event] = await expectBlocked(await context.application(), { path: QUERY, headers });
      match((event as SecurityEvent).requestId, /^[\w.:+/=@-]{1,128}$/);
    },
  },
  {
    name: 'events: status counts each attack once, by what was done',
    run: async (context) => {
      const application = await context.fresh();
      await send(application.origin, { path: QUERY });
      await send(application.origin, { headers: JSON_TYPE, body: JSON.stringify({ a: TEXTBOOK.xss }), path: '/echo' });
      await send(application.origin, { path: '/echo?q=fine' });
      deepStrictEqual(application.rasp.status().requests, { inspected: 3, blocked: 2, logged: 0 });
    },
  },
];

function once(name: string, message: Parameters<typeof expectBlocked>[1]): ContractCase {
  return {
    name: `events: an attack in ${name} is told once`,
    run: async (context) => {
      const events = await expectBlocked(await context.application(), { path: '/echo', ...message });
      deepStrictEqual(
        events.map(({ type, action }) => ({ type, action })),
        [{ type: 'sqli', action: 'blocked' }],
      );
    },
  };
}
