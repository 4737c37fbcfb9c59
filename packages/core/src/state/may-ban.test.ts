import { describe, expect, it } from 'vitest';
import type { Standing } from '../clients/client.js';
import { createConfiguration } from '../config/configuration.js';
import type { ConfigInput } from '../config/schema.js';
import { toInProcessExchange } from '../testing/in-process-exchange.js';
import { toInputFault } from '../verdict/input-fault.js';
import type { Finding, Mode } from '../verdict/verdict.js';
import { mayBan } from './may-ban.js';
import { strikeOf } from './strikes.js';

interface Case {
  readonly address?: string;
  readonly standing?: Standing;
  readonly mode?: Mode;
  readonly location?: Finding['location'];
  readonly headers?: readonly string[];
  readonly config?: ConfigInput;
}

function bans(one: Case): boolean {
  const {
    address = '203.0.113.7',
    standing = 'known',
    mode = 2,
    location = 'qs_values',
    headers = [],
    config = {},
  } = one;
  const configuration = createConfiguration({ config, warn() {} });
  configuration.close();
  const plain = { method: 'GET', target: '/', rawHeaders: headers, body: Buffer.alloc(0) };
  const { message } = toInProcessExchange(plain, address).exchange;
  const finding = { ...toInputFault({ mode, location, explanation: '' }), check: 'sqli' };
  return mayBan(finding, { client: { address, key: address, standing }, message }, configuration.current.config);
}

describe('a finding', () => {
  it('bans in mode 2 alone', () => {
    expect([1, 2, 3].map((mode) => bans({ mode: mode as Mode }))).toEqual([false, true, false]);
  });

  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '192.168.1.1',
    '172.31.0.1',
    '100.64.0.1',
    '169.254.1.1',
    '::1',
    'fe80::1',
    'fd00::1',
  ])('bans %s only with BLACKLIST_PRIVATE', (address) => {
    expect(bans({ address })).toBe(false);
    expect(bans({ address, config: { BLACKLIST_PRIVATE: true } })).toBe(true);
  });

  it('bans a trusted proxy only with BLACKLIST_PRIVATE', () => {
    expect(bans({ standing: 'proxy' })).toBe(false);
    expect(bans({ standing: 'proxy', config: { BLACKLIST_PRIVATE: true } })).toBe(true);
  });

  it.each(['unnamed-proxy', 'self-written'] as const)('never bans an address that is %s', (standing) => {
    expect(bans({ standing, config: { PRESET: 'pyrasp' } })).toBe(false);
  });

  it('of another site, or in Referer alone, bans only with BLACKLIST_CROSS_SITE', () => {
    for (const one of [{ headers: ['Sec-Fetch-Site', 'cross-site'] }, { location: 'referer' }] as const) {
      expect(bans(one)).toBe(false);
      expect(bans({ ...one, config: { BLACKLIST_CROSS_SITE: true } })).toBe(true);
    }
    expect(bans({ headers: ['Sec-Fetch-Site', 'same-origin'] })).toBe(true);
  });
});

describe('a strike', () => {
  it.each([
    ['sqli', 'certain', 'certain'],
    ['hpp', 'certain', 'certain'],
    ['decoy', 'certain', 'decoy'],
    ['path', 'certain', 'decoy'],
    ['flood', 'certain', 'flood'],
    ['brute', 'certain', 'flood'],
    ['xss', 'unsure', 'model'],
  ] as const)('of %s that is %s is one of %s', (check, certainty, kind) => {
    const finding = toInputFault({ mode: 2, location: 'request', explanation: '' });
    expect(strikeOf({ ...finding, check, detection: { ...finding.detection, certainty } })).toBe(kind);
  });
});
