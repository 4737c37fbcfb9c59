import { SPELLING_OWNERS, type Zone } from './address-ranges.js';
import { readIpv4, zoneOfIpv4 } from './ipv4.js';
import { zoneOfIpv6 } from './ipv6.js';

const OCTET = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const DOTTED_INSIDE = new RegExp(`(?:^|[.-])(${OCTET}(?:([.-])${OCTET})(?:\\2${OCTET}){2})(?=[.-])`);
/** The loopback's usual addresses and the metadata service's: eight hexadecimal digits alone are also what hashes look like. */
const HEX_INSIDE = /(?:^|\.)(?:7f0000[\da-f]{2}|a9fea9fe)\./;

/** Public name servers that answer with the address that the name holds: `127.0.0.1.nip.io`, `10-0-0-1.example.net`. */
export function spelledAddress(name: string): Zone | undefined {
  const inside = DOTTED_INSIDE.exec(name)?.[1];
  if (inside !== undefined) {
    const address = readIpv4(inside.replaceAll('-', '.'))[0]?.address;
    return address === undefined ? undefined : zoneOfIpv4(address);
  }
  return HEX_INSIDE.test(name) ? 'loopback' : spelledByOwner(name);
}

/** `app-0a000001.nip.io`, `--1.sslip.io`: the label in front of a name that is known for it. */
function spelledByOwner(name: string): Zone | undefined {
  const labels = name.split('.');
  const label = labels[labels.length - 3];
  if (label === undefined || !SPELLING_OWNERS.has(labels.slice(-2).join('.'))) return undefined;
  const digits = /(?:^|-)([\da-f]{8})$/.exec(label)?.[1];
  if (digits !== undefined) return zoneOfIpv4(Number.parseInt(digits, 16));
  return label.includes('--') ? zoneOfIpv6(label.replaceAll('-', ':'))?.zone : undefined;
}
