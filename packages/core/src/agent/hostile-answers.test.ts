import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createConfiguration } from '../config/configuration.js';
import { CONFIG_KEYS } from '../config/schema.js';
import { createBlacklist } from '../state/blacklist.js';
import { createMemoryStore } from '../state/memory-store.js';
import { readBeaconAnswer, readStartAnswer } from './cloud-answer.js';
import { RemoteBlacklist } from './remote-blacklist.js';
import { RemoteConfiguration } from './remote-configuration.js';

const anything = fc.jsonValue({ maxDepth: 4 });
const configLike = fc.dictionary(fc.constantFrom(...CONFIG_KEYS, '__proto__', 'constructor', 'x'), anything);
const addresses = fc.oneof(fc.ipV4(), fc.ipV6(), fc.string(), anything);
const blacklistLike = fc.oneof(
  anything,
  fc.record({ new: fc.array(addresses), remove: fc.array(addresses) }),
  fc.dictionary(fc.oneof(fc.ipV4(), fc.ipV6(), fc.string()), fc.oneof(fc.double(), anything)),
);
const answers = fc.oneof(
  anything,
  fc.record({ config: configLike, blacklist: blacklistLike, cursor: anything }, { requiredKeys: [] }),
  fc.record({ status: anything, message: anything, data: fc.record({ config: configLike, blacklist: blacklistLike }) }),
);

it('whatever a cloud answers is taken or refused with a sentence, and leaves a configuration that is sound', async () => {
  await fc.assert(
    fc.asyncProperty(answers, fc.boolean(), async (value, isStart) => {
      const configuration = createConfiguration();
      const store = createMemoryStore();
      const own = createBlacklist(store, { delaySeconds: () => 3_600, onRemoved: () => undefined });
      const blacklist = new RemoteBlacklist({ store, blacklist: own, configuration });
      const remote = new RemoteConfiguration(configuration);
      try {
        const answer = isStart ? readStartAnswer(JSON.stringify(value)) : readBeaconAnswer(JSON.stringify(value));
        if (answer.config !== undefined) remote.take(answer.config);
        await (isStart ? blacklist.takeStart(answer.blacklist, Date.now()) : blacklist.takeUpdate(answer.blacklist));
      } catch (error) {
        expect((error as Error).constructor.name).toMatch(/^(Error|NotJson)$/);
      }
      expect(Object.keys(configuration.current.config)).toEqual(CONFIG_KEYS);
      expect(({} as Record<string, unknown>).x).toBeUndefined();
      for (const { address, expiresAtMs } of await store.listBlacklisted(Date.now())) {
        expect(address).toMatch(/^[\da-f.:]+$/);
        expect(expiresAtMs - Date.now()).toBeLessThanOrEqual(configuration.current.config.BLACKLIST_DELAY * 1_000);
      }
    }),
    { numRuns: 500 },
  );
});

it('a server that refuses with an object for a message is quoted', () => {
  const answer = JSON.stringify({ status: 0, message: { toString: false } });
  expect(() => readStartAnswer(answer)).toThrow('the server refused: "{\\"toString\\":false}"');
});
