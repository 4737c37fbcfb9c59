import { isIP } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Trusts } from './client.js';
import { MAX_HOPS, parseForwardedAddress, walkForwarded } from './forwarded.js';
import { toTrusts, trustsEverybody } from './trusted-proxies.js';

const PEER = '192.0.2.1';
const trusting = (...proxies: string[]): Trusts => toTrusts(proxies) as Trusts;

describe('an entry of X-Forwarded-For', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    [' 203.0.113.7\t', '203.0.113.7'],
    ['203.0.113.7:4711', '203.0.113.7'],
    ['2001:DB8:0::7', '2001:db8::7'],
    ['[2001:db8::7]', '2001:db8::7'],
    ['[2001:db8::7]:4711', '2001:db8::7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['::FFFF:cb00:7107', '203.0.113.7'],
    ['[::ffff:203.0.113.7]:1', '203.0.113.7'],
    ['fe80::1%eth0', 'fe80::1'],
  ])('%j is %s', (entry, address) => {
    expect(parseForwardedAddress(entry)).toBe(address);
  });

  it.each([
    '',
    'unknown',
    '_hidden',
    'localhost',
    '203.0.113',
    '203.0.113.256',
    '0x7f.1',
    '203.0.113.7:',
    '203.0.113.7:123456',
    '203.0.113.7 203.0.113.8',
    '[203.0.113.7',
    '2001:db8::7]',
    '"203.0.113.7"',
    'for=203.0.113.7',
    '203.0.113.7\0',
    `203.0.113.7${' '.repeat(100)}`,
    '1'.repeat(10_000),
  ])('%j is none', (entry) => {
    expect(parseForwardedAddress(entry)).toBeUndefined();
  });
});

describe('a walk along the proxies', () => {
  it('ends at the first address that is not trusted', () => {
    const trusts = trusting(PEER, '10.0.0.0/8');
    expect(walkForwarded(PEER, '198.51.100.1, 203.0.113.7, 10.0.0.2', trusts)).toEqual({
      address: '203.0.113.7',
      endsOnProxy: false,
    });
    expect(walkForwarded('192.0.2.2', '203.0.113.7', trusts).address).toBe('192.0.2.2');
  });

  it('ends on the proxy that names nobody, or no address', () => {
    const trusts = trusting('private', 'loopback');
    for (const forwarded of ['', 'junk', '203.0.113.7, junk', ',', '203.0.113.7,', '10.0.0.1']) {
      const { address, endsOnProxy } = walkForwarded('127.0.0.1', forwarded, trusts);
      expect([forwarded, endsOnProxy]).toEqual([forwarded, true]);
      expect(address).toMatch(/^127\.0\.0\.1$|^10\.0\.0\.1$/);
    }
  });

  it('goes as many hops as there are proxies', () => {
    const forwarded = '203.0.113.9, 203.0.113.8, 203.0.113.7';
    const ends = [0, 1, 2, 3].map((hops) => walkForwarded(PEER, forwarded, toTrusts(hops) as Trusts).address);
    expect(ends).toEqual([PEER, '203.0.113.7', '203.0.113.8', '203.0.113.9']);
    expect(walkForwarded(PEER, '203.0.113.7', toTrusts(2) as Trusts)).toEqual({
      address: '203.0.113.7',
      endsOnProxy: true,
    });
  });

  it('reads thousands of entries no further than chains of proxies are long', () => {
    let asked = 0;
    const walk = walkForwarded(PEER, '203.0.113.7,'.repeat(100_000).slice(0, -1), () => ++asked > 0);
    expect(walk.endsOnProxy).toBe(true);
    expect(asked).toBe(MAX_HOPS + 1);
  });

  it('takes a Unix socket for a proxy of this host where loopback is trusted', () => {
    expect(walkForwarded(undefined, '203.0.113.7', trusting('loopback')).address).toBe('203.0.113.7');
    expect(walkForwarded(undefined, '203.0.113.7', trusting('private')).address).toBeUndefined();
  });

  it('never answers with what is no address, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.:[]%, abcdef\0') }), (forwarded) => {
        const { address = '' } = walkForwarded(PEER, forwarded, () => true);
        expect(isIP(address)).toBeGreaterThan(0);
      }),
    );
  });
});

describe('everybody', () => {
  it('is who a range of everything trusts, and nobody less', () => {
    expect(trustsEverybody(trusting('0.0.0.0/0'))).toBe(true);
    expect(trustsEverybody(trusting('::/0'))).toBe(true);
    expect(trustsEverybody(() => true)).toBe(true);
    expect(trustsEverybody(trusting('private', 'loopback', '198.51.100.0/24'))).toBe(false);
    expect(trustsEverybody(toTrusts(32) as Trusts)).toBe(false);
  });
});
