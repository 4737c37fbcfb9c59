import { request as requestPlain } from 'node:http';
import { request as requestTls } from 'node:https';
import { isIP, type Socket } from 'node:net';
import { toAddressSet } from '../state/special-addresses.js';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The proxy for an https URL by `HTTPS_PROXY` and `NO_PROXY`, in either case, as curl reads them. Throws where the
 * variable is no URL. Plain http never goes through one: it is for private addresses alone, and a proxy would see the key.
 */
export function proxyFor(url: URL, environment: Environment = process.env): URL | undefined {
  const proxy = environment.https_proxy || environment.HTTPS_PROXY;
  if (!proxy || url.protocol !== 'https:' || isDirect(url, environment.no_proxy || environment.NO_PROXY)) {
    return undefined;
  }
  const withScheme = proxy.includes('://') ? proxy : `http://${proxy}`;
  const parsed = URL.canParse(withScheme) ? new URL(withScheme) : undefined;
  if (parsed?.protocol === 'http:' || parsed?.protocol === 'https:') return parsed;
  throw new Error('HTTPS_PROXY is no http or https URL');
}

/** `NO_PROXY`: `*`, or names with all below them, `.names`, addresses, ranges; each with `:port` if wanted. */
function isDirect(url: URL, list: string | undefined): boolean {
  const host = hostOf(url);
  const entries = (list ?? '').split(/[\s,]+/).filter((entry) => entry !== '');
  return entries.some((entry) => matches(host, portOf(url), entry.toLowerCase()));
}

function matches(host: string, port: string, entry: string): boolean {
  if (entry === '*') return true;
  if (isIP(host) !== 0 && toAddressSet([entry.replace(/^\[|\]$/g, '')]).has(host)) return true;
  const [, name = '', wantedPort] = /^(.*?)(?::(\d+))?$/.exec(entry) ?? [];
  if (wantedPort !== undefined && wantedPort !== port) return false;
  const bare = name.replace(/^\*?\./, '').replace(/^\[|\]$/g, '');
  return bare !== '' && (host === bare || host.endsWith(`.${bare}`));
}

/** A connection to the host of `url` through a proxy that was asked to `CONNECT` (RFC 9110 section 9.3.6). */
export function openTunnel(proxy: URL, url: URL, signal: AbortSignal): Promise<Socket> {
  const authority = `${url.hostname}:${portOf(url)}`;
  const request = proxy.protocol === 'https:' ? requestTls : requestPlain;
  return new Promise((resolve, reject) => {
    const asked = request({
      host: hostOf(proxy),
      port: portOf(proxy),
      method: 'CONNECT',
      path: authority,
      headers: { host: authority, ...credentials(proxy) },
      rejectUnauthorized: true,
      signal,
    });
    asked.once('connect', ({ statusCode = 0 }, socket) => {
      if (statusCode >= 200 && statusCode < 300) return resolve(socket);
      socket.destroy();
      reject(new Error(`the proxy answered ${statusCode}`));
    });
    asked.once('response', ({ statusCode }) => {
      asked.destroy();
      reject(new Error(`the proxy answered ${statusCode}`));
    });
    asked.once('error', (error) => reject(new Error(`the proxy: ${error.message}`)));
    asked.end();
  });
}

function credentials({ username, password }: URL): Record<string, string> {
  if (username === '') return {};
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(pair).toString('base64')}` };
}

/** A URL's host as sockets want it: IPv6 without brackets. */
export function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '');
}

/** A URL's port, the scheme's own where none is written. */
export function portOf({ port, protocol }: URL): string {
  if (port !== '') return port;
  return protocol === 'https:' ? '443' : '80';
}
