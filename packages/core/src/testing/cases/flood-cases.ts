import { deepStrictEqual, match, ok, strictEqual } from 'node:assert';
import { type Answer, type ClientMessage, pause, send } from '../client.js';
import { BLOCK_MESSAGE, BLOCK_STATUS, modes } from '../contract-options.js';
import { assertBlocked, collectEvents } from '../expectations.js';
import type { ContractApplication, ContractCase } from '../harness.js';

/** The contract's own proxy is 127.0.0.1; its clients have addresses of the documentation (RFC 5737, RFC 3849). */
const PROXIED = { TRUSTED_PROXIES: ['loopback'], BLACKLIST_PRIVATE: false, BLACKLIST_CROSS_SITE: false };
const FLOOD = { ...PROXIED, SECURITY_CHECKS: modes({ flood: 2 }), BLACKLIST_STRIKES: { flood: 2 } };

const from = (address: string, message: ClientMessage = {}): ClientMessage => ({
  ...message,
  headers: { ...message.headers, 'x-forwarded-for': address },
});

async function sendTimes(application: ContractApplication, times: number, message: ClientMessage): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let index = 0; index < times; index++) answers.push(await send(application.origin, message));
  return answers;
}

const statuses = (answers: readonly Answer[]): number[] => answers.map(({ status }) => status);

