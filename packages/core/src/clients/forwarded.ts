import { isIP } from 'node:net';
import { normalizeAddress } from '../request/address.js';
import type { Trusts } from './client.js';

/** No chain of proxies is longer; what stands further left was written by the client. */
export const MAX_HOPS = 32;
/** `[…]:65535` around the longest IPv6 address with a zone. */
const MAX_ENTRY_LENGTH = 80;
const BRACKETED = /^\[([^\]]*)\](?::\d{1,5})?$/;
const WITH_PORT = /^([\d.]+):\d{1,5}$/;

/** One entry of X-Forwarded-For: an address, with the port and brackets that some proxies write; or undefined. */
export function parseForwardedAddress(entry: string): string | undefined {
  if (entry.length > MAX_ENTRY_LENGTH) return undefined;
  const trimmed = entry.trim();
  const bare = BRACKETED.exec(trimmed)?.[1] ?? WITH_PORT.exec(trimmed)?.[1] ?? trimmed;
  return isIP(bare) === 0 ? undefined : normalizeAddress(bare);
}

/** Where a walk along the proxies came to an end. */
export interface Walk {
  readonly address: string | undefined;
  /** The address where it ended is trusted itself: nobody is named behind it, or what is named is no address. */
  readonly endsOnProxy: boolean;
}

/**
 * Walks from the socket's address along X-Forwarded-For, from right to left, as far as each proxy is trusted: what
 * stands left of the first address that is not, only that one says. Reads no more than it walks.
 */
export function walkForwarded(peer: string | undefined, forwarded: string, trusts: Trusts): Walk {
  let address = peer;
  let end = forwarded.length;
  for (let hop = 0; trusts(address, hop); hop++) {
    if (hop === MAX_HOPS || end <= 0) return { address, endsOnProxy: true };
    const comma = forwarded.lastIndexOf(',', end - 1);
    const next = end - comma > MAX_ENTRY_LENGTH ? undefined : parseForwardedAddress(forwarded.slice(comma + 1, end));
    if (next === undefined) return { address, endsOnProxy: true };
    address = next;
    end = comma;
  }
  return { address, endsOnProxy: false };
}
