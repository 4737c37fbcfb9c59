import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { send } from '@rasp/core/testing';
import { rasp } from '@rasp/express';
import { type Serving, serve } from '@rasp/test-application';
import express from 'express';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const SEED_EXAMPLE = join(import.meta.dirname, '../../../packages/core/src/config/fixtures/pyrasp-0.5.1-example.conf');
const ATTACK = `/?q=${encodeURIComponent("' OR '1'='1' -- ")}`;
const logger = { info() {}, warn() {}, error() {} };

let folder: string;
let serving: Serving;
let gate: ReturnType<typeof rasp>;

async function start(conf: string): Promise<void> {
  gate = rasp({ conf, logger });
  const app = express();
  app.use(gate);
  app.get('/', (_request, response) => void response.send('served'));
  serving = await serve(createServer(app as RequestListener));
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rasp-conf-'));
});

afterEach(async () => {
  await serving.close();
  await gate.rasp.close();
  rmSync(folder, { recursive: true });
});

describe("the seed's example configuration, exactly as printed", () => {
  it('starts an application that serves its host and blocks an attack with its page', async () => {
    await start(SEED_EXAMPLE);
    const served = await send(serving.origin, { path: '/', headers: { host: 'mysite.mydomain.com' } });
    expect([served.status, served.text]).toEqual([200, 'served']);
    const blocked = await send(serving.origin, { path: ATTACK, headers: { host: 'mysite.mydomain.com' } });
    expect([blocked.status, blocked.text]).toEqual([
      403,
      '<html><head /><body><h1>You have been blocked</h1></body></html>',
    ]);
  });
});

describe('a file that changes while requests come', () => {
  const RELOADS = 100;
  const REQUESTS = 10_000;
  const [FIRST_STATUS, SECOND_STATUS] = [403, 418];

  /** Two keys that belong together: a request decided by half of each revision would show. */
  function write(revision: number): void {
    const status = revision % 2 === 1 ? FIRST_STATUS : SECOND_STATUS;
    const config = { DENY_STATUS_CODE: status, GTFO_MSG: `page ${status}`, SECURITY_CHECKS: { flood: 0 } };
    writeFileSync(join(folder, 'rasp.json'), JSON.stringify(config));
  }

  it(`is taken whole: ${REQUESTS} requests during ${RELOADS} reloads, each decided by the revision its event names`, async () => {
    write(1);
    await start(join(folder, 'rasp.json'));
    const revisions: number[] = [];
    gate.rasp.on('attack', ({ revision }) => revisions.push(revision));
    const statuses = new Map<number, number>([
      [FIRST_STATUS, 0],
      [SECOND_STATUS, 0],
    ]);
    let sent = 0;

    async function attackOnce(): Promise<void> {
      sent++;
      const { status, text } = await send(serving.origin, { path: ATTACK });
      expect(text).toBe(`page ${status}`);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }

    for (let revision = 2; revision <= RELOADS + 1; revision++) {
      write(revision);
      // Requests come all the time until the change is in force, and at least their share of all.
      const share = ((revision - 1) * REQUESTS) / RELOADS;
      while (gate.rasp.status().revision < revision || sent < share) {
        await Promise.all(Array.from({ length: 20 }, attackOnce));
      }
    }

    expect(gate.rasp.status().revision).toBe(RELOADS + 1);
    expect(sent).toBeGreaterThanOrEqual(REQUESTS);
    expect(revisions).toHaveLength(sent);
    expect(new Set(revisions).size).toBeGreaterThan(RELOADS / 2);
    const odd = revisions.filter((revision) => revision % 2 === 1).length;
    expect(statuses).toEqual(
      new Map([
        [FIRST_STATUS, odd],
        [SECOND_STATUS, sent - odd],
      ]),
    );
  }, 120_000);
});
