import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type RequestListener, request, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rasp } from '@rasp/express';
import express from 'express';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';

const ATTACK = `/?q=${encodeURIComponent("' OR '1'='1' -- ")}`;

let server: Server | undefined;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

function get(socketPath: string, path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request({ socketPath, path, headers, agent: false }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    sent.on('error', reject).end();
  });
}

describe('a Unix socket', () => {
  it.each([{}, { 'x-forwarded-for': '203.0.113.7' }])(
    'has no client: nobody is counted or banned (%j)',
    async (headers) => {
      const config = { FLOOD_RATIO: 2, ERROR_FLOOD_RATIO: 2, SECURITY_CHECKS: { path: 0, sqli: 2, flood: 2 } } as const;
      const gate = rasp({
        config: { ...config, BLACKLIST_PRIVATE: true },
        logger: { info() {}, warn() {}, error() {} },
      });
      const addresses: string[] = [];
      gate.rasp.on('attack', (event) => addresses.push(event.address));
      const app = express();
      app.use(gate);
      app.get('/', (_request, response) => void response.send('hello'));
      const folder = mkdtempSync(join(tmpdir(), 'rasp-'));
      onTestFinished(() => rmSync(folder, { recursive: true }));
      const path = join(folder, 'a.sock');
      server = createServer(app as RequestListener);
      await new Promise<void>((listening) => server?.listen(path, listening));
      for (let index = 0; index < 5; index++) expect(await get(path, '/', headers)).toBe(200);
      for (let index = 0; index < 3; index++) expect(await get(path, ATTACK, headers)).toBe(403);
      expect(await get(path, '/', headers)).toBe(200);
      expect(addresses).toEqual(['', '', '']);
      expect(await gate.rasp.blacklist.list()).toEqual([]);
    },
  );
});
