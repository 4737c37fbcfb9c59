import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** Loopback, private, shared and link-local ranges of the IANA special-purpose address registries. */
const NOT_PUBLIC = toAddressSet([
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '::/128',
  '::1/128',
  'fc00::/7',
  'fe80::/10',
]);

/** A set of addresses and CIDR ranges. */
export interface AddressSet {
  has(address: string): boolean;
}

/** Whether an address is loopback, private or link-local: one that many clients or our own hosts share. */
export function isSpecialAddress(address: string): boolean {
  return NOT_PUBLIC.has(address);
}

/** A set from addresses and `address/bits`; what is neither is left out (the configuration has refused it before). */
export function toAddressSet(ranges: readonly string[]): AddressSet {
  const list = new BlockList();
  let size = 0;
  for (const range of ranges) {
    const [address = '', bits] = range.split('/');
    const family = familyOf(address);
    if (family === undefined) continue;
    size++;
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  if (size === 0) return { has: () => false };
  return {
    has(address) {
      const family = familyOf(address);
      return family !== undefined && list.check(address, family);
    },
  };
}

function familyOf(address: string): 'ipv4' | 'ipv6' | undefined {
  if (isIPv4(address)) return 'ipv4';
  return isIPv6(address) ? 'ipv6' : undefined;
}
