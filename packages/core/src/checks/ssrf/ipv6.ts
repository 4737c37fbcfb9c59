import type { Zone } from './address-ranges.js';
import { readIpv4, zoneOfIpv4 } from './ipv4.js';

/** An IPv6 address's zone, and whether it is written without another address inside. */
export interface Ipv6Zone {
  readonly zone: Zone;
  readonly plain: boolean;
}

/** RFC 4291, 2.2 with RFC 6874's zone id: what lies behind the address, `undefined` for the public internet or no address. */
export function zoneOfIpv6(written: string): Ipv6Zone | undefined {
  const groups = readGroups(written.split('%', 1)[0] as string);
  if (groups === undefined) return undefined;
  const embedded = embeddedZone(groups);
  if (embedded !== undefined) return { zone: embedded, plain: false };
  const first = groups[0] as number;
  const isLow = groups.slice(0, 6).every((group) => group === 0);
  if (isLow && groups[6] === 0 && (groups[7] as number) <= 1) return { zone: 'loopback', plain: true };
  // AWS's metadata service: fd00:ec2::254, and of container credentials ::23.
  if (first === 0xfd00 && groups[1] === 0x0ec2) return { zone: 'metadata', plain: true };
  if (first >= 0xfc00) return { zone: 'private', plain: true };
  // Only 2000::/3 is given out: IANA IPv6 Address Space. NAT64's 64:ff9b::/96 leads to the address that it holds.
  const isGlobal = first >= 0x2000 && first < 0x4000;
  return isGlobal || isNat64(groups) || isMapped(groups) ? undefined : { zone: 'reserved', plain: true };
}

/** The zone of an IPv4 address inside: mapped, compatible, NAT64, 6to4, Teredo, ISATAP. */
function embeddedZone(groups: readonly number[]): Zone | undefined {
  const last = pair(groups, 6);
  const isCompatible = groups.slice(0, 6).every((group) => group === 0) && last > 0xffff;
  if (isCompatible || isMapped(groups) || isNat64(groups)) return zoneOfIpv4(last);
  if (groups[0] === 0x2002) return zoneOfIpv4(pair(groups, 1));
  // RFC 4380, 4: the client's address is stored inverted.
  if (groups[0] === 0x2001 && groups[1] === 0) return zoneOfIpv4(2 ** 32 - 1 - last);
  // RFC 5214, 6.1.
  return groups[5] === 0x5efe && ((groups[4] as number) & 0xfdff) === 0 ? zoneOfIpv4(last) : undefined;
}

/** ::ffff:0:0/96, and ::ffff:0:0:0/96 of RFC 2765. */
function isMapped(groups: readonly number[]): boolean {
  return (
    groups.slice(0, 4).every((group) => group === 0) &&
    (groups[5] === 0xffff || (groups[4] === 0xffff && groups[5] === 0))
  );
}

/** RFC 6052, 2.1. */
function isNat64(groups: readonly number[]): boolean {
  return groups[0] === 0x64 && groups[1] === 0xff9b && groups.slice(2, 6).every((group) => group === 0);
}

function pair(groups: readonly number[], index: number): number {
  return (groups[index] as number) * 65536 + (groups[index + 1] as number);
}

/** The eight groups of an address; `undefined` where it is none. */
function readGroups(text: string): number[] | undefined {
  if (text.length > 64 || !/^[\da-f:.x]*$/i.test(text) || !text.includes(':')) return undefined;
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const head = readHalf(halves[0] as string);
  const tail = halves.length === 2 ? readHalf(halves[1] as string) : [];
  if (head === undefined || tail === undefined) return undefined;
  const missing = 8 - head.length - tail.length;
  if (missing < 0 || (halves.length === 1 && missing !== 0)) return undefined;
  return [...head, ...new Array<number>(missing).fill(0), ...tail];
}

function readHalf(half: string): number[] | undefined {
  if (half === '') return [];
  const groups: number[] = [];
  for (const part of half.split(':')) {
    if (part.includes('.')) {
      const address = readIpv4(part)[0]?.address;
      if (address === undefined) return undefined;
      groups.push(Math.floor(address / 65536), address % 65536);
    } else if (/^[\da-f]{1,4}$/i.test(part)) {
      groups.push(Number.parseInt(part, 16));
    } else {
      return undefined;
    }
  }
  return groups.length > 8 ? undefined : groups;
}
