import { CharacterClass } from '../../values/character-classes.js';
import type { Source } from '../../values/value.js';
import type { Certainty, DetectContext, Detection, ValueCheck } from '../check.js';
import { readPastBlanks } from '../past-blanks.js';
import { CLUSTER_NAMES, LOCAL_SUFFIXES, LOOPBACK_NAMES, METADATA_NAMES, SPELLING_OWNERS } from './address-ranges.js';
import { readDisputedHost } from './disputed-host.js';
import { exceedsPart } from './forwarded-parts.js';
import { readHost } from './host.js';
import { isBrowsersPlace } from './places.js';
import { detectSocket } from './socket.js';
import { readSplitRequest } from './split-request.js';
import { type FoundUrl, isAmong, isSlash, readUrl, toTable } from './url-hosts.js';

const NEEDED = CharacterClass.slash | CharacterClass.backslash | CharacterClass.colon;

/** Server-side request forgery: addresses that lead to this host, its network or its cloud's metadata. */
export const ssrf: ValueCheck = {
  id: 'ssrf',
  title: 'Server-side request forgery',
  cwe: 918,
  attack: 'T1190',
  // Not the Referer: browsers write their own address there, and nobody fetches it.
  sources: new Set<Source>([
    ...(['path', 'qs_variables', 'qs_values', 'post_variables', 'post_values', 'json_keys', 'json_values'] as const),
    ...(['headers_values', 'cookies', 'file_names', 'xml_values', 'text'] as const),
  ]),
  applies: (classes) => (classes & NEEDED) !== 0,
  words: {
    prose: true,
    classes: CharacterClass.letter | CharacterClass.digit | CharacterClass.dash,
    names: new Set(),
    longerThan: Number.POSITIVE_INFINITY,
    // WHATWG URL, 4.4: slashes are not missed behind these.
    seesBehind: (name) => /(?:https?|wss?|ftp)$/i.test(name),
    // A folder that is called as the metadata service is.
    members: new Set(['169']),
  },
  hosts: new Set([
    ...LOOPBACK_NAMES,
    ...METADATA_NAMES,
    ...SPELLING_OWNERS,
    ...CLUSTER_NAMES,
    ...LOCAL_SUFFIXES.keys(),
  ]),
  detect: readPastBlanks(detect),
};

function detect(text: string, context: DetectContext): Detection | undefined {
  if (context.source === 'headers_values' && exceedsPart(context.path, text)) return describeForwarded(text);
  const first = firstPrintable(text);
  if (mayBeSplit(context) && SPLIT_SCHEME.test(text.slice(first, first + 64))) {
    const found = detect(text.slice(first).replace(/[\t\r\n]/g, ''), context);
    return found && { ...found, start: 0, end: text.length };
  }
  const whole = context.source === 'path' ? undefined : (readUrl(text, first) ?? readSchemeless(text, first, context));
  const found =
    detectSocket(text, first, context) ?? (whole && describe(text, whole, judgeWhole(text, whole, context)));
  if (found?.certainty === 'certain') return found;
  const inside =
    (context.source === 'path' ? detectInPath(text) : undefined) ??
    detectSmuggling(text, first) ??
    detectSplit(text, first) ??
    detectDisputed(text, first, context) ??
    detectInside(text, first, context);
  return inside?.certainty === 'certain' ? inside : (found ?? inside);
}

/** WHATWG URL, 4.4: tabs and line ends are removed wherever they stand, also inside `ht\ttp`. */
const SPLIT_SCHEME = /^[a-z][a-z\d+.-]*[\t\r\n][a-z\d+.\t\r\n-]*:[/\\\t\r\n]/i;

/** Tabs count as blanks. */
const SPLITTING = CharacterClass.space | CharacterClass.newline;

function mayBeSplit({ classes = SPLITTING }: DetectContext): boolean {
  return (classes & SPLITTING) !== 0;
}

/** WHATWG URL, 4.4: C0 controls and blanks before a URL are dropped; `trim` takes the blanks of all scripts (ECMA-262, 12.2). */
function firstPrintable(text: string): number {
  let index = 0;
  while (index < text.length && isLeading(text.charCodeAt(index))) index++;
  return index;
}

function isLeading(unit: number): boolean {
  return unit <= 0x20 || (unit > 0x7f && /[\s\ufeff]/.test(String.fromCharCode(unit)));
}

