import { compilePattern, isPatternFault } from '../patterns/pattern.js';
import { type Kind, REFUSED } from './kind.js';
import { choice, either, isObject, record, text } from './kinds.js';

/** A regular expression of RE2. It is compiled here to be judged, and once more where a revision is made. */
export const pattern: Kind<string> = {
  expected: 'a regular expression of RE2 (no look-around, no back-references)',
  json: { type: 'string', minLength: 1, maxLength: 1000 },
  read: (input, place) => {
    if (typeof input !== 'string' || input === '') return place.refuse(input, pattern.expected);
    const compiled = compilePattern(input);
    if (!isPatternFault(compiled)) return input;
    return place.refuse(input, `${pattern.expected}: ${compiled.reason}`);
  },
};

/** A pattern that switches protection off: unanchored it does so for more paths than its author may think. */
export const ignoredPath: Kind<string> = {
  ...pattern,
  read: (input, place) => {
    const read = pattern.read(input, place);
    if (read !== REFUSED && !/^(\^|\\A)/.test(read)) {
      place.warn(`${JSON.stringify(read)} matches anywhere in a path; begin it with ^ to match from its start`);
    }
    return read;
  },
};

/** How the text of a decoy is compared with a path. */
export const DECOY_KINDS = ['starts', 'match', 'contains', 'ends', 'regex'] as const;
export type DecoyKind = (typeof DECOY_KINDS)[number];

/** A path that no visitor has a reason to ask for; a string alone is what paths start with, as in pyrasp. */
export type DecoyRoute = string | readonly [text: string, how: DecoyKind];

const decoyText: Kind<string> = {
  ...text({ expected: 'a path, or a part of one', minLength: 1, maxLength: 1000 }),
  read: (input, place) => {
    if (typeof input !== 'string' || input.trim() === '' || input.length > 1000) {
      return place.refuse(input, decoyText.expected);
    }
    // pyrasp's own default "/.aws/ " ends with a space and so never matched anything.
    if (input !== input.trim()) place.warn(`${JSON.stringify(input)} has blanks around it; they are cut off`);
    return input.trim();
  },
};

const decoyKind = choice(...DECOY_KINDS);

const decoyPair: Kind<
  readonly [string, DecoyKind],
  readonly [string, typeof decoyKind extends Kind<infer _, infer I> ? I : never]
> = {
  expected: `a pair [text, how] where how is ${decoyKind.expected}`,
  json: { type: 'array', prefixItems: [decoyText.json, decoyKind.json], items: false, minItems: 2 },
  read: (input, place) => {
    if (!Array.isArray(input) || input.length !== 2) return place.refuse(input, decoyPair.expected);
    const how = decoyKind.read(input[1], place.inside('[1]'));
    const what = (how === 'regex' ? pattern : decoyText).read(input[0], place.inside('[0]'));
    return how === REFUSED || what === REFUSED ? REFUSED : [what, how];
  },
};

/** An entry of `DECOY_ROUTES`. */
export const decoyRoute = either(decoyText, decoyPair, (input) => !Array.isArray(input));

/** What is let off which checks; everything given must hold. */
export interface Exception {
  /** Ids of checks that do not apply. */
  readonly check: readonly string[];
  /** Exact name of a parameter, key, cookie or header. */
  readonly parameter?: string;
  /** Regular expression over the path. */
  readonly route?: string;
  /** Regular expression over the value. */
  readonly pattern?: string;
}

export interface ExceptionInput {
  readonly check: string | readonly string[];
  readonly parameter?: string;
  readonly route?: string;
  readonly pattern?: string;
}

/** An entry of `EXCEPTIONS`. Without a place or a pattern it would be mode 0 in disguise, and is refused. */
export function exception(checks: readonly string[]): Kind<Exception, ExceptionInput> {
  const check = oneOrMore(choice(...checks));
  const fields = record({
    check,
    parameter: text({ expected: "a parameter's name", minLength: 1, maxLength: 200 }),
    route: pattern,
    pattern,
  });
  const expected = 'an object with "check" and at least one of "parameter", "route", "pattern"';
  return {
    expected,
    json: {
      type: 'object',
      properties: fields.json.properties,
      required: ['check'],
      minProperties: 2,
      additionalProperties: false,
    },
    read: (input, at) => {
      if (!isObject(input)) return at.refuse(input, expected);
      const read = fields.read(input, at);
      if (read === REFUSED) return REFUSED;
      const { check: ids, ...where } = read;
      return ids === undefined || Object.keys(where).length === 0
        ? at.refuse(input, expected)
        : { check: ids, ...where };
    },
  };
}

function oneOrMore(check: Kind<string, string>): Kind<readonly string[], string | readonly string[]> {
  return {
    expected: check.expected,
    json: { anyOf: [check.json, { type: 'array', items: check.json, minItems: 1 }] },
    read: (input, at) => {
      const given: readonly unknown[] = Array.isArray(input) ? input : [input];
      if (given.length === 0) return at.refuse(input, 'at least one check');
      const ids = given.map((id) => check.read(id, at));
      const known = ids.filter((id) => id !== REFUSED);
      return known.length === ids.length ? known : REFUSED;
    },
  };
}
