import type { Random } from '../../random.js';

/** Four bytes of an address that no stranger should reach. */
export type Bytes = readonly [number, number, number, number];

const byte = (random: Random): number => random.below(254) + 1;

/** Loopback, private, link-local and metadata addresses by turns. */
export function internalAddress(random: Random): Bytes {
  return random.pick<Bytes>([
    [127, 0, 0, 1],
    [127, 0, 0, 1],
    [127, byte(random), byte(random), byte(random)],
    [10, byte(random), byte(random), byte(random)],
    [192, 168, random.below(3), byte(random)],
    [172, 16 + random.below(16), byte(random), byte(random)],
    [169, 254, 169, 254],
    [0, 0, 0, 0],
  ]);
}

export function toDotted(bytes: Bytes): string {
  return bytes.join('.');
}

export function toDecimal(bytes: Bytes): string {
  return String(toNumber(bytes));
}

/** Whole or dotted, with more zeros than needed at times. */
export function toOctal(bytes: Bytes, random: Random): string {
  if (random.chance(0.3)) return `0${toNumber(bytes).toString(8)}`;
  return bytes.map((one) => `${'0'.repeat(random.pick([1, 1, 2, 4]))}${one.toString(8)}`).join('.');
}

export function toHexadecimal(bytes: Bytes, random: Random): string {
  if (random.chance(0.4)) return `0x${toNumber(bytes).toString(16).padStart(8, '0')}`;
  const written = bytes.map((one) => `0x${one.toString(16)}`);
  return random.chance(0.3) ? [...written.slice(0, 1), ...bytes.slice(1)].join('.') : written.join('.');
}

/** As IPv6 that holds IPv4 (RFC 4291, section 2.5.5.2), dotted or in hexadecimal. */
export function toMapped(bytes: Bytes, random: Random): string {
  const [a, b, c, d] = bytes;
  const pair = (high: number, low: number): string => ((high << 8) | low).toString(16);
  const tail = random.chance(0.5) ? toDotted(bytes) : `${pair(a, b)}:${pair(c, d)}`;
  return `${random.pick(['::ffff:', '::FFFF:', '0:0:0:0:0:ffff:', '0000:0000:0000:0000:0000:ffff:'])}${tail}`;
}

/** The bytes of a dotted address in a text. */
export function findDotted(text: string): { bytes: Bytes; at: number; length: number } | undefined {
  const found = /(?<![\w.])(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?![\d.]*\d)/.exec(text);
  if (found === null) return undefined;
  const bytes = found.slice(1).map(Number);
  if (bytes.some((one) => one > 255)) return undefined;
  return { bytes: bytes as unknown as Bytes, at: found.index, length: found[0].length };
}

function toNumber([a, b, c, d]: Bytes): number {
  return ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
}
