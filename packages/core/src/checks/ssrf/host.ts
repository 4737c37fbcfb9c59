import {
  CLUSTER_NAMES,
  LOCAL_SUFFIXES,
  LOOPBACK_NAMES,
  MAX_HOST,
  METADATA_NAMES,
  type Zone,
} from './address-ranges.js';
import { spelledAddress } from './embedded-address.js';
import { readIpv4, zoneOfIpv4 } from './ipv4.js';
import { zoneOfIpv6 } from './ipv6.js';

/** A host that is not on the public internet. */
export interface InnerHost {
  readonly zone: Zone;
  /** Written as people write it; anything else wants to get past somebody. */
  readonly plain: boolean;
  /** The host in its usual form, for the explanation. */
  readonly name: string;
  /** A name without dots: only a container's or a company's own name server knows it. */
  readonly bare: boolean;
}

/** UTS 46, 4: ignored in host names. */
const IGNORED = /\p{Default_Ignorable_Code_Point}/gu;
const PRINTABLE_ASCII = /^[!-~]*$/;

/** Judges one host without its port; `undefined` for the public internet and for what is no host. */
export function readHost(written: string): InnerHost | undefined {
  if (written === '' || written.length > MAX_HOST) return undefined;
  // UTS 46, 4.1: NFKC, ideographic full stops are dots.
  const isAscii = PRINTABLE_ASCII.test(written);
  const folded = (
    isAscii
      ? written
      : written
          .normalize('NFKC')
          .replace(IGNORED, '')
          .replace(/[\u3002\uff61]/g, '.')
  ).toLowerCase();
  const inner = folded.startsWith('[') ? readBracketed(folded) : (readAddress(folded) ?? readName(folded));
  return inner && !isAscii ? { ...inner, plain: false } : inner;
}

function readBracketed(host: string): InnerHost | undefined {
  const end = host.indexOf(']');
  const written = host.slice(1, end < 0 ? undefined : end);
  const found = zoneOfIpv6(written);
  if (found !== undefined) return { ...found, name: host, bare: false };
  // Older libraries only look for brackets.
  const inner = readAddress(written);
  return inner && { ...inner, plain: false };
}

function readAddress(host: string): InnerHost | undefined {
  const first = host.charCodeAt(0);
  if (first < 0x30 || first > 0x39) return undefined;
  for (const { address, plain } of readIpv4(host)) {
    const zone = zoneOfIpv4(address);
    if (zone !== undefined) return { zone, plain, name: dotted(address), bare: false };
  }
  return undefined;
}

function dotted(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}

const NAME = /^[a-z\d_-]+(?:\.[a-z\d_-]+)*\.{0,2}$/;

function readName(host: string): InnerHost | undefined {
  if (!host.includes('.')) return readBareName(host);
  if (!NAME.test(host)) return undefined;
  const name = host.replace(/\.{1,2}$/, '');
  const plain = name === host;
  const zone = zoneOfName(name);
  if (zone !== undefined) return { zone, plain, name, bare: false };
  const embedded = spelledAddress(name);
  if (embedded !== undefined) return { zone: embedded, plain: false, name, bare: false };
  return undefined;
}

/** `localhost`, `redis`: without dots no public name server knows it. */
function readBareName(name: string): InnerHost | undefined {
  const zone = METADATA_NAMES.has(name)
    ? 'metadata'
    : name === 'localhost' || LOOPBACK_NAMES.has(name)
      ? 'loopback'
      : CLUSTER_NAMES.has(name)
        ? 'private'
        : undefined;
  if (zone !== undefined) return { zone, plain: true, name, bare: false };
  return /^[a-z\d_-]*[a-z][a-z\d_-]*$/.test(name) ? { zone: 'private', plain: true, name, bare: true } : undefined;
}

function zoneOfName(name: string): Zone | undefined {
  if (METADATA_NAMES.has(name)) return 'metadata';
  if (LOOPBACK_NAMES.has(name)) return 'loopback';
  if (CLUSTER_NAMES.has(name)) return 'private';
  const labels = name.split('.');
  const last = labels[labels.length - 1] as string;
  const owner = labels.slice(-2).join('.');
  if (LOOPBACK_NAMES.has(owner)) return 'loopback';
  return LOCAL_SUFFIXES.get(last) ?? LOCAL_SUFFIXES.get(owner);
}
