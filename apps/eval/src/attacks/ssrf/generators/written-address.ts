import type { Random } from '../../../random.js';
import { type Bytes, internalAddress, toDotted } from '../addresses.js';
import { ssrfGenerator } from '../ssrf-generator.js';

/**
 * Every way to write an address that some client reads: inet_aton's one to four parts in three bases, RFC 4291's,
 * RFC 6874's zones, RFC 6052's, RFC 3056's, RFC 4380's and RFC 5214's embeddings, and what UTS 46 maps to digits.
 */
export const writtenAddress = ssrfGenerator('written-address', (random) => {
  const host = random.pick(WRITINGS)(internalAddress(random), random);
  const scheme = random.pick(['http://', 'https://', 'HTTP://', '//', 'ftp://', 'ws://', 'http:']);
  return `${scheme}${host}${random.pick(['', ':80', ':8080', ':22', ':9200', ':'])}${random.pick(TAILS)}`;
});

const TAILS = ['', '/', '/admin', '/?x=1', '#a', '/server-status', '/../', '?', '/a/b.png'];

type Writing = (bytes: Bytes, random: Random) => string;

const WRITINGS: readonly Writing[] = [
  (bytes, random) => mixed(bytes, random),
  (bytes, random) => mixed(bytes, random),
  (bytes, random) => parts(bytes, random, 1 + random.below(3)),
  (bytes, random) => parts(bytes, random, 1 + random.below(3)),
  (bytes, random) => `${mixed(bytes, random)}.`,
  (bytes, random) => overflowing(bytes, random),
  (bytes, random) => percent(mixed(bytes, random), random),
  (bytes, random) => percent(toDotted(bytes), random),
  (bytes, random) => lookAlike(toDotted(bytes), random),
  (bytes, random) => lookAlike(mixed(bytes, random), random),
  (bytes, random) => toDotted(bytes).replaceAll('.', random.pick(['\u3002', '\uff0e', '\uff61'])),
  (bytes, random) => embedded(bytes, random),
  (bytes, random) => embedded(bytes, random),
  (_, random) => random.pick(UNIQUE_V6),
  (bytes, random) =>
    toDotted(bytes)
      .split('')
      .join(random.pick(['\u00ad', '\u200b', '\u2060'])),
];

/** Addresses of IPv6 that lead inside by themselves (RFC 4291, 4193, 3927; AWS's, GCP's and Oracle's own). */
const UNIQUE_V6 = [
  '[::1]',
  '[::]',
  '[0:0:0:0:0:0:0:1]',
  '[0000::0001]',
  '[::0:1]',
  '[0::1]',
  '[::0001]',
  '[::1%25lo]',
  '[fe80::1%25eth0]',
  '[fe80::a9fe:a9fe]',
  '[fd00:ec2::254]',
  '[fd20:ce::254]',
  '[fd00::1]',
  '[fc00:1234::5]',
  '[FD12:3456:789A::1]',
  '[febf::1]',
  '[::ffff:0:127.0.0.1]',
  '[fec0::1]',
];

function base(value: number, random: Random): string {
  return random.pick([
    String(value),
    `0${value.toString(8)}`,
    `0x${value.toString(16)}`,
    `0X${value.toString(16).toUpperCase()}`,
    `${'0'.repeat(1 + random.below(6))}${value.toString(8)}`,
    `0x${'0'.repeat(random.below(6))}${value.toString(16)}`,
  ]);
}

function mixed(bytes: Bytes, random: Random): string {
  return bytes.map((byte) => base(byte, random)).join('.');
}

/** The last part fills what is left. */
function parts(bytes: Bytes, random: Random, count: number): string {
  const head = bytes.slice(0, count - 1);
  const last = bytes.slice(count - 1).reduce((sum, byte) => sum * 256 + byte, 0);
  return [...head, last].map((part) => base(part, random)).join('.');
}

/** Some readers of numbers drop what does not fit. */
function overflowing(bytes: Bytes, random: Random): string {
  const whole = bytes.reduce((sum, byte) => sum * 256 + byte, 0);
  return random.chance(0.5)
    ? String(whole + 2 ** 32)
    : bytes.map((byte) => String(byte + 256 * (1 + random.below(3)))).join('.');
}

function percent(host: string, random: Random): string {
  return [...host].map((c) => (random.chance(0.4) ? `%${c.charCodeAt(0).toString(16).padStart(2, '0')}` : c)).join('');
}

/** Characters that UTS 46 maps to ASCII: full-width, circled, mathematical, superscript digits and letters. */
function lookAlike(host: string, random: Random): string {
  return [...host].map((c) => (random.chance(0.5) ? mapped(c, random) : c)).join('');
}

function mapped(c: string, random: Random): string {
  if (c === '.') return random.pick(['\u3002', '\uff0e', '\uff61']);
  if (c >= '0' && c <= '9') {
    const value = Number(c);
    return random.pick([
      String.fromCodePoint(0xff10 + value),
      value === 0 ? '\u24ea' : String.fromCodePoint(0x245f + value),
      String.fromCodePoint(0x1d7ce + value),
      String.fromCodePoint(0x1d7d8 + value),
      String.fromCodePoint(0x1d7e2 + value),
      String.fromCodePoint(0x1d7ec + value),
      String.fromCodePoint(0x2080 + value),
      '⁰¹²³⁴⁵⁶⁷⁸⁹'[value] ?? c,
    ]);
  }
  return /[a-fx]/i.test(c) ? String.fromCodePoint(0xff00 + c.charCodeAt(0) - 0x20) : c;
}

/** IPv6 addresses that hold one of IPv4. */
function embedded(bytes: Bytes, random: Random): string {
  const [a, b, c, d] = bytes;
  const pair = (high: number, low: number): string => ((high << 8) | low).toString(16);
  const tail = random.chance(0.5) ? toDotted(bytes) : `${pair(a, b)}:${pair(c, d)}`;
  const groups = `${pair(a, b)}:${pair(c, d)}`;
  const inverted = `${pair(255 - a, 255 - b)}:${pair(255 - c, 255 - d)}`;
  return `[${random.pick([
    `::ffff:${tail}`,
    `::FFFF:${tail}`,
    `0:0:0:0:0:ffff:${tail}`,
    `0::ffff:${tail}`,
    `::ffff:0:${tail}`,
    `::${tail}`,
    `64:ff9b::${tail}`,
    `0064:ff9b:0:0:0:0:${tail}`,
    `64:ff9b:1::${tail}`,
    `2002:${groups}::`,
    `2002:${groups}::1`,
    `2001:0:4136:e378:8000:63bf:${inverted}`,
    `fe80::5efe:${tail}`,
    `fe80::200:5efe:${tail}`,
    `::ffff:${tail}%25eth0`,
  ])}]`;
}
