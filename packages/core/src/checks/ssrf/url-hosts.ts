import { percentDecodeStrict } from '../../values/decoders/percent.js';
import { FETCHED_SCHEMES, SPECIAL_SCHEMES, URL_PREFIXES } from './address-ranges.js';
import { compactHost, expandSets } from './compact-host.js';
import { type InnerHost, readHost } from './host.js';

/** A URL found in a text, and the inner host that some parser sees in it. */
export interface FoundUrl {
  readonly scheme: string;
  readonly start: number;
  readonly end: number;
  readonly host: InnerHost;
  readonly port: string;
  /** Written to get past a filter: user information, odd slashes, blanks that parsers drop. */
  readonly tricked: boolean;
  readonly fetched: boolean;
}

/** Of a URL inside a longer text so much is read: each could be read again for the next one. */
const MAX_INSIDE = 512;
const SCHEME = /[a-z][a-z\d+._-]{0,30}:/iy;

/** The URL that starts at `start`, if it leads inside. */
export function readUrl(text: string, start: number, isInside = false): FoundUrl | undefined {
  // ffmpeg-protocols(1), "subfile": options, and the address behind them.
  let at = isInside
    ? start
    : start + (/^subfile,,[^:]{0,200},,:/i.exec(text.slice(start, start + 216))?.[0].length ?? 0);
  let scheme = '';
  for (let prefixes = 0; prefixes < 4; prefixes++) {
    SCHEME.lastIndex = at;
    const match = SCHEME.exec(text);
    if (match === null) break;
    scheme = match[0].slice(0, -1).toLowerCase();
    at += match[0].length;
    if (!URL_PREFIXES.has(scheme) || /^[/\\]/.test(text.charAt(at))) break;
  }
  let slashes = at;
  while (isSlash(text.charCodeAt(slashes)) || isDropped(text.charCodeAt(slashes))) slashes++;
  const written = text.slice(at, Math.min(slashes, at + 16));
  const lead = written === '//' ? written : written.replace(/[\t\r\n]/g, '');
  if (!leadsToHost(scheme, lead)) return undefined;
  const first = readAuthority(text, slashes, { scheme, lead, isInside });
  const found = isInside || first?.host.bare === false ? first : (readLastHost(text, slashes) ?? first);
  if (found === undefined) return undefined;
  return { scheme, start, ...found, fetched: scheme === '' || FETCHED_SCHEMES.has(scheme) };
}

/** Longer addresses are refused by servers and clients. */
const MAX_WHOLE = 16_384;

/** `http://:443//a.example@@0.0.0.0`, `http://a.example@//:@2130706433/`: a client may take what follows the last `@`. */
function readLastHost(text: string, start: number): Authority | undefined {
  const written = /^[^\s?#]*/.exec(text.slice(start, start + MAX_WHOLE))?.[0] ?? '';
  if (!/@@|@\/|:@/.test(written)) return undefined;
  const piece = written.slice(written.lastIndexOf('@') + 1).split('/', 1)[0] as string;
  const found = readHostAndPort(piece);
  if (found === undefined || found.host.bare) return undefined;
  return { end: start + written.length, host: found.host, port: found.port, tricked: true };
}

/** `http:127.0.0.1` has a host, `redis:6379` has none; `//host` takes the page's scheme. */
function leadsToHost(scheme: string, lead: string): boolean {
  return lead.length >= 2 || (SPECIAL_SCHEMES.has(scheme) && (lead.length > 0 || scheme !== 'ws'));
}

interface UrlStart {
  readonly scheme: string;
  /** The slashes behind it, without what parsers drop. */
  readonly lead: string;
  readonly isInside: boolean;
}

interface Authority {
  readonly end: number;
  readonly host: InnerHost;
  readonly port: string;
  readonly tricked: boolean;
}

/**
 * Parsers disagree where the host is (RFC 3986 and WHATWG on `\`, `#` before `@`, blanks): each piece that one of them
 * could take is looked at.
 */
function readAuthority(text: string, start: number, url: UrlStart): Authority | undefined {
  const end = authorityEnd(text, start, url.isInside);
  const written = text.slice(start, end);
  // Names without dots only matter inside a text when they are this host's.
  if (url.isInside && WORD.test(written) && !isInnerWord(written)) return undefined;
  const lineEnd = written.search(DROPPED);
  if (lineEnd < 0) return readRegion(written, { ...url, end, isDropped: false });
  // WHATWG drops line ends, older clients send the rest of the request behind them.
  return (
    readRegion(written.replace(/[\t\r\n]/g, ''), { ...url, end, isDropped: true }) ??
    readRegion(written.slice(0, lineEnd), { ...url, end, isDropped: true })
  );
}

const WORD = /^[a-z][a-z\d-]*:?$/i;

function isInnerWord(written: string): boolean {
  const host = readHost(written.endsWith(':') ? written.slice(0, -1) : written);
  return host !== undefined && !host.bare;
}

interface Region extends UrlStart {
  readonly end: number;
  readonly isDropped: boolean;
}

/** The first host in the region that is certainly an inner one, else the first that may be. */
function readRegion(region: string, { scheme, lead, end, isDropped }: Region): Authority | undefined {
  let fallback: Authority | undefined;
  for (let from = 0; from >= 0; from = nextHost(region, from)) {
    const piece = region.slice(from, pieceEnd(region, from));
    const compact = compactHost(piece);
    const found = compact.length > MAX_PIECE ? undefined : readHostAndPort(compact);
    if (found === undefined || (lead.length < 2 && found.host.bare)) continue;
    // `//\\n|\\t`: alternatives of a pattern.
    if (found.host.bare && region.charAt(from + piece.length) === '|') continue;
    // A password is nothing odd in a connection string.
    const isUserInfo = from > 0 && SPECIAL_SCHEMES.has(scheme);
    const isOddLead = scheme !== '' && lead !== '//';
    const tricked =
      isUserInfo || isOddLead || isDropped || found.isOddPort || region.charAt(from + piece.length) === '\\';
    const authority = { end, host: found.host, port: found.port, tricked };
    if (!found.host.bare) return authority;
    fallback ??= authority;
  }
  const chosen = readSet(region);
  return chosen === undefined ? fallback : { end, host: chosen, port: '', tricked: true };
}

const DROPPED = /[\t\r\n]/;
const MAX_PIECE = 512;

/** Behind the next `@`: before it stood, for some parser, a user's name. */
function nextHost(region: string, from: number): number {
  const at = region.indexOf('@', from);
  return at < 0 ? -1 : at + 1;
}

function pieceEnd(region: string, from: number): number {
  let index = from;
  while (index < region.length && !isAmong(PIECE_END, region.charCodeAt(index))) index++;
  return index;
}

/** What ends a host for one parser or another; a NUL does for what is written in C. */
const PIECE_END = toTable('\\?#@ ,;&|\0');

const HOST_AND_PORT = /^(\[[^\]]{2,80}\]|[^:[\]]{1,253})(?:\.|%2e)?(?::([^:]{0,32}))?$/i;

