import type { Random } from '../../../random.js';
import type { Attack, Mutator } from '../../attack.js';
import { isEncoded } from '../../encodings.js';

/** A mutator of script injections; what is encoded already is left alone. */
export function xssMutator(
  name: string,
  rewrite: (text: string, random: Random, attack: Attack) => string | undefined,
): Mutator {
  return {
    families: ['xss'],
    name,
    mutate(attack, random) {
      if (isEncoded(attack)) return undefined;
      const text = rewrite(attack.text, random, attack);
      if (text === undefined || text === attack.text) return undefined;
      return { ...attack, text, mutations: [...attack.mutations, name] };
    },
  };
}

/** Rewrites one match of many. */
export function rewriteOne(
  text: string,
  random: Random,
  how: { pattern: RegExp; write(match: RegExpMatchArray): string },
): string | undefined {
  const matches = [...text.matchAll(how.pattern)];
  if (matches.length === 0) return undefined;
  const match = random.pick(matches);
  return `${text.slice(0, match.index)}${how.write(match)}${text.slice(match.index + match[0].length)}`;
}

export const mixCase = (word: string, random: Random): string =>
  [...word].map((letter) => (random.chance(0.5) ? letter.toUpperCase() : letter.toLowerCase())).join('');

/** Start tags with attributes, up to their last one. */
export const TAG = /<([a-z][^\s/>"'<]*)([\s/]+)(?=[^\s/>])/gi;
/** A handler or URL attribute: its name, its quote, its value. */
export const ATTRIBUTE =
  /(?<=[\s/"'])(on[a-z]+|href|src|action|formaction|xlink:href|srcdoc)(=)("[^"]*"|'[^']*'|[^\s"'>]+)/gi;
/** The calls that scripts are made of here. */
export const CALL = /(?<![\w.$\\'"])(alert|confirm|prompt|print)\(([^()'"]*)\)/g;
export const NAME = /(?<![\w$\\])(alert|confirm|prompt|print|eval|document|window)(?![\w$'"])/g;
