/**
 * Every bound of reading and decoding, in one place. What lies past a limit is an input fault that the caller
 * decides on, never text that went silently unseen.
 */
export const VALUE_LIMITS = {
  /** Pairs of one query string, form or cookie header. Express and node:querystring stop at 1,000 themselves. */
  parameters: 10_000,
  /** Keys in one name, `a[b][c]`; qs stops at a depth of 5 itself. */
  nameKeys: 100,
  pathSegments: 1_000,
  headers: 2_000,
  /** Nested containers of a JSON document or of a parsed body. */
  jsonDepth: 1_000,
  /** Keys and values of a JSON document or of a parsed body. */
  jsonValues: 100_000,
  /** Texts and attribute values of an XML document. */
  xmlValues: 100_000,
  /** Encodings undone one after the other in one value. */
  decodeLayers: 6,
  /** Documents inside a value: base64 of JSON of base64 counts three. Forms do not count, of which two are read. */
  nestedDocuments: 4,
  /** Texts found inside one value's base64, JSON and other documents. */
  nestedTexts: 20_000,
} as const;

export type ValueLimit = keyof typeof VALUE_LIMITS;

/** A limit that a request ran into, and where: what lies behind it was not read. */
export interface LimitFault {
  readonly limit: ValueLimit;
  readonly at: string;
}
