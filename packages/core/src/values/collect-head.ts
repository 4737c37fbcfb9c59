import { collectCookies } from './collect-cookies.js';
import { collectForm } from './collect-form.js';
import { collectTarget } from './collect-target.js';
import { add, type Collection, createCollection, exceed, isKnown, type Known } from './collection.js';
import { VALUE_LIMITS } from './limits.js';
import { collectRepeatedHeaders } from './repeated-headers.js';
import { isStandardHeader } from './standard-headers.js';
import type { Source } from './value.js';
import type { WordFilter } from './word-filter.js';

/** What is known of a request before its body: Node's `url` and `rawHeaders`. */
export interface Head {
  readonly target: string;
  /** Names and values in turn; of HTTP/2's pseudo-headers only `:authority` is read. */
  readonly rawHeaders: readonly string[];
}

/** One class, repeated: linear, and faster than classifying. */
const WORD = /^[\w-]*$/;

/**
 * Headers that are read in a way of their own. `target`: proxies and frameworks route by these instead of the URL.
 * `framing`: Node's parser has refused anything but digits there. `credentials`: names and passwords in base64.
 */
const KINDS = {
  cookie: 'cookie',
  referer: 'referer',
  'user-agent': 'user-agent',
  'x-original-url': 'target',
  'x-rewrite-url': 'target',
  'content-length': 'framing',
  authorization: 'credentials',
  'proxy-authorization': 'credentials',
} as const;

type Kind = (typeof KINDS)[keyof typeof KINDS];

/**
 * The texts of a request's path, query string, cookies and headers, as an application would read them, without those
 * of a target, Cookie, Referer or whole header block that is `known` to be harmless, and without the words that
 * `filter` leaves out.
 */
export function collectHead({ target, rawHeaders }: Head, known?: Known, filter?: WordFilter): Collection {
  const into = createCollection(filter);
  if (!isKnown(known, 'target', target, into)) collectTarget(target, into);
  if (known?.hasHeaders(rawHeaders) === true) return into;
  const reading: Reading = { known, into };
  const end = Math.min(rawHeaders.length, 2 * VALUE_LIMITS.headers);
  for (let index = 0; index + 1 < end; index += 2) {
    collectHeader(rawHeaders[index] as string, rawHeaders[index + 1] as string, reading);
  }
  collectRepeatedHeaders(rawHeaders, into);
  if (end < rawHeaders.length) exceed(into, 'headers', 'headers_values');
  return into;
}

interface Reading {
  readonly known: Known | undefined;
  readonly into: Collection;
}

function collectHeader(name: string, value: string, { known, into }: Reading): void {
  if (isStandardHeader(name, value)) return;
  if (name.charCodeAt(0) === 0x3a) {
    // The Host header of HTTP/2, in which nghttp2 lets quotes and brackets through. `:path` is the target.
    if (name === ':authority') add(into, 'headers_values', name, value);
    return;
  }
  // Node lets only tokens through, and one of letters, digits and dashes is a bare word wherever it lands.
  if (!WORD.test(name)) add(into, 'headers_names', name, name);
  switch (kindOf(name)) {
    case 'cookie':
      if (!isKnown(known, 'cookie_header', value, into)) collectCookies(value, into);
      break;
    case 'referer':
      if (!isKnown(known, 'referer_header', value, into)) collectReferer(value, into);
      break;
    case 'user-agent':
      add(into, 'user_agent', name, value);
      break;
    case 'target':
      add(into, 'headers_values', name, value);
      collectTarget(value, into);
      break;
    case 'framing':
      break;
    case 'credentials':
      collectCredentials(name, value, into);
      break;
    default:
      // An address in the place of a scheme or a host is no page that somebody speaks of.
      if (isForwardedPart(name) && value.includes('/'))
        into.values.push({ source: 'headers_values', path: name, text: value });
      else add(into, 'headers_values', name, value);
  }
}

/** `X-Forwarded-Proto`, `-Host` and `-Port`, of which frameworks make the address that was asked for. */
function isForwardedPart(name: string): boolean {
  return name.length >= 16 && name.length <= 18 && (name.charCodeAt(2) | 0x20) === 0x66 && FORWARDED.test(name);
}

const FORWARDED = /^x-forwarded-(?:proto|host|port|scheme)$/i;

/** The kinds by length and first letter of their names: nearly all other names need no lower-casing to be told apart. */
const CANDIDATES: readonly (readonly [string, Kind] | undefined)[] = byLengthAndLetter();

function kindOf(name: string): Kind | undefined {
  const candidate = CANDIDATES[slotOf(name)];
  return candidate !== undefined && name.toLowerCase() === candidate[0] ? candidate[1] : undefined;
}

/** Letters that differ in case share a slot. */
function slotOf(name: string): number {
  return name.length * 32 + (name.charCodeAt(0) & 31);
}

function byLengthAndLetter(): (readonly [string, Kind])[] {
  const candidates: (readonly [string, Kind])[] = [];
  for (const entry of Object.entries(KINDS)) candidates[slotOf(entry[0])] = entry;
  return candidates;
}

const BASIC = /^\s*basic\s/i;

/**
 * RFC 7617: a name and a password, of which the first colon is between them. Applications decode by `Buffer.from`, which
 * passes over what is no base64: all behind the scheme, or the first word of it, which is where padding ends as well.
 */
function collectCredentials(name: string, value: string, into: Collection): void {
  add(into, 'headers_values', name, value);
  const scheme = BASIC.exec(value)?.[0];
  if (scheme === undefined) return;
  const encoded = value.slice(scheme.length).trim();
  const [word = ''] = encoded.split(/\s/, 1);
  for (const one of new Set([encoded, word])) collectPair(name, Buffer.from(one, 'base64').toString('utf8'), into);
}

function collectPair(name: string, pair: string, into: Collection): void {
  const colon = pair.indexOf(':');
  add(into, 'headers_values', name, pair.slice(0, Math.max(colon, 0)));
  add(into, 'headers_values', name, pair.slice(colon + 1));
}

const REFERER_SOURCES = { names: 'referer', values: 'referer' } as const satisfies Record<string, Source>;

/** Search words in a referring URL reach logs and dashboards decoded. */
function collectReferer(value: string, into: Collection): void {
  add(into, 'referer', '', value);
  const question = value.indexOf('?');
  if (question !== -1) collectForm(value.slice(question + 1), REFERER_SOURCES, into);
}
