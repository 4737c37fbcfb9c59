import type { IncomingHttpHeaders } from 'node:http';

/** Segments and separators that a router, proxy or file server could read in another way than we do. */
const AMBIGUOUS = /\/\/|[;\\#?\0]|\/\.{1,2}(?:\/|$)|%2f|%5c|%00/i;

/**
 * The decoded path of a request target, if it means the same to everybody; undefined if it could mean another path.
 * `IGNORE_PATHS` must not let `/css/../admin` or `/css/..%2fadmin` through.
 */
export function toIgnorablePath(target: string): string | undefined {
  const question = target.indexOf('?');
  const raw = question === -1 ? target : target.slice(0, question);
  if (raw.charCodeAt(0) !== 0x2f) return undefined;
  if (!raw.includes('%')) return AMBIGUOUS.test(raw) ? undefined : raw;
  try {
    const decoded = decodeURIComponent(raw);
    // What is still encoded may be decoded once more by a proxy or a file server.
    return AMBIGUOUS.test(raw) || AMBIGUOUS.test(decoded) || decoded.includes('%') ? undefined : decoded;
  } catch {
    return undefined;
  }
}

/** Whether the URL alone says what is asked for: some proxies and frameworks go by one of these headers instead. */
export function routesByUrl(headers: IncomingHttpHeaders): boolean {
  return headers['x-original-url'] === undefined && headers['x-rewrite-url'] === undefined;
}
