import { deepStrictEqual, match, ok, strictEqual } from 'node:assert';
import { isIP } from 'node:net';
import type { Logger } from '../../rasp.js';
import { type ClientMessage, send } from '../client.js';
import { BLOCK_STATUS, modes } from '../contract-options.js';
import { assertBlocked, collectEvents, expectBlocked, expectPassed } from '../expectations.js';
import type { ContractCase } from '../harness.js';
import { sendStream, withSession } from '../http2-client.js';
import { TEXTBOOK } from '../payloads.js';
import { sendRaw, statusesOf } from '../raw-client.js';

const BANNING = { SECURITY_CHECKS: modes({ sqli: 2, flood: 2 }), FLOOD_RATIO: 1_000, BLACKLIST_CROSS_SITE: false };
const PROXIED = { ...BANNING, TRUSTED_PROXIES: ['loopback'], BLACKLIST_PRIVATE: false };
const ATTACK_PATH = `/echo?q=${encodeURIComponent(TEXTBOOK.sqli)}`;

const from = (address: string, message: ClientMessage = {}): ClientMessage => ({
  ...message,
  headers: { ...message.headers, 'x-forwarded-for': address },
});

/** Who the client is behind proxies, and whose hosts are ours. */
export const PROXY_CASES: readonly ContractCase[] = [
  {
    name: 'proxy: behind a trusted one the client is told, blacklisted and let in by its own address',
    run: async (context) => {
      const application = await context.fresh({ config: PROXIED });
      const [event] = await expectBlocked(application, from('203.0.113.7', { path: ATTACK_PATH }));
      strictEqual(event?.address, '203.0.113.7');
      await expectBlocked(application, from('203.0.113.7'));
      await expectPassed(application, from('203.0.113.8'));
      await expectPassed(application, from('198.51.100.1, 203.0.113.9'));
      strictEqual(await application.rasp.blacklist.remove('203.0.113.7'), true);
      await expectPassed(application, from('203.0.113.7'));
    },
  },
  {
    name: 'proxy: the trusted one itself is never blacklisted',
    run: async (context) => {
      const application = await context.fresh({ config: PROXIED });
      for (const headers of [{}, { 'x-forwarded-for': 'junk' }, { 'x-forwarded-for': '203.0.113.7, junk' }]) {
        await expectBlocked(application, { path: ATTACK_PATH, headers });
      }
      deepStrictEqual(await application.rasp.blacklist.list(), []);
    },
  },
  {
    name: 'proxy: WHITELIST takes addresses and ranges, IPv4 in IPv6 as IPv4',
    run: async (context) => {
      const config = { ...PROXIED, WHITELIST: ['203.0.113.0/25', '2001:db8::/32'] };
      const application = await context.application({ config });
      for (const address of ['203.0.113.127', '::ffff:203.0.113.1', '2001:db8:ffff::1', '[2001:DB8::1]:80']) {
        await expectPassed(application, from(address, { path: ATTACK_PATH }));
      }
      await expectBlocked(application, from('203.0.113.128', { path: ATTACK_PATH }));
    },
  },
  {
    name: 'proxy: a forwarded header while nobody trusts a proxy is told once, and neither banned, counted nor exempt',
    run: async (context) => {
      const { warnings, logger } = createListener();
      const config = { ...BANNING, FLOOD_RATIO: 2, WHITELIST: ['127.0.0.1', '203.0.113.7'] };
      const application = await context.fresh({ config, options: { logger } });
      for (let index = 0; index < 4; index++) {
        await expectPassed(application, from('203.0.113.7'));
        const [event] = await expectBlocked(application, from('203.0.113.7', { path: ATTACK_PATH }));
        strictEqual(event?.address, '127.0.0.1');
      }
      deepStrictEqual(await application.rasp.blacklist.list(), []);
      strictEqual(warnings.filter((line) => line.includes('nobody trusts a proxy')).length, 1);
    },
  },
  {
    name: 'proxy: where everybody is trusted that is told, and what clients write exempts and bans nobody',
    run: async (context) => {
      const { warnings, logger } = createListener();
      const config = { ...BANNING, TRUSTED_PROXIES: ['0.0.0.0/0', '::/0'], WHITELIST: ['203.0.113.7'] };
      const application = await context.fresh({ config, options: { logger } });
      await expectBlocked(application, from('203.0.113.7', { path: ATTACK_PATH }));
      await expectBlocked(application, from('203.0.113.8', { path: ATTACK_PATH }));
      deepStrictEqual(await application.rasp.blacklist.list(), []);
      strictEqual(warnings.filter((line) => line.includes('Everybody is trusted')).length, 1);
    },
  },
  {
    name: 'proxy: forged X-Forwarded-For of every shape names no client but an address, and blacklists none that is trusted',
    run: async (context) => {
      const application = await context.fresh({ config: PROXIED });
      const { events } = await collectEvents(application, async () => {
        for (const shape of FORGED) {
          const { status } = await send(application.origin, from(shape, { path: ATTACK_PATH }));
          strictEqual(status, BLOCK_STATUS, shape.slice(0, 80));
        }
      });
      for (const { address } of events) ok(isIP(address) > 0, address);
      const banned = (await application.rasp.blacklist.list()).map(({ address }) => address);
      ok(banned.every((address) => isIP(address) > 0 && !address.startsWith('127.')));
      await expectPassed(application, from('203.0.113.200'));
    },
  },
  {
    name: 'strikes: findings in Referer alone block and never blacklist',
    run: async (context) => {
      const application = await context.fresh({ config: PROXIED });
      const headers = { referer: `https://elsewhere.example/?q=${encodeURIComponent(TEXTBOOK.sqli)}` };
      await expectBlocked(application, from('203.0.113.7', { headers }));
      deepStrictEqual(await application.rasp.blacklist.list(), []);
      application.rasp.setConfig({ BLACKLIST_CROSS_SITE: true });
      await expectBlocked(application, from('203.0.113.7', { headers }));
      strictEqual((await application.rasp.blacklist.list()).length, 1);
    },
  },
  {
    name: 'strikes: as many certain findings as BLACKLIST_STRIKES says blacklist, and one less does not',
    run: async (context) => {
      const application = await context.fresh({ config: { ...PROXIED, BLACKLIST_STRIKES: { certain: 3 } } });
      const attack = from('203.0.113.7', { path: ATTACK_PATH });
      await expectBlocked(application, attack);
      await expectBlocked(application, attack);
      await expectPassed(application, from('203.0.113.7'));
      await expectBlocked(application, attack);
      await expectBlocked(application, from('203.0.113.7'));
    },
  },
  {
    name: 'spoofing: only HOSTS are served, whatever names another host',
    run: async (context) => {
      const config = { HOSTS: ['www.example.org'], SECURITY_CHECKS: modes({ spoofing: 1 }) };
      const application = await context.application({ config });
      for (const host of ['www.example.org', 'WWW.EXAMPLE.ORG.:8080']) {
        await expectPassed(application, { headers: { host } });
      }
      const [event] = await expectBlocked(application, { headers: { host: 'evil.example' } });
      deepStrictEqual([event?.type, event?.location, event?.payload], ['spoofing', 'host', 'evil.example']);
      for (const host of ['', 'www.example.org@evil.example', '[::1]', 'www.example.org.evil.example', 'a b', 'ü']) {
        assertBlocked(await send(application.origin, { headers: { host: Buffer.from(host).toString('latin1') } }));
      }
      for (const head of SPOOFED_HEADS) {
        const { text } = await sendRaw(application.origin, {
          bytes: `${head}\r\n\r\n`,
          until: (all) => all.length > 0,
        });
        match(String(statusesOf(text)[0]), /^(400|403)$/, head);
      }
    },
  },
  {
    name: 'spoofing: X-Forwarded-Host is the word of trusted proxies alone',
    run: async (context) => {
      const config = { HOSTS: ['www.example.org'], SECURITY_CHECKS: modes({ spoofing: 1 }) };
      const inner = { host: 'inner:3000', 'x-forwarded-host': 'www.example.org' };
      await expectBlocked(await context.application({ config }), { headers: inner });
      const proxied = await context.application({ config: { ...config, TRUSTED_PROXIES: ['loopback'] } });
      await expectPassed(proxied, { headers: inner });
      await expectBlocked(proxied, { headers: { host: 'www.example.org', 'x-forwarded-host': 'evil.example' } });
    },
  },
  {
    name: 'headers: a forbidden one is refused by its name in any case, and its value is not told',
    run: async (context) => {
      const config = { FORBIDDEN_HEADERS: ['X-Debug'], SECURITY_CHECKS: modes({ headers: 1 }) };
      const application = await context.application({ config });
      const [event] = await expectBlocked(application, { headers: { 'x-DEBUG': 'secret' } });
      deepStrictEqual([event?.type, event?.location, event?.path], ['headers', 'headers_names', 'x-DEBUG']);
      ok(!JSON.stringify(event).includes('secret'));
      await expectPassed(application, { headers: { 'x-debugger': 'X-Debug' } });
    },
  },
  {
    name: 'mode: spoofing and headers only log in mode 3, redirect by REACTIONS, and follow setConfig',
    run: async (context) => {
      const config = { HOSTS: ['www.example.org'], SECURITY_CHECKS: modes({ spoofing: 3, headers: 3 }) };
      const application = await context.fresh({ config: { ...config, FORBIDDEN_HEADERS: ['X-Debug'] } });
      const message = { headers: { host: 'evil.example', 'x-debug': '1' } };
      const { result, events } = await collectEvents(application, () => send(application.origin, message));
      strictEqual(result.status, 200);
      deepStrictEqual(
        events.map(({ type, action }) => [type, action]),
        [
          ['spoofing', 'logged'],
          ['headers', 'logged'],
        ],
      );
      application.rasp.setConfig({
        SECURITY_CHECKS: { headers: 1 },
        BLOCK_REDIRECT_URL: '/blocked',
        REACTIONS: { headers: 'redirect' },
      });
      strictEqual((await send(application.origin, message)).status, 302);
      application.rasp.setConfig({ FORBIDDEN_HEADERS: [], HOSTS: ['evil.example'] });
      await expectPassed(application, message);
    },
  },
  {
    name: 'spoofing: over HTTP/2 :authority names the host, and a Host header beside it counts too',
    applies: (harness) => harness.http2,
    run: async (context) => {
      const config = { HOSTS: ['127.0.0.1', 'www.example.org'], SECURITY_CHECKS: modes({ spoofing: 1 }) };
      const application = await context.fresh({ config, http2: true });
      await withSession(application.origin, async (session) => {
        const status = async (headers: Record<string, string>): Promise<number> =>
          (await sendStream(session, { path: '/echo', headers })).status;
        strictEqual(await status({}), 200);
        strictEqual(await status({ ':authority': 'WWW.example.org.' }), 200);
        strictEqual(await status({ ':authority': 'evil.example' }), BLOCK_STATUS);
        strictEqual(await status({ ':authority': 'www.example.org', host: 'evil.example' }), BLOCK_STATUS);
      });
    },
  },
  {
    name: 'order: blacklist, spoofing, flood, forbidden headers, injections; the first that blocks is told alone',
    run: async (context) => {
      const config = {
        ...PROXIED,
        SECURITY_CHECKS: modes({ spoofing: 1, flood: 1, headers: 1, sqli: 1 }),
        HOSTS: ['www.example.org'],
        FORBIDDEN_HEADERS: ['X-Debug'],
        FLOOD_RATIO: 1,
      };
      const application = await context.fresh({ config });
      const all = { host: 'evil.example', 'x-debug': '1' };
      const types = async (headers: Record<string, string>): Promise<string[]> => {
        const message = from('203.0.113.7', { path: ATTACK_PATH, headers: { ...all, ...headers } });
        const { events } = await collectEvents(application, () => send(application.origin, message));
        return events.map(({ type }) => type);
      };
      deepStrictEqual(await types({}), ['spoofing']);
      deepStrictEqual(await types({ host: 'www.example.org' }), ['headers']);
      deepStrictEqual(await types({ host: 'www.example.org' }), ['flood']);
      application.rasp.setConfig({ FLOOD_RATIO: 1_000, FORBIDDEN_HEADERS: [] });
      deepStrictEqual(await types({ host: 'www.example.org' }), ['sqli']);
      await application.rasp.blacklist.add('203.0.113.7');
      deepStrictEqual(await types({}), ['blacklist']);
      application.rasp.setConfig({ WHITELIST: ['203.0.113.7'] });
      deepStrictEqual(await types({}), []);
    },
  },
  {
    name: 'bad input: megabytes of cookies are answered, and the application goes on',
    run: async (context) => {
      const application = await context.application();
      const bytes = `GET /echo HTTP/1.1\r\nHost: a\r\nCookie: ${'a=b; '.repeat(2_000_000)}\r\n\r\n`;
      await sendRaw(application.origin, { bytes, until: (all) => all.includes('\r\n\r\n'), timeoutMs: 10_000 });
      await expectPassed(application, { path: '/echo', headers: { cookie: 'a=b' } });
    },
  },
];

