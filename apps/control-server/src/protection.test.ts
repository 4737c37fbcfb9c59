import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, type RunningServer, runServer } from './testing/running-server.js';

let server: RunningServer;
let key: string;
beforeAll(async () => {
  server = await runServer();
  key = await server.issueKey({});
});
afterAll(() => server.close());

const CHECKS = ['sqli', 'xss', 'command', 'traversal', 'xxe', 'template', 'code', 'nosql', 'prototype', 'ssrf'];
const ATTACKS = CHECKS.flatMap((check) => {
  const file = new URL(`../../../packages/core/src/checks/${check}/fixtures/attacks.txt`, import.meta.url);
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line !== '' && !line.startsWith('#')).slice(0, 20);
});

const toEvent = (payload: string) => ({
  time: '2026/11/25 12:00:00',
  application: 'shop',
  log_data: ['xss', '203.0.113.7', 'France', { location: 'qs_values', payload }],
});

describe('this server protects itself', () => {
  it('and takes events that hold any attack, alone and in lists', async () => {
    expect(ATTACKS.length).toBeGreaterThan(100);
    for (const payload of ATTACKS) {
      const { status, body } = await ask(`${server.origin}/events`, {
        method: 'POST',
        token: key,
        body: toEvent(payload),
      });
      expect([status, payload, body]).toEqual([200, payload, { status: true, message: 'ok', taken: 1 }]);
    }
    const list = ATTACKS.slice(0, 50).map(toEvent);
    const answer = await ask(`${server.origin}/events`, { method: 'POST', token: key, body: list });
    expect(answer).toMatchObject({ status: 200, body: { taken: 50 } });
    const kept = (await server.api('GET', '/events?limit=1')).body as { event: unknown }[];
    expect(kept[0]?.event).toEqual(list[49]);
  });

  it('and takes profiles that hold what attacks look like', async () => {
    const config = {
      GTFO_MSG: '<html><script>alert(1)</script></html>',
      IGNORE_PATHS: ['^/(a|b)*; cat /etc/passwd'],
      DECOY_ROUTES: ['/.env', '/../../etc/passwd', ['union select', 'contains']],
      EXCEPTIONS: [{ check: 'sqli', pattern: "' or 1=1 --", route: '^/<script>' }],
    };
    expect((await server.api('POST', '/profiles', { name: 'odd', config })).status).toBe(201);
    expect((await server.api('PUT', '/profiles/odd', { config })).status).toBe(200);
  });

  it('and takes reports of agents that have refused an attack-like value', async () => {
    const refused = { IGNORE_PATHS: '"<script>alert(1)</script>" is refused; expected a regular expression' };
    const body = { key, instance: 'one', report: { refused, refusedWhole: true } };
    expect((await ask(`${server.origin}/beacon`, { method: 'POST', body })).status).toBe(200);
    expect(JSON.stringify((await server.api('GET', '/agents')).body)).toContain('alert(1)');
  });

  it.each([
    ['another field of an event', '/events', { ...toEvent('x'), application: "1' OR '1'='1" }],
    ['another field of a beacon', '/beacon', { instance: '<script>alert(1)</script>' }],
    ['the field of an event elsewhere', '/beacon', { log_data: [{ payload: "1' OR '1'='1" }] }],
    ['a query', "/config?x=1'%20OR%20'1'='1", {}],
  ])('and refuses an attack in %s', async (_name, path, body) => {
    const answer = await ask(`${server.origin}${path}`, { method: 'POST', token: key, body: { key, ...body } });
    expect(answer).toMatchObject({ status: 403, body: { status: false, message: 'Blocked' } });
  });

  it('and bans nobody for it: agents share their address with others', async () => {
    expect((await ask(`${server.origin}/health`)).status).toBe(200);
  });
});
