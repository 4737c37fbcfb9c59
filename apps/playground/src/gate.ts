import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

export interface GateOptions {
  readonly token: string;
  /** Known once the server listens. */
  port(): number;
  /** Set on every answer, whatever the framework behind does. */
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Stands before everything of every server. A name that points to 127.0.0.1 (DNS rebinding), a page of another site
 * (CSRF) and whoever has no token get one line and reach nothing. What passes has the token taken out of its address.
 */
export function createGate({ token, port, headers = {} }: GateOptions, listener: RequestListener): RequestListener {
  const prefix = `/${token}`;
  return (request, response) => {
    const refusal = refuse(request, port()) ?? (hasToken(request.url, prefix) ? undefined : 'The token is missing.');
    if (refusal !== undefined) return sendRefusal(response, refusal);
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    request.url = request.url?.slice(prefix.length) || '/';
    return listener(request, response);
  };
}

function refuse({ headers }: IncomingMessage, port: number): string | undefined {
  const host = `127.0.0.1:${port}`;
  if (headers.host !== host) return `Only ${host} is served here.`;
  if (headers.origin !== undefined && headers.origin !== `http://${host}`)
    return 'Requests from other origins are refused.';
  if (headers['sec-fetch-site'] === 'cross-site') return 'Requests from other sites are refused.';
  return undefined;
}

function hasToken(url: string | undefined, prefix: string): boolean {
  const given = Buffer.from(url?.slice(0, prefix.length) ?? '');
  const expected = Buffer.from(prefix);
  const next = url?.[prefix.length];
  const ends = next === undefined || next === '/' || next === '?';
  return ends && given.length === expected.length && timingSafeEqual(given, expected);
}

/** Closes, so that a body that nobody will read does not stand in the way of the next request. */
function sendRefusal(response: ServerResponse, reason: string): void {
  response.writeHead(403, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' });
  response.end(`${reason}\n`);
}
