import { expect, it, vi } from 'vitest';
import { createConfiguration } from '../config/configuration.js';
import { createBlacklist } from '../state/blacklist.js';
import { createMemoryStore } from '../state/memory-store.js';
import { MAX_ENTRIES_PER_MINUTE, RemoteBlacklist } from './remote-blacklist.js';

const configuration = createConfiguration();
const addresses = (count: number, from = 0) =>
  Array.from(
    { length: count },
    (_, index) => `1.${(index + from) >> 16}.${((index + from) >> 8) & 255}.${(index + from) & 255}`,
  );

it('takes so many entries in a minute, refuses the next, and takes more in the next minute', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const store = createMemoryStore();
  const own = createBlacklist(store, { delaySeconds: () => 3_600, onRemoved: () => undefined });
  const blacklist = new RemoteBlacklist({ store, blacklist: own, configuration });
  await blacklist.takeUpdate({ new: addresses(MAX_ENTRIES_PER_MINUTE) });
  expect(blacklist.refused).toBe(0);
  await blacklist.takeUpdate({ new: ['8.8.8.8'] });
  expect(blacklist.refused).toBe(1);
  expect(await store.listBlacklisted(Date.now())).toHaveLength(MAX_ENTRIES_PER_MINUTE);
  vi.advanceTimersByTime(60_000);
  await blacklist.takeUpdate({ new: ['8.8.8.8'] });
  expect(blacklist.refused).toBe(1);
  vi.useRealTimers();
});
