import type { BodyFault } from './body-reader.js';
import { toFault } from './body-reader.js';
import type { BodyReading } from './body-reading.js';
import { decodeCharset, decodeUtf8, detectCharsets, isUtf8 } from './charset.js';
import type { BodyKind, ContentType } from './content-type.js';
import { REQUEST_LIMITS } from './limits.js';
import { readMultipart, toSniffedBoundary } from './multipart-body.js';

/** What a whole body says. */
export interface WholeBody {
  readonly readings: readonly BodyReading[];
  readonly fault?: BodyFault | undefined;
}

/** Reads a body that is there as a whole, without its content encoding, in every way in which it could be read. */
export function readWholeBody(bytes: Buffer, type: ContentType): WholeBody {
  const readings: BodyReading[] = [];
  const { texts, fault } = decodeTexts(bytes, type.charsets);
  const isMultipart = type.kinds.has('multipart');
  const isOnlyMultipart = isMultipart && type.kinds.size === 1 && type.boundaries.length > 0;
  if (!isOnlyMultipart) for (const text of texts) addReadings(readings, text, type.kinds);
  const sniffed = toSniffedBoundary(bytes);
  const boundaries = sniffed === undefined ? type.boundaries : [...new Set([...type.boundaries, sniffed])];
  if (boundaries.length === 0) return { readings, fault };
  const parts = readMultipart(bytes, boundaries);
  for (const reading of parts.readings) readings.push(reading);
  return { readings, fault: fault ?? parts.fault };
}

/** UTF-8 is always among the readings: Fastify's parsers ignore the charset. */
function decodeTexts(
  bytes: Buffer,
  declared: readonly string[],
): { texts: Iterable<string>; fault?: BodyFault | undefined } {
  const utf8 = decodeUtf8(bytes);
  const detected = detectCharsets(bytes);
  const isTooMany = declared.length > REQUEST_LIMITS.parameterReadings;
  if (detected.length === 0 && !isTooMany && declared.every(isUtf8)) return { texts: [utf8] };
  const texts = new Set([utf8]);
  let fault: BodyFault | undefined;
  if (isTooMany) fault = toFault('charset', 'several charsets at once');
  for (const charset of declared.slice(0, REQUEST_LIMITS.parameterReadings)) {
    if (isUtf8(charset)) continue;
    const decoded = decodeCharset(bytes, charset);
    if (decoded === undefined) fault = toFault('charset', `unknown charset ${JSON.stringify(charset.slice(0, 40))}`);
    else for (const text of decoded) texts.add(text);
  }
  for (const charset of detected) {
    for (const text of decodeCharset(bytes, charset) ?? []) texts.add(text);
  }
  return { texts, fault };
}

/**
 * A third of real urlencoded bodies start with `{`, `[` or `<`, and most text/plain is JSON:
 * what a body is called and what it looks like are both readings.
 */
function addReadings(readings: BodyReading[], text: string, kinds: ReadonlySet<BodyKind>): void {
  const first = text.charCodeAt(skipBlanks(text));
  const looksJson = first === 0x7b || first === 0x5b;
  const looksXml = first === 0x3c;
  const looksOther = looksJson || looksXml;
  const isRead = looksJson ? !endsAsJson(text) : isText(kinds);
  if (looksJson || kinds.has('json')) readings.push(toReading('json', text, looksJson && !isRead));
  if (looksXml || kinds.has('xml')) readings.push({ kind: 'xml', text });
  if (kinds.has('yaml')) readings.push({ kind: 'yaml', text });
  if (kinds.has('form') || (!looksOther && text.includes('=')))
    readings.push(toReading('form', text, !looksOther && kinds.has('form') && !kinds.has('xml')));
  if (isRead) readings.push({ kind: 'text', text });
  if (kinds.has('folded')) readings.push({ kind: 'text', text: text.replace(FOLD, '') });
}

function toReading(kind: 'json' | 'form', text: string, isAlone: boolean): BodyReading {
  return isAlone ? { kind, text, isAlone } : { kind, text };
}

/** In calendars and address cards a blank goes on with the line before (RFC 5545 section 3.1, RFC 6350 section 3.2). */
const FOLD = /\r?\n[ \t]/g;

/** What is well-formed JSON, XML or a form is read value by value; as one text it is nothing that anybody typed. */
function isText(kinds: ReadonlySet<BodyKind>): boolean {
  return !kinds.has('xml') && !kinds.has('form');
}

function endsAsJson(text: string): boolean {
  let at = text.length - 1;
  while (at > 0 && text.charCodeAt(at) <= 0x20) at--;
  const last = text.charCodeAt(at);
  return last === 0x7d || last === 0x5d;
}

/** Whether `JSON.parse` could make an object or array of a text that begins like this; blanks alone leave it open. */
export function startsAsJson(latin1: string): boolean {
  const at = skipJsonBlanks(latin1, latin1.startsWith(UTF8_MARK) ? UTF8_MARK.length : 0);
  if (at === latin1.length) return at > 0;
  const follow = JSON_FOLLOWS.get(latin1.charAt(at));
  if (follow === undefined) return false;
  const next = skipJsonBlanks(latin1, at + 1);
  return next === latin1.length || follow.includes(latin1.charAt(next));
}

/** What may stand behind an opening bracket: one ciphertext in a hundred begins with a bracket by chance. */
const JSON_FOLLOWS = new Map([
  ['{', '"}'],
  ['[', '"{[]-0123456789tfn'],
]);

function skipJsonBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && JSON_BLANKS.includes(text.charAt(at))) at++;
  return at;
}

/** RFC 8259 section 2: `trim` and `\0` know more blanks. */
const JSON_BLANKS = ' \t\n\r';
const UTF8_MARK = '\u00ef\u00bb\u00bf';

function skipBlanks(text: string): number {
  let at = 0;
  while (at < text.length && (text.charCodeAt(at) <= 0x20 || text.charCodeAt(at) === 0xfeff)) at++;
  return at;
}