/** Node itself refuses some of them. */
const SPOOFED_HEADS = [
  'GET http://evil.example/echo HTTP/1.1\r\nHost: www.example.org',
  'GET /echo HTTP/1.1\r\nHost: www.example.org\r\nHost: evil.example',
  'GET /echo HTTP/1.1\r\nHost: www.example.org\r\nhost: www.example.org',
  'GET /echo HTTP/1.1',
  'GET /echo HTTP/1.0',
];

const FORGED = [
  '203.0.113.7:80',
  '[2001:db8::7]',
  '[2001:db8::7]:80',
  '::ffff:203.0.113.7',
  'fe80::1%eth0',
  '127.0.0.1',
  '10.0.0.1',
  '::1',
  '::ffff:127.0.0.1',
  'unknown',
  '_hidden',
  'localhost',
  ',',
  ', , ,',
  '203.0.113.7,',
  ',203.0.113.7',
  '203.0.113.7;203.0.113.8',
  '203.0.113.7 203.0.113.8',
  '203.0.113.300',
  '0x7f.0.0.1',
  '2130706433',
  'for=203.0.113.7;proto=https',
  '"203.0.113.7"',
  "203.0.113.7' OR 1=1",
  'a'.repeat(5_000),
  '203.0.113.9, '.repeat(800).slice(0, -2),
  '127.0.0.1, '.repeat(900).slice(0, -2),
  '[[[[[[[',
  ':::::::::::',
];

/** A logger that keeps what it is warned of. */
function createListener(): { warnings: string[]; logger: Logger } {
  const warnings: string[] = [];
  return { warnings, logger: { info() {}, warn: (message) => void warnings.push(message), error() {} } };
}
