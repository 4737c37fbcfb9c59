import { type InputOf, type JsonSchema, type Kind, type Place, REFUSED, type ValueOf } from './kind.js';
import { nearestName } from './nearest.js';

/** A kind that tests the value and takes it as it is. */
function plain<T>(expected: string, json: JsonSchema, accepts: (input: unknown) => input is T): Kind<T> {
  return {
    expected,
    json,
    read: (input, place) => (accepts(input) ? input : place.refuse(input, expected)),
  };
}

/** `true` or `false`. */
export const flag: Kind<boolean> = plain(
  'true or false',
  { type: 'boolean' },
  (input): input is boolean => typeof input === 'boolean',
);

/** A whole number within bounds, both included. */
export function integer(minimum: number, maximum: number): Kind<number> {
  return plain(
    `an integer from ${minimum} to ${maximum}`,
    { type: 'integer', minimum, maximum },
    (input): input is number => Number.isInteger(input) && Number(input) >= minimum && Number(input) <= maximum,
  );
}

/** A probability. */
export const probability: Kind<number> = plain(
  'a number from 0 to 1',
  { type: 'number', minimum: 0, maximum: 1 },
  (input): input is number => typeof input === 'number' && input >= 0 && input <= 1,
);

export interface TextOptions {
  readonly expected: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  /** Line breaks and other control characters: only where the text never reaches a header, a log or a path. */
  readonly controls?: boolean;
  readonly accepts?: (text: string) => boolean;
}

/** A string that fits; `accepts` says what the length alone cannot. */
export function text(options: TextOptions): Kind<string> {
  const { expected, minLength = 0, maxLength = 1000, controls = false, accepts = () => true } = options;
  return plain(expected, { type: 'string', minLength, maxLength }, (input): input is string => {
    if (typeof input !== 'string' || input.length < minLength || input.length > maxLength) return false;
    return (controls || !hasControls(input)) && accepts(input);
  });
}

function hasControls(input: string): boolean {
  for (let at = 0; at < input.length; at += 1) {
    const code = input.charCodeAt(at);
    if (code < 0x20 || code === 0x7f) return true;
  }
  return false;
}

/** One word of a few, in any case: pyrasp's own example writes `"Syslog"` and `"UDP"`. */
export function choice<const W extends string>(...words: readonly W[]): Kind<W, W | Uppercase<W> | Capitalize<W>> {
  const byLower = new Map<string, W>(words.map((word) => [word.toLowerCase(), word]));
  const expected = `one of ${words.map((word) => JSON.stringify(word)).join(', ')}, in any case`;
  const anyCase = words.map((word) => word.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`));
  return {
    expected,
    json: { type: 'string', pattern: `^(${anyCase.join('|')})$` },
    read: (input, place) =>
      (typeof input === 'string' ? byLower.get(input.toLowerCase()) : REFUSED) ?? place.refuse(input, expected),
  };
}

/** pyrasp's table calls two strings a "string" and gives a list as their default: both are taken. */
export function orListOfOne<T, I>(kind: Kind<T, I>): Kind<T, I | readonly [I]> {
  return {
    expected: `${kind.expected}, or a list of exactly one`,
    json: { anyOf: [kind.json, { type: 'array', items: kind.json, minItems: 1, maxItems: 1 }] },
    read: (input, place) => {
      if (!Array.isArray(input)) return kind.read(input, place);
      return input.length === 1 ? kind.read(input[0], place) : place.refuse(input, 'a list of exactly one');
    },
  };
}

/** A list; every bad entry is reported, not only the first. */
export function list<T, I>(entry: Kind<T, I>, maximum = 1000): Kind<readonly T[], readonly I[]> {
  const expected = `a list of at most ${maximum}, each ${entry.expected}`;
  return {
    expected,
    json: { type: 'array', items: entry.json, maxItems: maximum },
    read: (input, place) => {
      if (!Array.isArray(input) || input.length > maximum) return place.refuse(input, expected);
      const read = input.map((one: unknown, index) => entry.read(one, place.inside(`[${index}]`)));
      const kept = read.filter((one) => one !== REFUSED);
      return kept.length === read.length ? kept : REFUSED;
    },
  };
}

/** One kind or the other: the first that the value has the shape of decides, so that its fault is the one reported. */
export function either<A, AI, B, BI>(
  first: Kind<A, AI>,
  second: Kind<B, BI>,
  isFirst: (input: unknown) => boolean,
): Kind<A | B, AI | BI> {
  const expected = `${first.expected}, or ${second.expected}`;
  return {
    expected,
    json: { anyOf: [first.json, second.json] },
    read: (input, place) => (isFirst(input) ? first : second).read(input, place),
  };
}

type Values<F extends Fields> = { readonly [K in keyof F]: ValueOf<F[K]> };
export type Fields = { readonly [name: string]: Kind<unknown, unknown> };

/** An object of known names, each optional. What is not given is not in the result: layers merge by name. */
export function record<F extends Fields>(
  fields: F,
): Kind<Partial<Values<F>>, { readonly [K in keyof F]?: InputOf<F[K]> | undefined }> {
  const expected = `an object with any of ${Object.keys(fields).join(', ')}`;
  const properties = Object.fromEntries(Object.entries(fields).map(([name, kind]) => [name, kind.json]));
  return {
    expected,
    json: { type: 'object', properties, additionalProperties: false },
    read: (input, place) => {
      if (!isObject(input)) return place.refuse(input, expected);
      const entries = Object.keys(input)
        .filter((name) => input[name] !== undefined)
        .map((name) => [name, readField(fields, name, input[name], place)] as const);
      if (entries.some(([, value]) => value === REFUSED)) return REFUSED;
      // Every name in `entries` is a name of `fields`: unknown ones, `__proto__` among them, are refused.
      return Object.fromEntries(entries) as Partial<Values<F>>;
    },
  };
}

function readField(fields: Fields, name: string, value: unknown, place: Place): unknown {
  const kind = Object.hasOwn(fields, name) ? fields[name] : undefined;
  const inside = place.inside(`.${name}`);
  if (kind) return kind.read(value, inside);
  const names = Object.keys(fields);
  const nearest = nearestName(name, names);
  const hint = nearest === undefined ? '' : `; did you mean ${nearest}?`;
  return inside.refuse(value, `one of the names ${names.join(', ')}${hint}`);
}

/** An object as JSON knows it: no list, no null. */
export function isObject(input: unknown): input is Readonly<Record<string, unknown>> {
  return typeof input === 'object' && input !== null && !Array.isArray(input);
}
