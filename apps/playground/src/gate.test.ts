import { request } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Playground, startPlayground } from './playground.js';

let playground: Playground;
let urls: string[];

beforeAll(async () => {
  playground = await startPlayground({ frameworks: ['express'], port: 0, blacklist: false });
  urls = [playground.url.slice(0, -1), ...playground.pairs.flatMap(({ bare, guarded }) => [bare, guarded])];
});
afterAll(() => playground.close());

describe('every server of the playground', () => {
  it('answers who has the token', async () => {
    for (const url of urls) expect(await statusOf(`${url}/`)).toBe(200);
  });

  it('refuses who has none, or half of it, or more than it', async () => {
    for (const url of urls) {
      const { origin, pathname } = new URL(url);
      for (const path of ['/', '/search?q=tea', pathname.slice(0, -1), `${pathname}0/`, `//${pathname}/`]) {
        expect(await statusOf(origin + path)).toBe(403);
      }
    }
  });

  it.each(['rebound.example', 'localhost', '127.0.0.1', '127.0.0.1:80', '', '127.0.0.1.rebound.example'])(
    'refuses another name: Host %j',
    async (host) => {
      for (const url of urls) expect(await statusOf(`${url}/`, { host })).toBe(403);
    },
  );

  it.each(['http://evil.example', 'null', 'http://127.0.0.1:1', 'https://127.0.0.1'])(
    'refuses pages of another origin: %s',
    async (origin) => {
      for (const url of urls) expect(await statusOf(`${url}/`, { origin })).toBe(403);
    },
  );

  it("takes its own page's requests", async () => {
    for (const url of urls) expect(await statusOf(`${url}/`, { origin: new URL(url).origin })).toBe(200);
  });

  it('refuses what a browser says to come from another site', async () => {
    for (const url of urls) expect(await statusOf(`${url}/`, { 'sec-fetch-site': 'cross-site' })).toBe(403);
  });

  it('is on loopback alone', async () => {
    const outside = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4');
    for (const url of urls) {
      for (const { address } of outside) expect(await connects(address, Number(new URL(url).port))).toBe(false);
      expect(await connects('127.0.0.2', Number(new URL(url).port))).toBe(false);
      expect(await connects('127.0.0.1', Number(new URL(url).port))).toBe(true);
    }
  });

  it('has another token at each start', async () => {
    const other = await startPlayground({ frameworks: [], port: 0, blacklist: false });
    await other.close();
    expect(new URL(other.url).pathname).not.toBe(new URL(playground.url).pathname);
  });

  it('gives a script in a page of the shop nothing to reach', async () => {
    const policy = (await fetch(`${urls[1]}/`)).headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/^sandbox allow-scripts;/);
  });
});

function statusOf(url: string, headers: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const { hostname, port, pathname, search } = new URL(url);
    const path = url.includes('//', 8) ? `/${pathname}` : pathname + search;
    const sent = request({ hostname, port, path, headers, agent: false, setHost: !('host' in headers) });
    sent.on('error', reject);
    sent.on('response', (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.end();
  });
}

function connects(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 1_000 });
    const settle = (connected: boolean) => (): void => {
      socket.destroy();
      resolve(connected);
    };
    socket.once('connect', settle(true)).once('error', settle(false)).once('timeout', settle(false));
  });
}
