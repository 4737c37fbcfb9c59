/** The JSON Schema of one kind; only what `packages/core/config.schema.json` needs. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/** What a kind says when it refuses; `undefined` is no legal value of any setting. */
export const REFUSED = undefined;

/** Where a value stands in a configuration, and where to complain about it. */
export interface Place {
  /** `DECOY_ROUTES[3]`, `SECURITY_CHECKS.sqli`. */
  readonly path: string;
  inside(step: string): Place;
  refuse(value: unknown, expected: string): typeof REFUSED;
  warn(message: string): void;
}

/**
 * How the values of one setting are read, and how they are described to people and to editors.
 * `T` is what the engine works with, `I` what an owner may write.
 */
export interface Kind<T, I = T> {
  /** Continues "expected …": `an integer from 1 to 65535`. */
  readonly expected: string;
  readonly json: JsonSchema;
  read(input: unknown, place: Place): T | typeof REFUSED;
  /** Never set: carries the type of what may be written. */
  readonly accepts?: I;
}

/** What a setting of this kind holds. */
export type ValueOf<K> = K extends Kind<infer T, infer _> ? T : never;
/** What may be written for a setting of this kind. */
export type InputOf<K> = K extends Kind<infer _, infer I> ? I : never;
