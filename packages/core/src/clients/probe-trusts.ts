import type { Trusts } from './client.js';

/** What a reading of forwarded addresses goes by. */
export interface ForwardedMessage {
  readonly headers: { readonly 'x-forwarded-for': string };
  readonly socket: { readonly remoteAddress: string | undefined };
}

/**
 * The proxy setting of a framework that does not hand it out, by how it reads made-up chains: `read` answers with the
 * socket's address, those of the proxies that it trusts, and at last the client's.
 */
export function probeTrusts(read: (message: ForwardedMessage) => readonly unknown[]): Trusts {
  return (address, hop) => {
    const forwarded = new Array<string>(hop + 1).fill(address ?? 'unknown').join(', ');
    const chain = read({ headers: { 'x-forwarded-for': forwarded }, socket: { remoteAddress: address } });
    return chain.length > hop + 1;
  };
}