interface HostAndPort {
  readonly host: InnerHost;
  readonly port: string;
  /** `:+80`, `:80x`: atoi(3) takes what it can. */
  readonly isOddPort: boolean;
}

function readHostAndPort(piece: string): HostAndPort | undefined {
  const match = HOST_AND_PORT.exec(piece);
  // `http://::1/`: browsers refuse it, older libraries do not.
  const written = match?.[1] ?? (piece.includes('::') ? `[${piece}]` : undefined);
  const host = written === undefined ? undefined : readWritten(written);
  const port = match?.[2] ?? '';
  const isOddPort = port !== '' && !/^\d{1,5}$/.test(port);
  if (host === undefined || (isOddPort && (host.bare || !/^[+\s]?\d/.test(port)))) return undefined;
  return { host, port, isOddPort };
}

/** An inner host among those that curl makes of one. */
function readSet(written: string): InnerHost | undefined {
  for (const one of expandSets(written)) {
    const host = readHost(one.replace(/:\d{0,5}$/, ''));
    if (host !== undefined && !host.bare) return { ...host, plain: false };
  }
  return undefined;
}

/** WHATWG URL, 3.5: a host is percent-decoded, which nobody needs to write one. */
function readWritten(written: string): InnerHost | undefined {
  const asItIs = readHost(written);
  if (asItIs !== undefined || !written.includes('%')) return asItIs;
  const decoded = percentDecodeStrict(written);
  const host = decoded === undefined ? undefined : readHost(decoded);
  return host && { ...host, plain: false };
}

/** Inside a longer text blanks end a URL; a whole value is read to the first slash, however long its user's name is. */
function authorityEnd(text: string, start: number, isInside: boolean): number {
  const limit = isInside ? Math.min(text.length, start + MAX_INSIDE) : text.length;
  for (let index = start; index < limit; index++) {
    const unit = text.charCodeAt(index);
    if (isAmong(AUTHORITY_END, unit) || (isInside && unit <= 0x20)) return index;
  }
  return limit;
}

const AUTHORITY_END = toTable('/"\'<>`)');

export function isSlash(unit: number): boolean {
  return unit === 0x2f || unit === 0x5c;
}

/** WHATWG URL, 4.4: tabs and line ends are removed wherever they stand. */
function isDropped(unit: number): boolean {
  return unit === 0x09 || unit === 0x0a || unit === 0x0d;
}

/** One look at a table where a set would hash. */
export function toTable(characters: string): Uint8Array {
  return Uint8Array.from({ length: 128 }, (_, unit) => (characters.includes(String.fromCharCode(unit)) ? 1 : 0));
}

export function isAmong(table: Uint8Array, unit: number): boolean {
  return unit < 128 && table[unit] === 1;
}
