import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cpuMs } from '../../testing/cpu-time.js';
import { classify } from '../../values/character-classes.js';
import { decode } from '../../values/decode.js';
import type { Source } from '../../values/value.js';
import { readIpv4, zoneOfIpv4 } from './ipv4.js';
import { zoneOfIpv6 } from './ipv6.js';
import { ssrf } from './ssrf.js';

const EXECUTABLES = new Set<string>();

function certainty(text: string, source: Source = 'qs_values', path = 'url'): string {
  const said = decode({ source, path, text }, { base64: true }).flatMap((form) => {
    if (!ssrf.applies(form.classes)) return [];
    const found = ssrf.detect(form.text, {
      source,
      path: form.path ?? path,
      steps: form.steps,
      executables: EXECUTABLES,
    });
    return found === undefined ? [] : [found.certainty];
  });
  return said.includes('certain') ? 'certain' : (said[0] ?? 'none');
}

function fixture(name: string): string[] {
  const file = readFileSync(join(__dirname, 'fixtures', name), 'utf8');
  return file
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('// '))
    .map((line) => JSON.parse(`"${line.replaceAll('"', '\\"')}"`) as string);
}

describe('ssrf: fixtures', () => {
  it.each(fixture('attacks.txt'))('blocks %j', (text) => {
    expect(certainty(text)).toBe('certain');
  });
  it.each(fixture('benign.txt'))('passes %j', (text) => {
    expect(certainty(text)).not.toBe('certain');
  });
});

