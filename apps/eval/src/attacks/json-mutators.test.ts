import { describe, expect, it } from 'vitest';
import { createRandom } from '../random.js';
import type { Attack } from './attack.js';
import { jsonMutators } from './json-mutators.js';

const DOCUMENT = '{"$set":{"pass_word":"a\\"b","list":[1,null,"$x"]}}';
const ATTACK: Attack = {
  family: 'nosql',
  text: DOCUMENT,
  position: { context: 'body' },
  origin: 'here',
  mutations: [],
};
/** Those that change how a document is written, and nothing that is in it. */
const WRITINGS = jsonMutators('nosql').filter(({ name }) => /blanks|padding-around|escape/.test(name));

describe('JSON written otherwise', () => {
  it.each(WRITINGS.flatMap((first) => WRITINGS.map((second) => [first.name, second.name, first, second] as const)))(
    'means the same behind %s and %s',
    (_, __, first, second) => {
      const random = createRandom('json');
      const once = first.mutate(ATTACK, random) ?? ATTACK;
      const twice = second.mutate(once, random) ?? once;
      expect(JSON.parse(twice.text)).toEqual(JSON.parse(DOCUMENT));
    },
  );
});
