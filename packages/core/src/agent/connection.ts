import { lookup } from 'node:dns';
import { connect as connectPlain, isIP, type LookupFunction, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { normalizeAddress } from '../request/address.js';
import { isSpecialAddress } from '../state/special-addresses.js';
import { hostOf, openTunnel, portOf, proxyFor } from './https-proxy.js';

/** How to reach a cloud. */
export interface Reach {
  /** PEM authorities to trust; undefined: those that Node carries. */
  readonly authorities: readonly string[] | undefined;
  readonly signal: AbortSignal;
}

/** A connection over which a key may travel: TLS, verified, or plain to a private address. Rejects otherwise. */
export async function openConnection(url: URL, reach: Reach): Promise<Socket> {
  if (url.protocol === 'http:') return openPrivate(url, reach.signal);
  const proxy = proxyFor(url);
  const socket = proxy === undefined ? undefined : await openTunnel(proxy, url, reach.signal);
  const host = hostOf(url);
  const secured = connectTls({
    host,
    port: Number(portOf(url)),
    ...(socket === undefined ? {} : { socket }),
    ...(isIP(host) === 0 ? { servername: host } : {}),
    ...(reach.authorities === undefined ? {} : { ca: [...reach.authorities] }),
    ALPNProtocols: ['http/1.1'],
    // Whatever NODE_TLS_REJECT_UNAUTHORIZED says.
    rejectUnauthorized: true,
  });
  return whenOpen(secured, 'secureConnect', reach.signal);
}

function openPrivate(url: URL, signal: AbortSignal): Promise<Socket> {
  const host = hostOf(url);
  if (isIP(host) !== 0 && !isSpecialAddress(normalizeAddress(host))) return Promise.reject(new NotPrivate());
  return whenOpen(connectPlain({ host, port: Number(portOf(url)), lookup: lookupPrivate }), 'connect', signal);
}

/** Without TLS a key is readable on every network that it crosses. */
class NotPrivate extends Error {
  constructor() {
    super('plain http is for private and loopback addresses alone; use https');
  }
}

/** As Node looks names up, but no public address comes of it. */
const lookupPrivate: LookupFunction = (name, options, done) => {
  lookup(name, options, (error, found, family) => {
    const addresses = typeof found === 'string' ? [found] : (found ?? []).map(({ address }) => address);
    const isPrivate = addresses.every((address) => isSpecialAddress(normalizeAddress(address)));
    done(error ?? (isPrivate ? null : new NotPrivate()), found, family);
  });
};

function whenOpen(socket: Socket, event: 'connect' | 'secureConnect', signal: AbortSignal): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const give = (error: unknown): void => {
      socket.destroy();
      reject(error);
    };
    const abort = (): void => give(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    socket.once('error', give);
    socket.once(event, () => {
      signal.removeEventListener('abort', abort);
      socket.off('error', give);
      resolve(socket);
    });
    if (signal.aborted) abort();
  });
}
