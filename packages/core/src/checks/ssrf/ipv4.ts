import { IPV4_BLOCKS, type Zone } from './address-ranges.js';

/** An address, and whether it was written as people write it: four decimal numbers. */
export interface WrittenAddress {
  readonly address: number;
  readonly plain: boolean;
}

const MAX_NUMBER = 64;

/**
 * Every address that some parser reads in `host`: inet_aton(3) with its octal, hexadecimal and short forms, the WHATWG
 * URL parser, those that take `010` for ten, and those that drop what is above a byte or 32 bits.
 */
export function readIpv4(host: string): readonly WrittenAddress[] {
  const parts = host.split('.', 6);
  for (let dots = 0; dots < 2 && parts[parts.length - 1] === ''; dots++) parts.pop();
  if (parts.length === 0 || parts.length > 4) return [];
  const numbers = parts.map(readNumber);
  if (numbers.some((number) => number === undefined)) return [];
  const read = numbers as PartNumber[];
  const plain = read.length === 4 && read.every((part) => part.plain && part.value < 256) && !host.endsWith('.');
  const addresses = [{ address: combine(read.map((part) => part.value)), plain }];
  if (read.some((part) => part.decimal !== part.value)) {
    addresses.push({ address: combine(read.map((part) => part.decimal)), plain: false });
  }
  return addresses;
}

interface PartNumber {
  readonly value: number;
  /** The same digits read as decimal, where a leading zero made them octal. */
  readonly decimal: number;
  readonly plain: boolean;
}

function readNumber(part: string): PartNumber | undefined {
  if (part === '' || part.length > MAX_NUMBER) return undefined;
  if (/^0x[\da-f]*$/i.test(part)) {
    const value = modulo(part.slice(2), 16);
    return { value, decimal: value, plain: false };
  }
  if (!/^\d+$/.test(part)) return undefined;
  const decimal = modulo(part, 10);
  const isOctal = part.length > 1 && part.startsWith('0');
  const value = isOctal && /^[0-7]+$/.test(part) ? modulo(part, 8) : decimal;
  return { value, decimal, plain: !isOctal };
}

/** The number that is left in 32 bits: what overflows is lost to parsers written in C. */
function modulo(digits: string, base: number): number {
  let value = 0;
  for (let index = 0; index < digits.length; index++)
    value = (value * base + Number.parseInt(digits.charAt(index), base)) % 2 ** 32;
  return value;
}

/** inet_aton(3): the last number fills the bytes that are left. */
function combine(numbers: readonly number[]): number {
  const last = numbers.length - 1;
  let address = 0;
  for (let index = 0; index < last; index++) address += ((numbers[index] as number) % 256) * 256 ** (3 - index);
  return address + ((numbers[last] as number) % 256 ** (4 - last));
}

/** What lies behind an address; `undefined` for the public internet. */
export function zoneOfIpv4(address: number): Zone | undefined {
  return IPV4_BLOCKS.find(
    ({ base, bits }) => Math.floor(address / 2 ** (32 - bits)) === Math.floor(base / 2 ** (32 - bits)),
  )?.zone;
}
