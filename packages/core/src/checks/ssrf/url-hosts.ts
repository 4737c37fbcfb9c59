import { FETCHED_SCHEMES, SPECIAL_SCHEMES, URL_PREFIXES } from './address-ranges.js';
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

/** An authority longer than this is no host with a password. */
const MAX_AUTHORITY = 512;
const SCHEME = /[a-z][a-z\d+._-]{0,30}:/iy;

/** The URL that starts at `start`, if it leads inside. */
export function readUrl(text: string, start: number): FoundUrl | undefined {
  let at = start;
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
  const lead = text.slice(at, Math.min(slashes, at + 16)).replace(/[\t\r\n]/g, '');
  if (!leadsToHost(scheme, lead)) return undefined;
  const found = readAuthority(text, slashes, { scheme, lead });
  if (found === undefined) return undefined;
  return { scheme, start, ...found, fetched: scheme === '' || FETCHED_SCHEMES.has(scheme) };
}

/** `http:127.0.0.1` has a host, `redis:6379` has none; `//host` takes the page's scheme. */
function leadsToHost(scheme: string, lead: string): boolean {
  return lead.length >= 2 || (SPECIAL_SCHEMES.has(scheme) && (lead.length > 0 || scheme !== 'ws'));
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
function readAuthority(
  text: string,
  start: number,
  { scheme, lead }: { scheme: string; lead: string },
): Authority | undefined {
  const end = authorityEnd(text, start);
  const pieces = text
    .slice(start, end)
    .replace(/[\t\r\n]/g, '')
    .split(/([\\?#@ ,;&]|%23|%40)/, 64);
  const isLoose = lead.length < 2;
  for (let index = 0; index < pieces.length; index += 2) {
    const before = index === 0 ? '' : (pieces[index - 1] as string);
    if (index > 0 && before !== '@' && before !== '%40') continue;
    const found = readHostAndPort(pieces[index] as string);
    if (found === undefined || (isLoose && found.host.bare)) continue;
    const dropped = end - start !== pieces.join('').length;
    // A password is nothing odd in a connection string.
    const isUserInfo = index > 0 && SPECIAL_SCHEMES.has(scheme);
    const odd =
      isUserInfo || dropped || lead !== (scheme === '' ? lead : '//') || /[\\]|%/.test(pieces[index + 1] ?? '');
    return { end, ...found, tricked: odd };
  }
  return undefined;
}

const HOST_AND_PORT = /^(\[[^\]]{2,80}\]|[^:[\]]{1,253})(?::(\d{0,9}))?$/;

function readHostAndPort(piece: string): { host: InnerHost; port: string } | undefined {
  const match = HOST_AND_PORT.exec(piece);
  // `http://::1/`: browsers refuse it, older libraries do not.
  const written = match?.[1] ?? (piece.includes('::') ? `[${piece}]` : undefined);
  const host = written === undefined ? undefined : readHost(written);
  return host && { host, port: match?.[2] ?? '' };
}

function authorityEnd(text: string, start: number): number {
  const limit = Math.min(text.length, start + MAX_AUTHORITY);
  for (let index = start; index < limit; index++) {
    const unit = text.charCodeAt(index);
    if (
      unit === 0x2f ||
      unit === 0x22 ||
      unit === 0x27 ||
      unit === 0x3c ||
      unit === 0x3e ||
      unit === 0x60 ||
      unit === 0x29
    )
      return index;
  }
  return limit;
}

export function isSlash(unit: number): boolean {
  return unit === 0x2f || unit === 0x5c;
}

/** WHATWG URL, 4.4: tabs and line ends are removed wherever they stand. */
function isDropped(unit: number): boolean {
  return unit === 0x09 || unit === 0x0a || unit === 0x0d;
}
