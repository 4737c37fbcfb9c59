import { describe, expect, it } from 'vitest';
import { isSpecialAddress, toAddressSet } from './special-addresses.js';

describe('addresses that are shared', () => {
  it.each(['127.0.0.1', '10.1.2.3', '192.168.0.1', '172.31.255.255', '169.254.169.254', '::1', 'fe80::1', 'fd00::1'])(
    '%s is loopback, private or link-local',
    (address) => expect(isSpecialAddress(address)).toBe(true),
  );

  it.each(['203.0.113.7', '172.32.0.0', '8.8.8.8', '2001:db8::1', '', 'not an address'])('%s is not', (address) =>
    expect(isSpecialAddress(address)).toBe(false),
  );
});

describe('a set of addresses', () => {
  it('has single addresses and ranges of both families', () => {
    const set = toAddressSet(['203.0.113.7', '198.51.100.0/24', '2001:db8::/32']);
    expect(['203.0.113.7', '198.51.100.255', '2001:db8:1::1'].every(set.has)).toBe(true);
    expect(['203.0.113.8', '198.51.101.0', '2001:db9::1'].some(set.has)).toBe(false);
  });

  it('is empty when nothing in it is an address', () => {
    expect(toAddressSet(['somewhere']).has('203.0.113.7')).toBe(false);
  });
});
