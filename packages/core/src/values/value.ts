import type { LimitFault } from './limits.js';

/**
 * The places of a request that a value can come from, by pyrasp's location names;
 * `file_names`, `xml_values` and `text` are ours.
 */
export const SOURCES = [
  'path',
  'qs_variables',
  'qs_values',
  'post_variables',
  'post_values',
  'json_keys',
  'json_values',
  'headers_names',
  'headers_values',
  'cookies',
  'user_agent',
  'referer',
  'file_names',
  'xml_values',
  'text',
] as const;

export type Source = (typeof SOURCES)[number];

/** Places that a finding can name although no value is read there. */
export const FINDING_LOCATIONS = [...SOURCES, 'source_ip', 'host', 'request', 'content'] as const;

export type Location = (typeof FINDING_LOCATIONS)[number];

/** One text of a request, read as the application will read it. */
export interface Value {
  readonly source: Source;
  /** Where inside the source: a parameter's name, `user.roles[0]`, a header's name; empty for the path. */
  readonly path: string;
  readonly text: string;
  /** The text's character classes, where reading it told them. */
  readonly classes?: number | undefined;
  /** Put together from the values of a repeated name: nobody sent it as one text. */
  readonly joined?: true;
}

/**
 * The layers of encoding that a decoder can undo; `mixed` is escapes of several kinds, each undone where it stood; `trim`
 * is no encoding: blanks around a text are taken off.
 */
export const DECODE_STEPS = [
  'percent',
  'plus',
  'html',
  'unicode-escape',
  'hex-escape',
  'overlong-utf8',
  'full-width',
  'base64',
  'json',
  'graphql',
  'xml',
  'serialized',
  'table',
  'message',
  'form',
  'query',
  'utf-7',
  'nul',
  'mixed',
  'trim',
] as const;

export type DecodeStep = (typeof DECODE_STEPS)[number];

/** One reading of a value: as it came (`steps` empty) or after undoing encodings, in order. */
export interface Form {
  readonly text: string;
  readonly steps: readonly DecodeStep[];
  /** Which character classes occur in `text`: an or of `CharacterClass` bits. */
  readonly classes: number;
  /** What the text is called in the form or query that it was read from; left out: as the value is. */
  readonly path?: string | undefined;
  /** Set on the last form when a limit ended decoding: what lies behind it is unknown. */
  readonly fault?: LimitFault | undefined;
  /** A document whose texts say all that it says, or an encoding of nothing but one: nobody has to judge it. */
  readonly isPlain?: true;
}
