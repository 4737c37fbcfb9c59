import { findRepetitions, mayRepeat, type Repetition, toPairs } from '../../values/repetitions.js';
import type { RequestCheck, RequestDetection } from '../request-check.js';
import { type RepetitionRules, toRules } from './rules.js';
import { type Scalars, toScalars } from './scalars.js';

/**
 * Refuses a repeated parameter that attacks, in a query string; bodies are judged by `Pollution`. Values that attack
 * once they are put together are found by the checks of values, and told as `hpp`.
 */
export const hpp: RequestCheck = {
  id: 'hpp',
  title: 'HTTP parameter pollution',
  cwe: 235,
  attack: 'T1190',
  prepare: ({ config }) => {
    const rules = toRules(config);
    return ({ target, routed }) => {
      const question = target.indexOf('?');
      if (question === -1 || !mayRepeat(target, question + 1)) return undefined;
      const repeated = findRepetitions(toPairs(target.slice(question + 1)));
      if (repeated.length === 0) return undefined;
      const scalars = toScalars(routed.schema?.(), 'querystring');
      return findPolluting(repeated, { rules, scalars, location: 'qs_values' });
    };
  },
};

interface Polluting {
  readonly rules: RepetitionRules;
  readonly scalars: Scalars;
  readonly location: 'qs_values' | 'post_values';
}

/** The first repeated name that may not be repeated. */
export function findPolluting(repeated: readonly Repetition[], about: Polluting): RequestDetection | undefined {
  for (const repetition of repeated) {
    const explanation = about.rules(repetition, about.scalars);
    if (explanation !== undefined) return toDetection(repetition, about.location, explanation);
  }
  return undefined;
}

/** What was found of a repeated name; its values as an application that joins them would have them. */
export function toDetection(
  { name, values }: Pick<Repetition, 'name' | 'values'>,
  location: Polluting['location'],
  explanation: string,
): RequestDetection {
  const payload = values.join(',');
  return {
    location,
    path: name,
    payload,
    certainty: 'certain',
    start: 0,
    end: payload.length,
    context: 'the values of a repeated parameter',
    explanation,
  };
}
