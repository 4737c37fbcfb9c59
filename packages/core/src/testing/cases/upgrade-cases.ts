import { deepStrictEqual, match } from 'node:assert';
import { modes } from '../contract-options.js';
import { collectEvents, expectPassed } from '../expectations.js';
import type { ContractApplication, ContractCase } from '../harness.js';
import { TEXTBOOK } from '../payloads.js';
import { sendRaw, statusesOf } from '../raw-client.js';

const ATTACK_PATH = `/live?room=${encodeURIComponent(TEXTBOOK.sqli)}`;

/** WebSocket upgrades pass no middleware of any framework; checks of the head hold all the same. */
export const UPGRADE_CASES: readonly ContractCase[] = [
  {
    name: 'upgrade: a harmless upgrade is accepted',
    run: async (context) => {
      const application = await context.application();
      await expectPassed(application, { path: '/echo' });
      match(await upgrade(application, '/live?room=1'), /^HTTP\/1\.1 101 /);
    },
  },
  {
    name: 'upgrade: an attack in its query is refused before the upgrade',
    run: async (context) => {
      const application = await context.application();
      await expectPassed(application, { path: '/echo' });
      const { result, events } = await collectEvents(application, () => upgrade(application, ATTACK_PATH));
      deepStrictEqual([statusesOf(result), events.map((event) => event.location)], [[403], ['qs_values']]);
    },
  },
  {
    name: 'upgrade: the very first request of an application is checked too',
    applies: (harness) => harness.knowsServer,
    run: async (context) => {
      const application = await context.fresh();
      deepStrictEqual(statusesOf(await upgrade(application, ATTACK_PATH)), [403]);
    },
  },
  {
    name: 'upgrade: a blacklisted address is refused',
    run: async (context) => {
      const application = await context.fresh({ config: { SECURITY_CHECKS: modes({ sqli: 2 }) } });
      await expectPassed(application, { path: '/echo' });
      await application.rasp.blacklist.add('127.0.0.1');
      deepStrictEqual(statusesOf(await upgrade(application, '/live')), [403]);
    },
  },
];

async function upgrade({ origin }: ContractApplication, path: string): Promise<string> {
  const lines = [
    `GET ${path} HTTP/1.1`,
    'Host: a',
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  ];
  const { text } = await sendRaw(origin, {
    bytes: `${lines.join('\r\n')}\r\n\r\n`,
    until: (got) => got.includes('\r\n\r\n'),
  });
  return text;
}
