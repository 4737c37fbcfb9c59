import type { Source } from '../../../../../packages/core/src/values/value.js';
import type { Random } from '../../random.js';
import type { Attack, Generator } from '../attack.js';
import { type Rules, writeByGrammar, writeDistinct } from '../grammar.js';
import { PLACES, type Place, type Shell, surroundings } from './place.js';
import { VOCABULARY } from './vocabulary.js';

/** One kind of command injection; its rule `start` writes the text. */
export interface CommandGrammar {
  readonly name: string;
  /** `posix` when absent; several share the rules. */
  readonly shells?: readonly Shell[];
  readonly places?: readonly Place[];
  readonly location?: Source;
  readonly rules: Rules;
}

/** A generator over shells and places; see `surroundings` for the rules that a place adds. */
export function commandGenerator(grammar: CommandGrammar): Generator {
  return {
    family: 'command',
    name: grammar.name,
    generate: (random, count) =>
      writeDistinct(
        count,
        () => writeAttack(random, grammar),
        ({ text, position }) => `${position.context} ${position.dialect} ${text}`,
      ),
  };
}

function writeAttack(
  random: Random,
  { name, shells = ['posix'], places = PLACES, location, rules }: CommandGrammar,
): Attack {
  const shell = random.pick(shells);
  const place = random.pick(places);
  return {
    family: 'command',
    text: writeByGrammar(random, { ...VOCABULARY, ...surroundings(place, shell), ...rules }),
    position: { ...(location === undefined ? {} : { location }), context: place.context, dialect: shell },
    origin: name,
    mutations: [],
  };
}
