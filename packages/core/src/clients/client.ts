/**
 * Whose word an address is.
 *
 * `known`: the socket's own, or that of a proxy which somebody named. `proxy`: it is such a proxy itself.
 * `unnamed-proxy`: the socket's own, but a forwarded header says that others stand behind it, and nobody named it.
 * `self-written`: out of a header that anybody may write, because everybody is trusted.
 */
export type Standing = 'known' | 'proxy' | 'unnamed-proxy' | 'self-written';

/** Who sent a request, as far as it can be known. */
export interface Client {
  /** In its one spelling; for logs and for the wire. */
  readonly address: string;
  /** What counters and the blacklist know it by: `toStoreKey(address)`. */
  readonly key: string;
  readonly standing: Standing;
}

/** What the head and the socket say of who sent a request. */
export interface Sender {
  /** Undefined on a Unix socket: nobody is counted, listed or exempt. */
  readonly client: Client | undefined;
  /** Whoever speaks to us is a proxy that somebody named: its `X-Forwarded-` headers are true. */
  readonly isForwarded: boolean;
}

/**
 * A framework's proxy setting, or ours: is this address, so many hops away from us (0: the socket's), a proxy whose
 * forwarded headers are believed? An undefined address is that of a Unix socket.
 */
export type Trusts = (address: string | undefined, hop: number) => boolean;
