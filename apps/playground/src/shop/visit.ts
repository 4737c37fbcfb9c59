import type { IncomingHttpHeaders } from 'node:http';
import type { Visit } from './shop.js';

/** What a greeting tells a visitor about themselves. */
export function readVisit(name: string, headers: IncomingHttpHeaders): Visit {
  return {
    name,
    agent: headers['user-agent'] ?? '',
    referer: headers.referer ?? '',
    cookie: readCookie(headers.cookie ?? ''),
  };
}

function readCookie(header: string): string {
  const value = /(?:^|; )visitor=([^;]*)/.exec(header)?.[1] ?? '';
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