/** The value is a URL, or starts with one. */
function judgeWhole(text: string, url: FoundUrl, context: DetectContext): Certainty {
  // Nobody writes about a host whose letters are escaped.
  const isInProse = hasWords(text, url.start) && !text.slice(url.start, url.end).includes('%');
  // `?q=a%20b`: blanks that an encoding made are the address's own.
  if (isInProse && !context.steps.includes('percent') && !context.steps.includes('mixed')) return 'unsure';
  const { host } = url;
  const isOdd = url.tricked || !host.plain || host.zone === 'metadata' || context.steps.includes('full-width');
  // `http://redis:6379/` names a neighbour; `http://test/` is what people type into a form.
  if (host.bare) return host.plain && (url.port === '' || isBrowsersPlace(context)) ? 'unsure' : 'certain';
  if (isOdd) return 'certain';
  return url.fetched && !isBrowsersPlace(context) ? 'certain' : 'unsure';
}

/**
 * RFC 4266, 2.2: behind the item type a gopher client sends what it is given. `_` is no type, and a line's end belongs
 * into no selector: the text speaks another protocol, whatever the host is called.
 */
const GOPHER = /gophers?:\/\/[^\s/]{1,256}\/(?:_|[^\s]{0,512}(?:%0[ad]|[\r\n]))/iy;

function detectSmuggling(text: string, start: number): Detection | undefined {
  if ((text.charCodeAt(start) | 0x20) !== 0x67) return undefined;
  GOPHER.lastIndex = start;
  const match = GOPHER.exec(text);
  if (match === null) return undefined;
  return {
    certainty: 'certain',
    start,
    end: start + match[0].length,
    context: 'as an address that the server opens',
    explanation:
      'Fetched by the server, the address would send bytes of its own choice to another service: Redis, SMTP, a database.',
  };
}

function detectSplit(text: string, first: number): Detection | undefined {
  const span = readSplitRequest(text, first);
  return (
    span && {
      certainty: 'certain',
      ...span,
      context: 'as an address that the server opens',
      explanation:
        'Fetched by the server, the address would end the line that it stands in and write headers of its own.',
    }
  );
}

