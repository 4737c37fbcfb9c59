import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LeakScanner } from './leak-scanner.js';
import { toLeakRules } from './rules.js';

const RULES = toLeakRules(
  { phones: true, cards: true, privateKeys: true, hashes: true, windows: true, linux: true },
  (number) => number.length > 9,
);

function scan(bytes: Buffer, sizes: readonly number[]): string | undefined {
  const scanner = new LeakScanner(RULES);
  for (let at = 0, index = 0; at < bytes.length; index++) {
    const end = Math.min(bytes.length, at + (sizes[index % sizes.length] as number));
    const leak = scanner.push(bytes.subarray(at, end), end === bytes.length);
    if (leak !== undefined) return leak.kind;
    at = end;
  }
  return undefined;
}

/** Pieces of what the readers look for, in any order: half of a leak is as good a test as a whole one. */
const part = fc.constantFrom(
  ...['4111', ' 1111', '-1111', '1111', '+49', ' 30 901820', '"password":"', '"hash":"', '"salt"', '"kty":"RSA"'],
  ...['5f4dcc3b5aa765d6', '1d8327deb882cf99', 'aad3b435b51404ee', ':', '::', '\n', 'root', '$6$', '$2y$10$', 'abc./'],
  ...['-----BEGIN ', 'RSA PRIVATE KEY', '-----', '{', '}', '"d":"', '\\u0022', '\\u0034', '&#52;', '&nbsp;', '%34'],
  ...['{SSHA}', 'MIIEpAIBAAKCAQEA', '\\', '&', '%', '\u00a0', '"', 'user', '=', '>', '<passwd>', '19000:0:99999:7:::'],
);
const text = fc.array(fc.oneof({ weight: 4, arbitrary: part }, fc.string({ maxLength: 4 })), { maxLength: 40 });

describe('the scanner', () => {
  it('says the same of any text however it comes, and never throws', () => {
    fc.assert(
      fc.property(text, fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 8 }), (parts, sizes) => {
        const bytes = Buffer.from(parts.join(''));
        expect(scan(bytes, sizes)).toBe(scan(bytes, [bytes.length || 1]));
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    '"kty"',
    '{"kty"',
    '4111 ',
    '4111111111111112 ',
    '+49 30 1 ',
    '$6$rounds=',
    '$2y$10$abc ',
    '-----BEGIN RSA PRIVATE KEY-----\n',
    'a:5f4dcc3b5aa765d61d8327deb882cf99 ',
    '"hash":"5f4dcc3b5aa765d61d8327deb882cf99",',
    '{SSHA}abc ',
    '\\\\\\\\',
    '&#52;',
    '\\u0034',
    'PuTTY-User-Key-File-',
  ])('takes time in proportion to the text: %s', (unit) => {
    const time = (length: number): number => {
      const bytes = Buffer.from(unit.repeat(Math.ceil(length / unit.length)));
      const started = process.cpuUsage().user;
      expect(scan(bytes, [65_536])).toBeUndefined();
      return process.cpuUsage().user - started;
    };
    time(100_000);
    // A neighbour on the machine may disturb one of them; quadratic time would be sixteen times as much.
    const ratios = Array.from({ length: 3 }, () => time(800_000) / Math.max(1_000, time(200_000)));
    expect(Math.min(...ratios)).toBeLessThan(10);
  });
});
