import { MAX_ENTRIES } from '@rasp/core/cloud';
import { beforeEach, describe, expect, it } from 'vitest';
import { listAgents, noteStart } from './agents.js';
import { addEntry, changesAfter, dropExpired, keepBounded, listEntries } from './blacklist.js';
import { Database, nowSeconds } from './database.js';
import { listEvents, takeEvents } from './events.js';
import { createKey, requireKey } from './keys.js';
import { readMessage } from './message.js';
import { createProfile } from './profiles.js';

let database: Database;
let keyId: string;
beforeEach(async () => {
  database = new Database(':memory:');
  await createProfile(database, 'shop', {});
  keyId = requireKey(database, (await createKey(database, 'shop', 'shop')).key).id;
});

const toEntry = (index: number, seconds = 3_600) => ({
  address: `1.${index >> 16}.${(index >> 8) & 255}.${index & 255}`,
  detected_at: nowSeconds(),
  expires_at: nowSeconds() + seconds,
  key_id: '',
  instance: '',
});

const add = (from: number, to: number) =>
  database.write(() => {
    for (let index = from; index < to; index++) addEntry(database, toEntry(index));
    keepBounded(database);
  });

describe('the blacklist', () => {
  it('keeps as many entries as an agent takes, and forgets the oldest for the first that is too many', async () => {
    await add(0, MAX_ENTRIES);
    expect(listEntries(database)).toHaveLength(MAX_ENTRIES);
    await add(MAX_ENTRIES, MAX_ENTRIES + 1);
    const kept = new Set(listEntries(database).map(({ address }) => address));
    expect([kept.size, kept.has('1.0.0.0'), kept.has('1.0.39.16')]).toEqual([MAX_ENTRIES, false, true]);
  });

  it('is told in pieces of 5,000, each from where the last one ended', async () => {
    await add(0, 7_000);
    const agent = { keyId: '', instance: 'another' };
    const first = changesAfter(database, 0, agent);
    const second = changesAfter(database, first.seq, agent);
    expect([first.new.length, second.new.length]).toEqual([5_000, 2_000]);
    expect(changesAfter(database, second.seq, agent).new).toEqual([]);
  });

  it('forgets what has expired, and tells nobody of it', async () => {
    await database.write(() => addEntry(database, toEntry(1, 0)));
    expect(listEntries(database)).toEqual([]);
    expect(changesAfter(database, 0, { keyId: '', instance: 'another' }).new).toEqual([]);
    expect(await dropExpired(database)).toBe(1);
  });
});

describe('events', () => {
  const event = { time: '', application: 'shop', log_data: ['xss', '203.0.113.7', 'France'] };

  it('are taken 1,000 at once and not 1,001', async () => {
    expect(await takeEvents(database, keyId, Array(1_000).fill(event))).toBe(1_000);
    await expect(takeEvents(database, keyId, Array(1_001).fill(event))).rejects.toThrow('at most 1000');
  });

  it('are kept up to 100,000; past that the oldest go', async () => {
    for (let batch = 0; batch < 100; batch++) await takeEvents(database, keyId, Array(1_000).fill(event));
    await takeEvents(database, keyId, event);
    expect(database.get('SELECT count(*) AS n, min(id) AS oldest FROM events')).toEqual({ n: 100_000, oldest: 2 });
    expect(listEvents(database, 2).map(({ id }) => id)).toEqual([100_001, 100_000]);
    expect(listEvents(database, 1, 100_001).map(({ id }) => id)).toEqual([100_000]);
  });

  it.each([
    null,
    'x',
    {},
    { ...event, log_data: 'x' },
    { ...event, log_data: [1, 2, 3] },
    { ...event, application: 1 },
  ])('of another shape are refused: %j', async (body) =>
    expect(takeEvents(database, keyId, body)).rejects.toThrow('no event of the "json" log format'),
  );

  it('are refused past 32,768 characters', async () => {
    const room = 32_768 - JSON.stringify({ ...event, more: '' }).length;
    expect(await takeEvents(database, keyId, { ...event, more: 'x'.repeat(room) })).toBe(1);
    await expect(takeEvents(database, keyId, { ...event, more: 'x'.repeat(room + 1) })).rejects.toThrow('32768');
  });
});

it('of one key 1,000 processes are kept; the one not seen for longest goes', async () => {
  const start = (instance: string) => () => noteStart(database, keyId, readMessage({ instance }));
  await database.write(() => {
    for (let index = 0; index < 1_000; index++) start(`i${index}`)();
    database.run("UPDATE agents SET seen_at = seen_at - 60 WHERE instance = 'i7'");
  });
  expect(listAgents(database)).toHaveLength(1_000);
  await database.write(start('new'));
  const instances = listAgents(database).map(({ instance }) => instance);
  expect([instances.length, instances.includes('i7'), instances.includes('new')]).toEqual([1_000, false, true]);
});