describe('ssrf: every spelling of every inner address', () => {
  const addresses = [
    '127.0.0.1',
    '127.255.255.254',
    '10.0.0.1',
    '172.16.5.4',
    '192.168.1.1',
    '169.254.169.254',
    '100.100.100.200',
  ];
  const bytes = (address: string) => address.split('.').map(Number) as [number, number, number, number];
  const number = (address: string) => bytes(address).reduce((sum, byte) => sum * 256 + byte, 0);
  const hex = (value: number, digits = 0) => value.toString(16).padStart(digits, '0');
  const spellings: readonly [string, (address: string) => string][] = [
    ['dotted', (a) => a],
    ['a decimal number', (a) => String(number(a))],
    ['a hexadecimal number', (a) => `0x${hex(number(a))}`],
    ['an octal number', (a) => `0${number(a).toString(8)}`],
    ['an overflowing number', (a) => String(number(a) + 2 ** 32)],
    [
      'hexadecimal bytes',
      (a) =>
        bytes(a)
          .map((byte) => `0x${hex(byte)}`)
          .join('.'),
    ],
    [
      'octal bytes',
      (a) =>
        bytes(a)
          .map((byte) => `0${byte.toString(8)}`)
          .join('.'),
    ],
    [
      'padded octal bytes',
      (a) =>
        bytes(a)
          .map((byte) => `0000${byte.toString(8)}`)
          .join('.'),
    ],
    [
      'mixed bytes',
      (a) =>
        bytes(a)
          .map((byte, index) => (index % 2 ? `0x${hex(byte)}` : `0${byte.toString(8)}`))
          .join('.'),
    ],
    [
      'overflowing bytes',
      (a) =>
        bytes(a)
          .map((byte) => byte + 256)
          .join('.'),
    ],
    [
      'three parts',
      (a) => {
        const [x, y, z, w] = bytes(a);
        return `${x}.${y}.${z * 256 + w}`;
      },
    ],
    [
      'two parts',
      (a) => {
        const [x, y, z, w] = bytes(a);
        return `${x}.${(y * 256 + z) * 256 + w}`;
      },
    ],
    ['IPv4-mapped', (a) => `[::ffff:${a}]`],
    ['IPv4-mapped in hexadecimal', (a) => `[::ffff:${hex(Math.floor(number(a) / 65536))}:${hex(number(a) % 65536)}]`],
    ['IPv4-compatible', (a) => `[::${a}]`],
    ['NAT64', (a) => `[64:ff9b::${a}]`],
    ['6to4', (a) => `[2002:${hex(Math.floor(number(a) / 65536))}:${hex(number(a) % 65536)}::1]`],
    ['with a dot behind it', (a) => `${a}.`],
    ['full-width', (a) => a.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)))],
    ['inside a name', (a) => `${a}.nip.example`],
    ['inside a name, with dashes', (a) => `x-${a.replaceAll('.', '-')}.example.net`],
    ['behind user information', (a) => `good.example@${a}`],
    ['in front of a fragment with @', (a) => `${a}#@good.example`],
  ];
  for (const [name, spell] of spellings) {
    it.each(addresses)(`${name}: %s`, (address) => {
      expect(certainty(`http://${spell(address)}/x`)).toBe('certain');
      expect(certainty(`gopher://${spell(address)}:6379/_x`)).toBe('certain');
    });
  }

  it('agrees with the URL parser of Node on numbers and short forms', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('0', '1', '127', '0x7f', '017', '255', '0xff', '65535', '08'), {
          minLength: 1,
          maxLength: 4,
        }),
        (parts) => {
          const written = parts.join('.');
          if (!URL.canParse(`http://${written}/`)) return;
          const host = new URL(`http://${written}/`).hostname
            .split('.')
            .reduce((sum, byte) => sum * 256 + Number(byte), 0);
          expect(readIpv4(written).map(({ address }) => address)).toContain(host);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('ssrf: addresses', () => {
  it.each<[string, string | undefined]>([
    ['10.0.0.0', 'private'],
    ['10.255.255.255', 'private'],
    ['11.0.0.0', undefined],
    ['172.15.255.255', undefined],
    ['172.16.0.0', 'private'],
    ['172.31.255.255', 'private'],
    ['172.32.0.0', undefined],
    ['100.63.255.255', undefined],
    ['100.64.0.0', 'private'],
    ['168.63.129.16', 'metadata'],
    ['168.63.129.17', undefined],
    ['8.8.8.8', undefined],
  ])('%s: %s', (written, zone) => {
    expect(zoneOfIpv4(readIpv4(written)[0]?.address ?? -1)).toBe(zone);
  });
  it.each<[string, string | undefined]>([
    ['::1', 'loopback'],
    ['fc00::', 'private'],
    ['fe80::1%eth0', 'private'],
    ['fd00:ec2::254', 'metadata'],
    ['a::b', 'reserved'],
    ['2606:4700::1', undefined],
    ['::ffff:8.8.8.8', undefined],
    ['64:ff9b::808:808', undefined],
    ['1:2:3', undefined],
    ['1::2::3', undefined],
    ['2001:0:0:0:0:0:80ff:fffe', 'loopback'],
    ['2001:db8::5efe:127.0.0.1', 'loopback'],
  ])('%s: %s', (written, zone) => {
    expect(zoneOfIpv6(written)?.zone).toBe(zone);
  });
});

describe('ssrf: what a proxy says of the address that was asked for', () => {
  it.each<[string, string, string]>([
    ['X-Forwarded-Proto', 'https://other.example/?a=', 'certain'],
    ['x-forwarded-proto', 'x:admin?', 'certain'],
    ['X-Forwarded-Scheme', 'a:b', 'certain'],
    ['X-Forwarded-Port', '/other?', 'certain'],
    ['X-Forwarded-Host', 'shop.example/admin?', 'certain'],
    ['X-Forwarded-Host', 'http://shop.example/admin', 'certain'],
    ['X-Forwarded-Proto', 'https', 'none'],
    ['X-Forwarded-Proto', 'https,http', 'none'],
    ['X-Forwarded-Proto', 'https://', 'none'],
    ['X-Forwarded-Port', '443, 8080', 'none'],
    ['X-Forwarded-Host', 'shop.example:8080, 10.0.0.1', 'none'],
    ['X-Forwarded-Host', 'https://shop.example/', 'none'],
    ['X-Forwarded-Prefix', '/shop/de', 'none'],
  ])('%s: %s: %s', (name, text, expected) => {
    expect(certainty(text, 'headers_values', name)).toBe(expected);
  });
});

describe("ssrf: a developer's own machine, where browsers write addresses", () => {
  it.each<[string, Source, string, string]>([
    ['http://localhost:3000', 'headers_values', 'Origin', 'unsure'],
    ['http://localhost:3000/', 'cookies', 'next-auth.callback-url', 'unsure'],
    ['http://127.0.0.1:51004/callback', 'qs_values', 'redirect_uri', 'unsure'],
    ['http://192.168.1.20:3000/', 'post_values', 'callbackUrl', 'unsure'],
    ['http://localhost:3000/', 'json_values', 'csp-report.document-uri', 'unsure'],
    ['http://169.254.169.254/', 'qs_values', 'redirect_uri', 'certain'],
    ['http://2130706433/', 'qs_values', 'redirect_uri', 'certain'],
    ['http://good.example@127.0.0.1/', 'headers_values', 'X-Next', 'certain'],
    ['http://localhost:3000/', 'qs_values', 'webhook', 'certain'],
    ['/proxy/http://127.0.0.1/', 'path', '', 'certain'],
    ['/proxy/http:/127.0.0.1/', 'path', '', 'certain'],
    ['/proxy/169.254.169.254/latest/meta-data/', 'path', '', 'certain'],
    ['/lookup/8.8.8.8/', 'path', '', 'none'],
    ['http://2130706433/?.txt', 'file_names', 'file', 'certain'],
  ])('%s in %s %s: %s', (text, source, path, expected) => {
    expect(certainty(text, source, path)).toBe(expected);
  });

  it('reads no Referer', () => {
    expect(ssrf.sources.has('referer')).toBe(false);
  });
});

describe('ssrf: what a developer reads', () => {
  it('names the address in its usual form', () => {
    const found = ssrf.detect('http://0x7f.1/', {
      source: 'qs_values',
      path: 'url',
      steps: [],
      executables: EXECUTABLES,
    });
    expect(found?.explanation).toContain('127.0.0.1');
  });
});

describe('ssrf: any text', () => {
  const alphabet = fc.constantFrom(...':/\\@#?.[]%0129afx \t\n', 'http', '://', 'localhost', '127.', '::1', 'é', '①');
  it('is judged without a throw, inside its bounds', () => {
    fc.assert(
      fc.property(fc.string({ unit: alphabet, maxLength: 120 }), (text) => {
        const found = ssrf.detect(text, { source: 'text', path: '', steps: [], executables: EXECUTABLES });
        if (found === undefined) return;
        expect(found.start).toBeGreaterThanOrEqual(0);
        expect(found.end).toBeLessThanOrEqual(text.length);
        expect(found.start).toBeLessThanOrEqual(found.end);
      }),
      { numRuns: 3000 },
    );
  });

  it.each([':', '/', 'http://', 'http:\t', 'a:/', 'http://a@', '127.0.0.1/', '[::', ' http://b', 'url:', '\t', '0.'])(
    'takes time linear in the length of repeated %j',
    (unit) => {
      for (const lead of ['', 'http://x.example/ ']) {
        const text = `${lead}${unit.repeat(1_000_000 / unit.length)}`;
        const start = cpuMs();
        if (ssrf.applies(classify(text)))
          ssrf.detect(text, { source: 'text', path: '', steps: [], executables: EXECUTABLES });
        expect(cpuMs() - start).toBeLessThan(3_000);
      }
    },
  );
});

describe('ssrf: words behind an address', () => {
  it('talk about it where they stand as they are', () => {
    expect(certainty('http://10.0.0.1/metrics?q=small is what the dashboard shows')).toBe('unsure');
  });
  it('are its own where an encoding made their blanks', () => {
    expect(certainty('http://10.0.0.1/metrics%3Fq%3Dsmall%2520is%2520what%2520the%2520dashboard%2520shows')).toBe(
      'certain',
    );
  });
});
