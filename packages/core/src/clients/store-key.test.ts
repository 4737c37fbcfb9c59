import { describe, expect, it } from 'vitest';
import { toStoreKey } from './store-key.js';

describe('a store key', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8::7', '2001:db8:0:0::/64'],
    ['2001:db8:0:0:1::', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['::', '0:0:0:0::/64'],
    ['fe80::1:2:3:4', 'fe80:0:0:0::/64'],
    ['1:2:3:4:5:6:7::', '1:2:3:4::/64'],
  ])('of %s is %s', (address, key) => {
    expect(toStoreKey(address)).toBe(key);
  });

  it('keeps the clients of a translator apart', () => {
    expect(toStoreKey('64:ff9b::cb00:7107')).not.toBe(toStoreKey('64:ff9b::cb00:7108'));
  });
});
