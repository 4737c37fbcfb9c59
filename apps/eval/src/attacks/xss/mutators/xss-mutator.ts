import type { Random } from '../../../random.js';
import { familyMutator } from '../../family-mutator.js';

/** A mutator of script injections; what is encoded already is left alone. */
export const xssMutator = familyMutator('xss');

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
