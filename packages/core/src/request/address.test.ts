import { describe, expect, it } from 'vitest';
import { normalizeAddress } from './address.js';

describe('one spelling for one address', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['::FFFF:c000:201', '192.0.2.1'],
    ['fe80::1%eth0', 'fe80::1'],
    ['2001:DB8::1', '2001:db8::1'],
    ['2001:0db8:0:0:0:0:0:0001', '2001:db8::1'],
    ['0:0:0:0:0:ffff:192.0.2.1', '192.0.2.1'],
    ['::1', '::1'],
    ['no:address', 'no:address'],
    ['', ''],
  ])('%s is %s', (address, normalized) => {
    expect(normalizeAddress(address)).toBe(normalized);
  });
});