/** `/proxy/169.254.169.254/latest/meta-data/`: a gateway takes the name of a folder for a host, and nobody's folder is called so. */
const HOST_SEGMENT = /\/(\d{1,3}(?:\.\d{1,3}){3})(?::\d{1,5})?(?=[/?#]|$)/;

function detectInPath(text: string): Detection | undefined {
  const match = HOST_SEGMENT.exec(text);
  const host = match === null ? undefined : readHost(match[1] as string);
  if (match === null || host?.zone !== 'metadata') return undefined;
  const end = match.index + match[0].length;
  const url = { scheme: '', start: match.index + 1, end, host, port: '', tricked: false, fetched: true };
  return describe(text, url, 'certain');
}

function detectDisputed(text: string, first: number, { classes }: DetectContext): Detection | undefined {
  if (classes !== undefined && (classes & CharacterClass.at) === 0) return undefined;
  const span = readDisputedHost(text, first);
  return (
    span && {
      certainty: 'certain',
      ...span,
      context: 'as an address whose host parsers disagree on',
      explanation: `Whoever checks "${text.slice(span.start, Math.min(span.end, span.start + 120))}" may see another host than whoever opens it.`,
    }
  );
}

function describeForwarded(text: string): Detection {
  return {
    certainty: 'certain',
    start: 0,
    end: text.length,
    context: 'as a part of the address that a proxy says was asked for',
    explanation:
      'Put together with the other parts, the text would take their place: another host, or another path than the one that is served.',
  };
}

const ENOUGH_WORDS = 3;
const MAX_LOOK = 400;

/** Does the text go on in words behind the URL, as prose does? */
function hasWords(text: string, from: number): boolean {
  const blank = text.slice(from, from + MAX_LOOK).search(/\s/);
  if (blank < 0) return false;
  let words = 0;
  for (const piece of text.slice(from + blank, from + blank + MAX_LOOK).split(/\s+/)) {
    if (/^\p{L}{2,}[.,:;!?)]*$/u.test(piece) && ++words >= ENOUGH_WORDS) return true;
  }
  return false;
}

const SCHEMELESS = /([a-z\d.\u3002\uff61:[\]_-]{1,64}?)(?::(\d{1,5}))?(?:\/([!-~]{0,2048}))?\s{0,8}$/iy;

/**
 * `127.0.0.1:6379/x` and `localhost/`: without a path it is an address in a form, with two digits behind it a network;
 * the metadata service's nobody fills into one, but for brackets around it, which no address has without a scheme or a port.
 */
function readSchemeless(text: string, start: number, { source }: DetectContext): FoundUrl | undefined {
  if (source === 'headers_values' || source === 'cookies' || text.length > 2200) return undefined;
  SCHEMELESS.lastIndex = start;
  const match = SCHEMELESS.exec(text);
  if (match === null || /^\d{1,3}$/.test(match[3] ?? '')) return undefined;
  const host = readHost(match[1] as string);
  if (host === undefined || host.bare) return undefined;
  if (match[3] === undefined && (host.zone !== 'metadata' || (match[2] === undefined && match[1]?.startsWith('['))))
    return undefined;
  // UTS 46, 4: ideographic full stops are dots.
  const written = (match[1] as string).replace(/[\u3002\uff61]/g, '.');
  const isName = /[a-z]/i.test(written) && !NUMBERS.test(written);
  if (isName && host.zone === 'private' && !isInnerName(host.name)) return undefined;
  const isNumber =
    /^(?:0x[\da-f]{8}|192\.168\.\d{1,5})\.?$/i.test(written) ||
    (match[2] !== undefined && /^(?:\d{8,10}\.?$|0\d{9,11}\.?$|\d{1,3}\.\d{6,8}\.?$|\[)/.test(written));
  if (!isName && !host.plain && !isNumber && !isWholeAddress(written, host.zone)) return undefined;
  return { scheme: '', start, end: start + match[0].length, host, port: match[2] ?? '', tricked: false, fetched: true };
}

/** In brackets, or numbers of any base: `192.0xa8.1.9`. */
const NUMBERS = /^(?:\[|(?:0x[\da-f]*|\d+)(?:\.(?:0x[\da-f]*|\d+)){0,3}\.?$)/i;

/** Names that hold an address; `home` and `svc` are also what files and people are called (`Orders.svc/Get`). */
function isInnerName(name: string): boolean {
  const owner = name.split('.').slice(-2).join('.');
  if (SPELLING_OWNERS.has(owner)) return true;
  return /\.(?:internal|local|lan|consul|home\.arpa)$|\.default\.svc$|^kubernetes\.default$/.test(name);
}

/** Numbers with a path are dates, versions and identifiers, except four of them in a row, or the metadata service's own. */
function isWholeAddress(written: string, zone: string): boolean {
  return zone === 'metadata' || written.replace(/\.$/, '').split('.').length === 4;
}

/**
 * A URL inside a value: behind a proxy's path, in another URL's parameter, in an attribute that a renderer would load.
 * Only what no page links to is certain there.
 */
function detectInside(text: string, first: number, context: DetectContext): Detection | undefined {
  let unsure: Detection | undefined;
  let colon = text.indexOf(':', first);
  while (colon >= 0) {
    const start = isSlash(text.charCodeAt(colon + 1)) ? schemeStart(text, colon) : colon;
    const isSeen = start === colon || (start === first && context.source !== 'path');
    const url = isSeen ? undefined : readUrl(text, start, true);
    if (url !== undefined && !url.host.bare) {
      const found = describe(text, url, judgeInside(text, url, context));
      if (found.certainty === 'certain') return found;
      unsure ??= found;
    }
    colon = text.indexOf(':', isSeen ? colon + 1 : tokenEnd(text, colon + 1));
  }
  return unsure;
}

/** Behind the slashes and the host: another URL starts after that, so that no character is read twice. */
function tokenEnd(text: string, from: number): number {
  let index = from;
  while (isSlash(text.charCodeAt(index))) index++;
  while (index < text.length && !isAmong(TOKEN_END, text.charCodeAt(index))) index++;
  return index;
}

const TOKEN_END = toTable('/?&#= \t\r\n"\'`<>(),');

function judgeInside(text: string, url: FoundUrl, { source }: DetectContext): Certainty {
  const { host } = url;
  if (source === 'path') return url.fetched ? 'certain' : 'unsure';
  const before = text.charAt(url.start - 1);
  // What reads addresses out of a text finds them behind any sign.
  const isApart = host.zone === 'metadata' ? /[^\w.+-]/.test(before) : !host.plain && /[\s="'(<,|!/]/.test(before);
  return isApart && !hasWords(text, 0) ? 'certain' : 'unsure';
}

function schemeStart(text: string, colon: number): number {
  let start = colon;
  while (start > 0 && colon - start < 31 && isSchemePart(text.charCodeAt(start - 1))) start--;
  while (start < colon && !isLetter(text.charCodeAt(start))) start++;
  return start;
}

/** RFC 3986, 3.1. */
function isSchemePart(unit: number): boolean {
  return (
    isLetter(unit) || (unit >= 0x30 && unit <= 0x39) || unit === 0x2b || unit === 0x2d || unit === 0x2e || unit === 0x5f
  );
}

function isLetter(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a);
}

const ZONES = {
  loopback: 'this host itself',
  private: 'a host of the internal network',
  metadata: "the cloud's metadata service, which hands out credentials",
  reserved: 'an address that is not public',
} as const;

function describe(text: string, url: FoundUrl, certainty: Certainty): Detection {
  const written = text.slice(url.start, Math.min(url.end, url.start + 120));
  return {
    certainty,
    start: url.start,
    end: url.end,
    context: 'as an address that the server opens',
    explanation: `Fetched by the server, "${written}" would lead to ${url.host.name}: ${ZONES[url.host.zone]}.`,
  };
}
