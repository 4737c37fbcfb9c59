import { REQUEST_LIMITS } from './limits.js';
import { readLoosely } from './loose-value.js';
import { isBlank } from './trim-blanks.js';

/** What a Content-Type header can make a parser read a body as. */
export type BodyKind = 'multipart' | 'json' | 'form' | 'xml' | 'yaml' | 'folded' | 'text' | 'binary' | 'missing';

/** A Content-Type header, read as generously as the most generous of the parsers that may see it. */
export interface ContentType {
  /** More than one where parsers disagree: formidable looks for `multipart` or `json` anywhere in the header. */
  readonly kinds: ReadonlySet<BodyKind>;
  /** Lower case. */
  readonly charsets: readonly string[];
  readonly boundaries: readonly string[];
}

const NAMED_KINDS: readonly (readonly [word: string, kind: BodyKind])[] = [
  ['multipart', 'multipart'],
  ['json', 'json'],
  ['urlencoded', 'form'],
  ['xml', 'xml'],
  ['text/', 'text'],
  ['javascript', 'text'],
  ['graphql', 'text'],
  ['yaml', 'text'],
  ['yaml', 'yaml'],
  ['calendar', 'folded'],
  ['vcard', 'folded'],
];

const NO_TEXTS: readonly string[] = [];

/** Clients write the same few; a boundary is another one each time. */
const REMEMBERED = 64;
const LONGEST_REMEMBERED = 64;
const remembered = new Map<string, ContentType>();

/** Reads a Content-Type header; never fails. */
export function parseContentType(header = ''): ContentType {
  const known = remembered.get(header);
  if (known !== undefined) return known;
  const type = readContentType(header);
  if (header.length > LONGEST_REMEMBERED || type.boundaries.length > 0) return type;
  if (remembered.size >= REMEMBERED) remembered.clear();
  remembered.set(header, type);
  return type;
}

function readContentType(header: string): ContentType {
  const lower = header.toLowerCase();
  const kinds = new Set<BodyKind>();
  for (const [word, kind] of NAMED_KINDS) if (lower.includes(word)) kinds.add(kind);
  if (kinds.size === 0) kinds.add(lower.includes('/') ? 'binary' : 'missing');
  if (!lower.includes('=')) return { kinds, charsets: NO_TEXTS, boundaries: NO_TEXTS };
  return {
    kinds,
    charsets: collectParameter(lower, lower, 'charset'),
    boundaries: kinds.has('multipart') ? collectParameter(header, lower, 'boundary') : NO_TEXTS,
  };
}

/**
 * Every reading of every occurrence of a parameter: busboy takes the first well-formed one, formidable whatever
 * follows the first `boundary=` anywhere, others the last.
 */
function collectParameter(header: string, lower: string, name: string): readonly string[] {
  const found = new Set<string>();
  let at = lower.indexOf(name);
  // One more than the limit, so that the caller sees that there are too many.
  while (at >= 0 && found.size <= REQUEST_LIMITS.parameterReadings) {
    let start = at + name.length;
    while (isBlank(header.charCodeAt(start))) start++;
    // `boundary*=` and `boundary*0*=`, RFC 2231: @fastify/busboy takes the first form, without its charset.
    const isExtended = header[start] === '*';
    while (isExtended && isContinuation(header.charCodeAt(start))) start++;
    if (header[start] === '=') addValues(found, header, start + 1);
    if (header[start] === '=' && isExtended) addExtended(found, header, start + 1);
    at = lower.indexOf(name, at + name.length);
  }
  found.delete('');
  return [...found];
}

/** Stars and digits: whatever stands there instead would have to be looked through from every occurrence anew. */
function isContinuation(code: number): boolean {
  return code === 0x2a || (code >= 0x30 && code <= 0x39);
}

function addValues(found: Set<string>, header: string, from: number): void {
  let start = from;
  while (isBlank(header.charCodeAt(start))) start++;
  found.add(readLoosely(header, start));
  if (header[start] === '"') {
    addQuoted(found, header, start + 1);
    return;
  }
  const semicolon = header.indexOf(';', start);
  const text = header.slice(start, semicolon < 0 ? header.length : semicolon);
  found.add(text);
  found.add(text.trimEnd());
  const extended = text.split("'");
  if (extended.length > 2) found.add(extended.slice(2).join("'"));
}

/** @fastify/busboy takes what is behind one quote for the value, too, where there is no second one. */
function addExtended(found: Set<string>, header: string, from: number): void {
  const semicolon = header.indexOf(';', from);
  const parts = header.slice(from, semicolon < 0 ? header.length : semicolon).split("'", 3);
  if (parts.length === 2) found.add(parts[1] as string);
}

/** As a quoted-string of RFC 9110 section 5.6.4, and as everything up to the next quote. */
function addQuoted(found: Set<string>, header: string, from: number): void {
  let text = '';
  for (let at = from; at < header.length && header[at] !== '"'; at++) {
    if (header[at] === '\\' && at + 1 < header.length) at++;
    text += header[at];
  }
  const quote = header.indexOf('"', from);
  found.add(text);
  found.add(header.slice(from, quote < 0 ? header.length : quote));
}
