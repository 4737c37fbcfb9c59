import { deepStrictEqual, strictEqual } from 'node:assert';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { send } from '../client.js';
import { assertBlocked } from '../expectations.js';
import type { ContractCase } from '../harness.js';
import { TEXTBOOK } from '../payloads.js';

/** What an application tells its cloud. */
export const CLOUD_CASES: readonly ContractCase[] = [
  {
    name: 'cloud: beacons tell what became of requests, the last one when the application ends',
    run: async (context) => {
      const cloud = await startCloud();
      try {
        const application = await context.fresh({ options: { cloudUrl: `${cloud.origin}/config`, key: 'a-key' } });
        const { rasp, origin } = application;
        await rasp.ready;
        strictEqual(rasp.status().agent.beacons, true);
        await send(origin, { path: '/echo' });
        await send(origin, { path: '/static/hello.txt' });
        strictEqual((await send(origin, { path: '/throws' })).status, 500);
        assertBlocked(await send(origin, { path: `/echo?q=${encodeURIComponent(TEXTBOOK.sqli)}` }));
        await rasp.close();
        deepStrictEqual(cloud.totals, { success: 2, error: 1, attacks: 1 });
      } finally {
        cloud.close();
      }
    },
  },
];

/** Asks its agents for beacons, and sums up what they say: the first comes whenever it likes. */
async function startCloud() {
  const totals = { success: 0, error: 0, attacks: 0 };
  const server = createServer(async (request, response) => {
    const BEACON_URL = `http://${request.headers.host}/beacon`;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (request.method === 'POST') add(totals, JSON.parse(Buffer.concat(chunks).toString()));
    const config = { BEACON: true, BEACON_URL, BEACON_DELAY: 3600, TELEMETRY_DATA: true };
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ config }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { origin, totals, close: () => server.close() };
}

type Totals = { success: number; error: number; attacks: number };

function add(totals: Totals, beacon: { readonly telemetry: { readonly requests: Totals } }): void {
  const { success, error, attacks } = beacon.telemetry.requests;
  totals.success += success;
  totals.error += error;
  totals.attacks += attacks;
}
