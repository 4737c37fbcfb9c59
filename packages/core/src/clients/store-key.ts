const NAT64_PREFIX = '64:ff9b::';
const GROUPS = 8;
const NETWORK_GROUPS = 4;

/**
 * What an address is stored under: IPv4 as it is, IPv6 by its /64. A subscriber has a /64 at least (RFC 6177), and
 * whoever is counted by single addresses takes a new one for each request. `address` is normalized.
 */
export function toStoreKey(address: string): string {
  if (!address.includes(':')) return address;
  // RFC 6052: all of IPv4 lies in the one /64 of a translator.
  if (address.startsWith(NAT64_PREFIX)) return address;
  const [head = '', tail] = address.split('::');
  const groups = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  while (groups.length + after.length < GROUPS) groups.push('0');
  return `${[...groups, ...after].slice(0, NETWORK_GROUPS).join(':')}::/64`;
}
