import type { Random } from '../../random.js';
import type { Attack, Generator } from '../attack.js';
import { type Rules, writeByGrammar, writeDistinct } from '../grammar.js';
import { type Context, MARKUP, type ScriptContext } from './context.js';
import { VOCABULARY } from './vocabulary.js';

/** One kind of script injection; its rule `start` writes the text. */
export interface XssGrammar {
  readonly name: string;
  readonly contexts?: readonly (Context | ScriptContext)[];
  readonly rules: Rules;
}

/**
 * A generator over the contexts in which pages reflect texts. Besides the vocabulary a grammar has `{open}`, which
 * leads to where markup starts; `{next}` and `{rest}` around an attribute; `{statement}`, `{end}` and `{quote}` in
 * scripts.
 */
export function xssGenerator(grammar: XssGrammar): Generator {
  return {
    family: 'xss',
    name: grammar.name,
    generate: (random, count) =>
      writeDistinct(
        count,
        () => writeAttack(random, grammar),
        ({ text, position }) => `${position.context} ${text}`,
      ),
  };
}

function writeAttack(random: Random, { name, contexts = MARKUP, rules }: XssGrammar): Attack {
  const context = random.pick(contexts);
  return {
    family: 'xss',
    text: writeByGrammar(random, { ...VOCABULARY, ...surroundings(context), ...rules }),
    position: { context: context.name },
    origin: name,
    mutations: [],
  };
}

function surroundings(context: Context | ScriptContext): Rules {
  const isScript = 'toScript' in context;
  return {
    open: context.toMarkup,
    next: context.toAttribute ?? [''],
    rest: context.attributeEnds ?? [''],
    statement: isScript ? context.toScript : [''],
    end: isScript ? context.scriptEnds : [''],
    quote: [isScript ? context.quote : context.name === 'attribute-single-quoted' ? "'" : '"'],
  };
}
