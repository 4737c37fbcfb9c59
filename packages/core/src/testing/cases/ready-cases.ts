import { strictEqual } from 'node:assert';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ClientMessage, send } from '../client.js';
import { assertBlocked, expectPassed } from '../expectations.js';
import type { CaseContext, ContractCase, PartialSetup } from '../harness.js';
import { TEXTBOOK } from '../payloads.js';

const ATTACK: ClientMessage = { path: `/echo?q=${encodeURIComponent(TEXTBOOK.sqli)}` };

/** A store that fails in every way. */
const BROKEN_STORE = {
  findBlacklisted: () => Promise.reject(new Error('the store failed')),
  addBlacklisted: () => {
    throw new Error('the store failed');
  },
  removeBlacklisted: () => false,
  listBlacklisted: () => [],
};

/** Requests before the configuration is there, and what happens while something of ours fails. */
export const READY_CASES: readonly ContractCase[] = [
  {
    name: 'ready: requests that come before the configuration wait for it, and are judged',
    run: (context) =>
      withCloud(150, { SECURITY_CHECKS: { sqli: 1 } }, async (cloudUrl) => {
        const application = await context.fresh({ options: { cloudUrl, key: 'a-key' } });
        assertBlocked(await send(application.origin, ATTACK));
        strictEqual(application.rasp.status().ready, true);
      }),
  },
  {
    name: 'ready: a request waits no longer than READY_LIMIT_MS, then FAIL_POLICY open lets it pass',
    run: (context) => withSlowStart(context, { READY_LIMIT_MS: 50 }, 200),
  },
  {
    name: 'ready: a request waits no longer than READY_LIMIT_MS, then FAIL_POLICY closed refuses it',
    run: (context) => withSlowStart(context, { READY_LIMIT_MS: 50, FAIL_POLICY: 'closed' }, 503),
  },
  {
    name: 'failure: without its store an application goes on, and attacks are still blocked',
    run: async (context) => {
      const application = await context.fresh({ options: { store: BROKEN_STORE } });
      const failures: string[] = [];
      application.rasp.on('error', (failure) => failures.push(failure.where));
      await expectPassed(application, { path: '/echo' });
      assertBlocked(await send(application.origin, ATTACK));
      strictEqual(failures[0], 'store');
    },
  },
  {
    name: 'failure: FAIL_POLICY closed refuses requests while the store fails',
    run: async (context) => {
      const application = await context.fresh({ options: { store: BROKEN_STORE }, config: { FAIL_POLICY: 'closed' } });
      strictEqual((await send(application.origin, { path: '/echo' })).status, 503);
      strictEqual(application.handled.length, 0);
    },
  },
  {
    name: 'failure: a store that answers later decides as one that answers at once',
    run: async (context) => {
      const entry = { address: '127.0.0.1', key: '127.0.0.1', detectedAtMs: 0, expiresAtMs: Number.MAX_SAFE_INTEGER };
      const store = { ...BROKEN_STORE, findBlacklisted: async () => entry };
      const application = await context.fresh({ options: { store } });
      assertBlocked(await send(application.origin, { path: '/echo' }));
      strictEqual(application.handled.length, 0);
    },
  },
];

async function withSlowStart(context: CaseContext, config: PartialSetup['config'], status: number): Promise<void> {
  await withCloud(1_000, {}, async (cloudUrl) => {
    const setup = { options: { cloudUrl, key: 'a-key' }, ...(config === undefined ? {} : { config }) };
    const application = await context.fresh(setup);
    strictEqual((await send(application.origin, { path: '/echo' })).status, status);
    strictEqual(application.handled.length, status === 200 ? 1 : 0);
  });
}

/** A cloud that answers with a configuration after some time. */
async function withCloud(delayMs: number, config: object, use: (url: string) => Promise<void>): Promise<void> {
  const cloud = createServer((request, response) => {
    request.resume();
    setTimeout(() => response.setHeader('content-type', 'application/json').end(JSON.stringify({ config })), delayMs);
  });
  await new Promise<void>((resolve) => {
    cloud.listen(0, '127.0.0.1', resolve);
  });
  try {
    await use(`http://127.0.0.1:${(cloud.address() as AddressInfo).port}/config`);
  } finally {
    cloud.closeAllConnections();
    cloud.close();
  }
}
