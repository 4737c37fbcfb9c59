import type { Config } from '../../config/schema.js';
import type { Repetition } from '../../values/repetitions.js';
import type { Scalars } from './scalars.js';

/** Why a repeated name is an attack; undefined: it is none. */
export type RepetitionRules = (repetition: Repetition, scalars: Scalars) => string | undefined;

type RuleKeys = 'HPP_SCALARS' | 'HPP_ARRAYS' | 'HPP_REPETITION';

/** Made ready once for each configuration. */
export function toRules({ HPP_SCALARS, HPP_ARRAYS, HPP_REPETITION }: Pick<Config, RuleKeys>): RepetitionRules {
  const named = new Set(HPP_SCALARS);
  const arrays = new Set(HPP_ARRAYS);
  return ({ name, values, isList }, scalars) => {
    // The same value twice pollutes nothing: programs append what is there already.
    const differs = values.some((value) => value !== values[0]);
    if (differs && named.has(name)) return `A second value for ${show(name)}, which HPP_SCALARS says is one.`;
    if (arrays.has(name)) return undefined;
    if (differs && scalars.has(name)) return `A second value for ${show(name)}, of which the route's schema takes one.`;
    if (HPP_REPETITION !== 'any' || isList) return undefined;
    return `${show(name)} is repeated, and HPP_REPETITION is "any".`;
  };
}

function show(name: string): string {
  return JSON.stringify(name);
}
