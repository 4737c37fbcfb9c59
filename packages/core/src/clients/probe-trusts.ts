import type { Trusts } from './client.js';

/** What a reading of forwarded addresses goes by. */
interface ForwardedMessage {
  readonly headers: { readonly 'x-forwarded-for': string };
  readonly socket: { readonly remoteAddress: string | undefined };
}

/**
 * Fastify does not hand its `trustProxy` out, but requests of its making go by it: a made-up one is read in the place
 * of `request`, the first that an application gets. Undefined: without the setting there is no `ips`.
 */
export function probeFastifyTrusts(request: { readonly ips?: readonly string[] | undefined }): Trusts | undefined {
  if (request.ips === undefined) return undefined;
  const prototype: object = Object.getPrototypeOf(request);
  return probeTrusts((raw) => (Object.create(prototype, { raw: { value: raw } }) as typeof request).ips ?? []);
}

/** `read` answers with the socket's address, those of the proxies that are trusted, and at last the client's. */
function probeTrusts(read: (message: ForwardedMessage) => readonly unknown[]): Trusts {
  return (address, hop) => {
    const forwarded = new Array<string>(hop + 1).fill(address ?? 'unknown').join(', ');
    const chain = read({ headers: { 'x-forwarded-for': forwarded }, socket: { remoteAddress: address } });
    return chain.length > hop + 1;
  };
}
