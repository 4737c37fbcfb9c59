import type { Message } from '../request/request.js';

/**
 * Whether a browser says that a page asks, of ours or another's: it brings a hundred files along, and its reader
 * does not know how many. By `Sec-Fetch-Site`, which pages cannot write; where browsers do not send it (over plain
 * HTTP), by a `Referer` of our own. Programs can write both: it holds only while nobody has chosen how much is too much.
 */
export function comesFromPage({ headers }: Message): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'none';
  const { referer } = headers;
  const host = headers.host ?? headers[':authority'];
  return referer !== undefined && typeof host === 'string' && host !== '' && isOn(referer, host);
}

/** Is it `scheme://host` or `scheme://host/…`? */
function isOn(referer: string, host: string): boolean {
  const scheme = referer.indexOf('://');
  if (scheme < 0 || !referer.startsWith(host, scheme + 3)) return false;
  const end = scheme + 3 + host.length;
  return end === referer.length || referer[end] === '/';
}
