import type { AttackPosition, Generator } from '../attack.js';
import { type Rules, writeByGrammar, writeDistinct } from '../grammar.js';

/**
 * Where a text lands: a parameter's name, a whole JSON body, a value that is parsed as JSON later, or JavaScript that
 * the database runs over every document.
 */
export const NOSQL_POSITIONS = {
  name: { context: 'parameter-name', location: 'qs_variables', dialect: 'mongo' },
  body: { context: 'body', location: 'text', dialect: 'mongo' },
  value: { context: 'value', dialect: 'mongo' },
  string: { context: 'where-string', dialect: 'mongo' },
  numeric: { context: 'where-numeric', dialect: 'mongo' },
  pipeline: { context: 'pipeline', location: 'text', dialect: 'mongo-aggregation' },
} as const satisfies Record<string, AttackPosition>;

const COMMON: Rules = {
  // Operators on other fields are what Feathers and others offer on purpose: price[$gt] is no attack, and the same holds
  // for `name`, which every catalogue has (the benign dialects send name[$ne] and {"name":{"$exists":true}} too).
  user: ['username', 'user', 'login', 'email'],
  secret: ['password', 'passwd', 'pass', 'pwd', 'token', 'secret'],
  word: (random) => Array.from({ length: 4 }, () => random.pick([...'abcdefghijklmnop'])).join(''),
  digit: (random) => String(1 + random.below(9)),
  letter: [...'abcdefghijklmnoprstuvwxyz'],
  quote: ["'", '"'],
};

/** A generator from the grammars of its positions. */
export function nosqlGenerator(
  name: string,
  grammars: Partial<Readonly<Record<keyof typeof NOSQL_POSITIONS, Rules>>>,
): Generator {
  const kinds = Object.keys(grammars) as (keyof typeof NOSQL_POSITIONS)[];
  return {
    family: 'nosql',
    name,
    generate: (random, count) =>
      writeDistinct(
        count,
        () => {
          const kind = random.pick(kinds);
          const text = writeByGrammar(random, { ...COMMON, ...grammars[kind] });
          return { family: 'nosql' as const, text, position: NOSQL_POSITIONS[kind], origin: name, mutations: [] };
        },
        ({ text, position }) => `${position.context} ${text}`,
      ),
  };
}
