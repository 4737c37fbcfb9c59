import { isIPv4, isIPv6, SocketAddress } from 'node:net';

const MAPPED_PREFIX = '::ffff:';

/**
 * One spelling for one address: IPv4 inside of IPv6 (RFC 4291 section 2.5.5.2) becomes IPv4, a zone is cut off, and
 * IPv6 is written as Node's sockets write it (RFC 5952). Whatever is no address stays as it is.
 */
export function normalizeAddress(address: string): string {
  // Nearly every address is plain IPv4 already.
  if (!address.includes(':')) return address;
  const zone = address.indexOf('%');
  const plain = zone < 0 ? address : address.slice(0, zone);
  const mapped = toMapped(plain);
  if (mapped !== undefined) return mapped;
  if (!isIPv6(plain)) return address;
  const canonical = new SocketAddress({ address: plain, family: 'ipv6' }).address;
  return toMapped(canonical) ?? canonical;
}

function toMapped(address: string): string | undefined {
  const lower = address.slice(0, MAPPED_PREFIX.length).toLowerCase();
  return lower === MAPPED_PREFIX ? toIPv4(address.slice(MAPPED_PREFIX.length)) : undefined;
}

/** `192.0.2.1`, or its hexadecimal form `c000:201`. */
function toIPv4(text: string): string | undefined {
  if (isIPv4(text)) return text;
  const groups = /^([0-9a-f]{1,4}):([0-9a-f]{1,4})$/i.exec(text);
  if (groups === null) return undefined;
  const high = Number.parseInt(groups[1] as string, 16);
  const low = Number.parseInt(groups[2] as string, 16);
  return `${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`;
}
