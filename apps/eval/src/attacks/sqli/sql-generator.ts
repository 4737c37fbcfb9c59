import type { Random } from '../../random.js';
import type { Attack, Generator } from '../attack.js';
import { type Rules, writeByGrammar, writeDistinct } from '../grammar.js';
import { DIALECTS, type Dialect, type Place } from './place.js';
import { VOCABULARY } from './vocabulary.js';

/** One kind of SQL injection. `start` is a rule of `rules` or of every dialect that the kind has. */
export interface SqlGrammar {
  readonly name: string;
  readonly places: readonly Place[];
  readonly rules?: Rules;
  readonly byDialect?: Partial<Readonly<Record<Dialect, Rules>>>;
}

/**
 * A generator over dialects and places. Besides the vocabulary a grammar has `{open}`, which leaves the value;
 * `{balance}`, which takes up the statement's own rest as a condition; `{comment}`, which cuts it off; and `{close}`,
 * one of both.
 */
export function sqlGenerator(grammar: SqlGrammar): Generator {
  const dialects = DIALECTS.filter((dialect) => grammar.byDialect === undefined || grammar.byDialect[dialect]);
  return {
    family: 'sqli',
    name: grammar.name,
    generate: (random, count) =>
      writeDistinct(
        count,
        () => writeAttack(random, grammar, random.pick(dialects)),
        ({ text, position }) => `${position.dialect} ${position.context} ${text}`,
      ),
  };
}

function writeAttack(random: Random, grammar: SqlGrammar, dialect: Dialect): Attack {
  const places = grammar.places.filter((place) => place.dialects.includes(dialect));
  const place = random.pick(places.length === 0 ? grammar.places : places);
  const rules: Rules = {
    ...VOCABULARY[dialect],
    ...surroundings(place),
    ...grammar.rules,
    ...grammar.byDialect?.[dialect],
  };
  return {
    family: 'sqli',
    text: writeByGrammar(random, rules),
    position: { context: place.context, dialect },
    origin: grammar.name,
    mutations: [],
  };
}

function surroundings({ quote, depth, after }: Place): Rules {
  const base = quote === '' ? '{number}' : '{value}';
  return {
    base: [base],
    quote: [quote],
    leave: [`${quote}${')'.repeat(depth)}`],
    open: [`${base}${quote}${')'.repeat(depth)}`],
    // What takes the statement's own quote up again after an operator.
    rejoin: [quote === '' ? '' : `{glue}${quote}`],
    balance: balances(quote, depth, after),
    close: ['{balance}', ' {comment}'],
  };
}

function balances(quote: string, depth: number, after: string): readonly string[] {
  const brackets = '('.repeat(depth);
  if (quote === '') return depth === 0 ? [''] : [` AND ${brackets}{digit:same}={digit:same}`, ` OR ${brackets}1=2`];
  const empty = ` AND ${brackets}${quote}${after}${quote}=${quote}`;
  // Whatever stands between the text and its quote ends up in the last literal.
  if (after !== '') return [empty, ` OR ${brackets}${quote}{tag}${quote}=${quote}`];
  return [
    empty,
    ` AND ${brackets}${quote}{tag:same}${quote}=${quote}{tag:same}`,
    ` OR ${brackets}${quote}a${quote}=${quote}b`,
  ];
}
