import type { AttackPosition, Generator } from '../../attack.js';
import { type Rules, writeByGrammar, writeDistinct } from '../../grammar.js';

const VOCABULARY: Rules = {
  l: () => '{',
  r: () => '}',
  digit: (random) => String(random.below(9)),
  word: (random) => Array.from({ length: 4 }, () => random.pick([...'abcdefghijklmnop'])).join(''),
  outer: ['user', 'a', 'data', 'settings', 'profile', 'filter', 'options', 'config', 'b', 'meta'],
  target: [
    'isAdmin',
    'admin',
    'role',
    'polluted',
    'shell',
    'NODE_OPTIONS',
    'env',
    'argv0',
    'status',
    'html',
    'main',
    'token',
    'get',
    '{word}',
  ],
  value: ['true', '1', '"admin"', '"x"', '{l}"{word}":1{r}', 'null', '["x"]'],
};

/** A generator of texts that reach the prototype of all objects, at one kind of place. */
export function pathGenerator(name: string, position: AttackPosition, rules: Rules): Generator {
  return {
    family: 'prototype',
    name,
    generate: (random, count) =>
      writeDistinct(
        count,
        () => ({
          family: 'prototype' as const,
          text: writeByGrammar(random, { ...VOCABULARY, ...rules }),
          position,
          origin: name,
          mutations: [],
        }),
        ({ text }) => text,
      ),
  };
}
