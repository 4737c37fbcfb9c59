import { afterEach, describe, expect, it, vi } from 'vitest';
import { ClientMemory, type ClientMemoryContext } from './client-memory.js';
import type { Store } from './store.js';
import { MAX_COUNTED_CLIENTS } from './window-counter.js';

const LIMIT = { limit: 2, windowMs: 60_000 };

function create(context: Partial<ClientMemoryContext> = {}): { memory: ClientMemory; failures: string[] } {
  const failures: string[] = [];
  const memory = new ClientMemory({
    store: undefined,
    delaySeconds: () => 3_600,
    onBanned() {},
    reportFailure: (error) => void failures.push(String(error)),
    onStoreFailure: (error) => void failures.push(String(error)),
    ...context,
  });
  return { memory, failures };
}

function storeThat(methods: Partial<Store>): Store {
  const empty: Store = {
    findBlacklisted: () => undefined,
    addBlacklisted() {},
    removeBlacklisted: () => false,
    listBlacklisted: () => [],
  };
  return { ...empty, ...methods };
}

afterEach(() => {
  vi.useRealTimers();
});

describe('what is remembered of clients', () => {
  it('keeps the blacklist when a million other clients come', async () => {
    const { memory } = create();
    const banned = Array.from({ length: 1_000 }, (_, index) => `203.0.${index >> 8}.${index & 255}`);
    for (const address of banned) await memory.blacklist.add(address);
    memory.counters.count('flood', '198.51.100.1', LIMIT);
    for (let client = 0; client < 1_000_000; client++) {
      memory.counters.count('flood', `10.${client >> 16}.${(client >> 8) & 255}.${client & 255}`, LIMIT);
    }
    for (const address of banned) expect(memory.findBlacklisted(address)).toMatchObject({ address });
    expect((await memory.blacklist.list()).length).toBe(1_000);
    // The oldest is forgotten, the last ones are not.
    for (const times of [1, 2])
      expect([times, memory.counters.count('flood', '198.51.100.1', LIMIT)]).toEqual([times, 0]);
    const last = 1_000_000 - MAX_COUNTED_CLIENTS / 2;
    const recent = `10.${last >> 16}.${(last >> 8) & 255}.${last & 255}`;
    expect(memory.counters.count('flood', recent, LIMIT)).toBe(0);
    expect(memory.counters.count('flood', recent, LIMIT)).toBeGreaterThan(0);
  });

  it('is forgotten when a client is taken from the blacklist', async () => {
    const { memory } = create();
    for (let times = 0; times < 3; times++) memory.counters.count('flood', '203.0.113.7', LIMIT);
    await memory.blacklist.remove('203.0.113.7');
    expect(memory.counters.count('flood', '203.0.113.7', LIMIT)).toBe(0);
  });

  it('takes one /64 for one client', async () => {
    const { memory } = create();
    await memory.blacklist.add('2001:DB8::1');
    expect(memory.findBlacklisted('2001:db8:0:0::/64')).toMatchObject({ address: '2001:db8::1' });
    expect(await memory.blacklist.remove('2001:db8::2')).toBe(true);
  });

  it('counts anew with another limit', () => {
    const { memory } = create();
    for (let times = 0; times < 3; times++) memory.counters.count('flood', '203.0.113.7', LIMIT);
    expect(memory.counters.count('flood', '203.0.113.7', { ...LIMIT, limit: 3 })).toBe(0);
  });
});

describe('a store that counts', () => {
  it('is asked, at once or later', async () => {
    const asked: unknown[] = [];
    const { memory } = create({
      store: storeThat({
        count: (...parameters) => {
          asked.push(parameters.slice(0, 3));
          return 0;
        },
        waitMs: async () => 500,
      }),
    });
    expect(memory.counters.count('flood', '203.0.113.7', LIMIT)).toBe(0);
    expect(await memory.counters.waitMs('errors', '203.0.113.7', LIMIT)).toBe(500);
    expect(asked).toEqual([['flood', '203.0.113.7', LIMIT]]);
  });

  it.each([
    [
      'throws',
      {
        count: () => {
          throw new Error('no');
        },
      },
    ],
    ['rejects', { count: () => Promise.reject(new Error('no')) }],
    ['answers no number', { count: () => 'many' as unknown as number }],
    ['answers no number later', { count: async () => ({}) as unknown as number }],
  ])('and %s is reported, and refuses nobody', async (_what, methods) => {
    const { memory, failures } = create({ store: storeThat(methods) });
    expect(await memory.counters.count('flood', '203.0.113.7', LIMIT)).toBe(0);
    expect(failures.length).toBe(1);
  });

  it('and hangs is waited for no longer than a second', async () => {
    vi.useFakeTimers();
    const { memory, failures } = create({ store: storeThat({ count: () => new Promise(() => {}) }) });
    const pending = memory.counters.count('flood', '203.0.113.7', LIMIT);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await pending).toBe(0);
    expect(failures).toEqual(['Error: no answer within 1000 ms']);
  });
});
