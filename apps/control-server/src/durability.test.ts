import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Database } from './database.js';
import { ask } from './testing/running-server.js';
import { spawnServer } from './testing/server-process.js';

const now = Math.floor(Date.now() / 1_000);

it('a server that is killed has lost nothing that it acknowledged', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rasp-kill-'));
  const path = join(folder, 'control.db');
  const server = await spawnServer(path);
  const post = (where: string, token: string, body: object) =>
    ask(`${server.origin}${where}`, { method: 'POST', token, body });
  await post('/api/profiles', server.adminToken, { name: 'shop', config: {} });
  const { body } = await post('/api/keys', server.adminToken, { name: 'shop', profile: 'shop' });
  const { key } = body as { key: string };
  const acknowledged: string[] = [];
  const events: number[] = [];
  let isKilled = false;
  const sendOne = async (index: number): Promise<void> => {
    const address = `203.0.${index >> 8}.${index & 255}`;
    const beacon = { key, instance: `i${index}`, blacklist: [[address, now]] };
    const event = { time: '', application: `${index}`, log_data: ['xss', address, 'France'] };
    const told = post('/beacon', key, beacon).then(({ status }) => status === 200 && acknowledged.push(address));
    const kept = post('/events', key, event).then(({ status }) => status === 200 && events.push(index));
    // Whoever comes after the end gets no answer.
    await Promise.allSettled([told, kept]);
  };
  const sender = async (first: number): Promise<void> => {
    for (let index = first; !isKilled; index += 8) {
      await sendOne(index);
      if (acknowledged.length < 100 || isKilled) continue;
      isKilled = true;
      await server.stop('SIGKILL');
    }
  };
  await Promise.all([0, 1, 2, 3, 4, 5, 6, 7].map(sender));
  expect(acknowledged.length).toBeGreaterThanOrEqual(100);
  const database = new Database(path);
  const addresses = new Set(
    database.all<{ address: string }>('SELECT address FROM blacklist').map((row) => row.address),
  );
  expect(acknowledged.filter((address) => !addresses.has(address))).toEqual([]);
  const kept = new Set(
    database
      .all<{ event: string }>('SELECT event FROM events')
      .map(({ event }) => Number(JSON.parse(event).application)),
  );
  expect(events.filter((index) => !kept.has(index))).toEqual([]);
  database.close();
  rmSync(folder, { recursive: true });
}, 60_000);
