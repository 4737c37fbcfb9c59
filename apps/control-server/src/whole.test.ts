import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Rasp, RaspOptions } from '@rasp/core';
import { rasp as protectExpress } from '@rasp/express';
import { rasp as protectKoa } from '@rasp/koa';
import express from 'express';
import Koa from 'koa';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningServer, runServer } from './testing/running-server.js';

interface Protected {
  readonly rasp: Rasp;
  /** The status of an answer to a client behind our proxy. */
  status(path: string, client: string): Promise<number>;
  close(): Promise<void>;
}

const ATTACK = `/?q=${encodeURIComponent("1' OR '1'='1")}`;
const PROFILE = { BEACON_DELAY: 1, SECURITY_CHECKS: { path: 0 } };

let server: RunningServer;
let onExpress: Protected;
let onKoa: Protected;

beforeAll(async () => {
  server = await runServer();
  const key = await server.issueKey(PROFILE);
  const logger = { info() {}, warn() {}, error() {} };
  const { hostname, port } = new URL(server.origin);
  const log = { LOG_FORMAT: 'json', LOG_PROTOCOL: 'http', LOG_SERVER: hostname, LOG_PORT: Number(port) } as const;
  const config = { TRUSTED_PROXIES: ['loopback'], LOG_ENABLED: true, ...log, LOG_PATH: '/events', LOG_TOKEN: key };
  const options = { cloudUrl: `${server.origin}/config`, key, logger, config };
  [onExpress, onKoa] = await Promise.all([startExpress(options), startKoa(options)]);
});
afterAll(async () => {
  await Promise.all([onExpress.close(), onKoa.close()]);
  await server.close();
});

it('both applications start with the configuration of their profile', () => {
  for (const { rasp } of [onExpress, onKoa]) {
    expect(rasp.config()).toMatchObject({ BEACON: true, BEACON_DELAY: 1, BLACKLIST_SHARE: true });
    expect(rasp.status().agent).toMatchObject({ configuration: 'cloud', beacons: true, lastError: '' });
  }
});

it('an attack on one is refused at the other after a beacon, and nobody else is', async () => {
  expect(await onKoa.status('/', '203.0.113.7')).toBe(200);
  expect(await onExpress.status(ATTACK, '203.0.113.7')).toBe(403);
  await expect.poll(() => onKoa.status('/', '203.0.113.7'), { timeout: 5_000, interval: 100 }).toBe(403);
  expect(await onKoa.status('/', '203.0.113.8')).toBe(200);
  const [entry] = (await server.api('GET', '/blacklist')).body as { address: string }[];
  expect(entry?.address).toBe('203.0.113.7');
});

it('the attack is among the events that the server keeps', async () => {
  const kept = async () => JSON.stringify((await server.api('GET', '/events')).body);
  await expect.poll(kept, { timeout: 5_000 }).toContain(`"log_data":["sqli","203.0.113.7"`);
  expect(await kept()).toContain(`"payload":"1' OR '1'='1"`);
});

it('an address that an administrator lets off is served again everywhere', async () => {
  expect((await server.api('DELETE', '/blacklist/203.0.113.7')).status).toBe(204);
  for (const one of [onExpress, onKoa]) {
    await expect.poll(() => one.status('/', '203.0.113.7'), { timeout: 5_000, interval: 100 }).toBe(200);
  }
});

it('a change of the profile reaches both', async () => {
  await server.api('PUT', '/profiles/shop', { config: { ...PROFILE, DENY_STATUS_CODE: 418 } });
  for (const { rasp } of [onExpress, onKoa]) {
    await expect.poll(() => rasp.config().DENY_STATUS_CODE, { timeout: 5_000 }).toBe(418);
  }
  expect(await onKoa.status(ATTACK, '198.51.100.9')).toBe(418);
});

it('one that the agents refuse is shown with its reason, and the one before stays', async () => {
  const bad = { ...PROFILE, DENY_STATUS_CODE: 404, SECURITY_CHECKS: { path: 0, spoofing: 1 } };
  const { body } = await server.api('PUT', '/profiles/shop', { config: bad });
  expect(body).toMatchObject({ warnings: [expect.stringContaining('at least one host')] });
  const reports = async () => {
    const agents = (await server.api('GET', '/agents')).body as { platform: string; report: { refused: object } }[];
    return agents.map(({ platform, report }) => [platform, JSON.stringify(report.refused)] as const).sort();
  };
  await expect.poll(reports, { timeout: 5_000 }).toEqual([
    ['express', expect.stringContaining('at least one host while SECURITY_CHECKS.spoofing is on')],
    ['koa', expect.stringContaining('at least one host while SECURITY_CHECKS.spoofing is on')],
  ]);
  for (const { rasp } of [onExpress, onKoa]) expect(rasp.config().DENY_STATUS_CODE).toBe(418);
});

it('what requests became is counted', async () => {
  const sums = async () => {
    const agents = (await server.api('GET', '/agents')).body as { success: number; attacks: number }[];
    return agents.reduce(
      (sum, { success, attacks }) => ({ success: sum.success + success, attacks: sum.attacks + attacks }),
      {
        success: 0,
        attacks: 0,
      },
    );
  };
  await expect.poll(async () => (await sums()).attacks, { timeout: 5_000 }).toBeGreaterThanOrEqual(2);
  expect((await sums()).success).toBeGreaterThanOrEqual(2);
});

async function startExpress(options: RaspOptions): Promise<Protected> {
  const app = express().set('trust proxy', 'loopback');
  const middleware = protectExpress(options);
  app.use(middleware);
  app.get('/', (_request, response) => void response.send('ok'));
  return listen(createServer(app), middleware.rasp);
}

async function startKoa(options: RaspOptions): Promise<Protected> {
  const app = new Koa({ proxy: true });
  const middleware = protectKoa(options);
  app.use(middleware);
  app.use((context) => {
    context.body = 'ok';
  });
  return listen(createServer(app.callback()), middleware.rasp);
}

async function listen(http: Server, rasp: Rasp): Promise<Protected> {
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  await rasp.ready;
  const origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  return {
    rasp,
    status: async (path, client) => (await fetch(origin + path, { headers: { 'x-forwarded-for': client } })).status,
    close: async () => {
      http.closeAllConnections();
      http.close();
      await rasp.close();
    },
  };
}