/** Who comes too often, and who makes too many errors. */
export const FLOOD_CASES: readonly ContractCase[] = [
  {
    name: 'flood: past FLOOD_RATIO its mode holds, strikes blacklist, and other clients are served',
    run: async (context) => {
      const application = await context.fresh({ config: { ...FLOOD, FLOOD_RATIO: 3 } });
      const { result, events } = await collectEvents(application, () => sendTimes(application, 6, from('203.0.113.7')));
      deepStrictEqual(statuses(result), [200, 200, 200, BLOCK_STATUS, BLOCK_STATUS, BLOCK_STATUS]);
      deepStrictEqual(
        events.map(({ type, address, location }) => [type, address, location]),
        [
          ['flood', '203.0.113.7', 'source_ip'],
          ['flood', '203.0.113.7', 'source_ip'],
          ['blacklist', '203.0.113.7', 'source_ip'],
        ],
      );
      strictEqual((await send(application.origin, from('203.0.113.8'))).status, 200);
    },
  },
  {
    name: 'flood: while nobody has chosen FLOOD_RATIO the answer is 429 with Retry-After, and nobody is blacklisted',
    run: async (context) => {
      const application = await context.fresh({ config: FLOOD });
      const { result, events } = await collectEvents(application, () =>
        sendTimes(application, 56, from('203.0.113.7')),
      );
      deepStrictEqual([...new Set(statuses(result.slice(0, 50)))], [200]);
      deepStrictEqual([...new Set(statuses(result.slice(51)))], [429]);
      match(String(result.at(-1)?.headers['retry-after']), /^([1-9]|[1-5]\d|60)$/);
      ok(events.length >= 5);
      deepStrictEqual(await application.rasp.blacklist.list(), []);
    },
  },
  {
    name: 'flood: while nobody has chosen FLOOD_RATIO what pages bring along is not counted',
    run: async (context) => {
      const application = await context.fresh({ config: FLOOD });
      const asset = from('203.0.113.7', { headers: { 'sec-fetch-site': 'same-origin' } });
      deepStrictEqual([...new Set(statuses(await sendTimes(application, 60, asset)))], [200]);
    },
  },
  {
    name: 'flood: a 429 is never a redirect, unless that was asked for',
    run: async (context) => {
      const config = { ...FLOOD, BLOCK_REDIRECT_URL: '/blocked' };
      const application = await context.fresh({ config });
      strictEqual((await sendTimes(application, 52, from('203.0.113.7'))).at(-1)?.status, 429);
      application.rasp.setConfig({ REACTIONS: { flood: 'redirect' } });
      strictEqual((await send(application.origin, from('203.0.113.7'))).status, 302);
    },
  },
  {
    name: 'flood: mode 3 only logs, and setConfig changes mode and ratio of a running application',
    run: async (context) => {
      const config = { ...PROXIED, SECURITY_CHECKS: modes({ flood: 3 }), FLOOD_RATIO: 2 };
      const application = await context.fresh({ config });
      const { result, events } = await collectEvents(application, () => sendTimes(application, 4, from('203.0.113.7')));
      deepStrictEqual(statuses(result), [200, 200, 200, 200]);
      deepStrictEqual(
        events.map(({ type, action }) => [type, action]),
        [
          ['flood', 'logged'],
          ['flood', 'logged'],
        ],
      );
      application.rasp.setConfig({ SECURITY_CHECKS: { flood: 1 }, FLOOD_RATIO: 1 });
      deepStrictEqual(statuses(await sendTimes(application, 2, from('203.0.113.7'))), [200, BLOCK_STATUS]);
      deepStrictEqual(await application.rasp.blacklist.list(), []);
    },
  },
  {
    name: 'flood: only BRUTE_AND_FLOOD_PATHS are counted, and a path that could mean several always',
    run: async (context) => {
      const config = { ...FLOOD, FLOOD_RATIO: 1, BRUTE_AND_FLOOD_PATHS: ['^/echo/counted'] };
      const application = await context.fresh({ config });
      const path = (path: string): ClientMessage => from('203.0.113.7', { path });
      deepStrictEqual(statuses(await sendTimes(application, 3, path('/echo/free'))), [200, 200, 200]);
      strictEqual((await send(application.origin, path('/echo/%63ounted'))).status, 200);
      strictEqual((await send(application.origin, path('/echo;x/counted'))).status, BLOCK_STATUS);
    },
  },
  {
    name: 'flood: the window slides',
    run: async (context) => {
      const config = { ...FLOOD, SECURITY_CHECKS: modes({ flood: 1 }), FLOOD_RATIO: 2, FLOOD_DELAY: 1 };
      const application = await context.fresh({ config });
      const answers = await sendTimes(application, 3, from('203.0.113.7'));
      deepStrictEqual(statuses(answers), [200, 200, BLOCK_STATUS]);
      await pause(1_100);
      strictEqual((await send(application.origin, from('203.0.113.7'))).status, 200);
    },
  },
  {
    name: 'flood: an IPv6 client is counted and blacklisted by its /64, and told by its address',
    run: async (context) => {
      const application = await context.fresh({ config: { ...FLOOD, FLOOD_RATIO: 1 } });
      const { result, events } = await collectEvents(application, async () => {
        const all: Answer[] = [];
        for (const host of ['1', '2', '3', '4']) {
          all.push(await send(application.origin, from(`[2001:db8:1:2::${host}]:4711`)));
        }
        return all;
      });
      deepStrictEqual(statuses(result), [200, BLOCK_STATUS, BLOCK_STATUS, BLOCK_STATUS]);
      deepStrictEqual(
        events.map(({ type, address }) => [type, address]),
        [
          ['flood', '2001:db8:1:2::2'],
          ['flood', '2001:db8:1:2::3'],
          ['blacklist', '2001:db8:1:2::4'],
        ],
      );
      strictEqual((await send(application.origin, from('2001:db8:1:3::1'))).status, 200);
      strictEqual(await application.rasp.blacklist.remove('2001:db8:1:2::9'), true);
    },
  },
  {
    name: 'brute: errors of the application and refused requests count on every path, and shut out until there are fewer',
    run: async (context) => {
      const checks = modes({ flood: 1, sqli: 1 });
      const config = { ...FLOOD, SECURITY_CHECKS: checks, ERROR_FLOOD_RATIO: 3, ERROR_FLOOD_DELAY: 1 };
      const application = await context.fresh({ config: { ...config, BRUTE_AND_FLOOD_PATHS: ['^/never'] } });
      const attack = from('203.0.113.7', { path: `/echo?q=${encodeURIComponent("' OR '1'='1' -- ")}` });
      await sendTimes(application, 2, from('203.0.113.7', { path: '/nobody' }));
      await sendTimes(application, 1, attack);
      strictEqual((await send(application.origin, from('203.0.113.7'))).status, 200);
      await sendTimes(application, 1, attack);
      const { result, events } = await collectEvents(application, () => send(application.origin, from('203.0.113.7')));
      assertBlocked(result);
      deepStrictEqual(
        events.map(({ type }) => type),
        ['brute'],
      );
      strictEqual((await send(application.origin, from('203.0.113.8'))).status, 200);
      await pause(1_100);
      strictEqual((await send(application.origin, from('203.0.113.7'))).status, 200);
    },
  },
  {
    name: 'brute: while nobody has chosen ERROR_FLOOD_RATIO the answer is 429 with Retry-After, and nobody is blacklisted',
    run: async (context) => {
      const application = await context.fresh({ config: { ...FLOOD, FLOOD_RATIO: 1_000, ERROR_FLOOD_DELAY: 600 } });
      await sendTimes(application, 110, from('203.0.113.7', { path: '/nobody' }));
      const answer = await send(application.origin, from('203.0.113.7'));
      deepStrictEqual([answer.status, answer.text], [429, BLOCK_MESSAGE]);
      ok(answer.headers['retry-after']);
      deepStrictEqual(await application.rasp.blacklist.list(), []);
    },
  },
  {
    name: 'flood: whitelisted clients, ignored paths and blacklisted clients are not counted',
    run: async (context) => {
      const config = { ...FLOOD, FLOOD_RATIO: 1, WHITELIST: ['198.51.100.0/24'], IGNORE_PATHS: ['^/echo/free$'] };
      const application = await context.fresh({ config });
      deepStrictEqual(statuses(await sendTimes(application, 4, from('198.51.100.7'))), [200, 200, 200, 200]);
      const free = from('203.0.113.7', { path: '/echo/free' });
      deepStrictEqual(statuses(await sendTimes(application, 4, free)), [200, 200, 200, 200]);
      await application.rasp.blacklist.add('203.0.113.8');
      const { events } = await collectEvents(application, () => sendTimes(application, 3, from('203.0.113.8')));
      deepStrictEqual([...new Set(events.map(({ type }) => type))], ['blacklist']);
    },
  },
];
