import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** IANA's special-purpose registries (RFC 6890), as far as they name what lies inside. */
const NETWORKS: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  // Azure's own services answer every virtual machine there.
  ['168.63.129.16', 32],
  // Alibaba's metadata service lies in 100.64.0.0/10; Oracle's and AWS's are link-local.
];
const NETWORKS_6: readonly (readonly [string, number])[] = [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
  // Site-local, out of use but still routed inside (RFC 3879).
  ['fec0::', 10],
];

/** Names that lead inside by standard, by the machine's own table, or because the name says the address. */
const NAMES = new Set([
  'localhost',
  'ip6-localhost',
  'ip6-loopback',
  'loopback',
  'localhost6',
  'localhost6.localdomain6',
  'localhost.localdomain',
  'instance-data',
  'metadata.tencentyun.com',
  'rancher-metadata',
  'kubernetes',
  'kubernetes.default',
  'host.docker.internal',
  'gateway.docker.internal',
  'metadata.google.internal',
  'metadata',
  'instance-data.ec2.internal',
  'kubernetes.default.svc',
  'localtest.me',
  'lvh.me',
  'vcap.me',
]);
const SUFFIXES = [
  '.localhost',
  '.localtest.me',
  '.lvh.me',
  '.local',
  '.lan',
  '.home.arpa',
  '.svc',
  '.consul',
  '.internal',
];
const SPELLING_SUFFIXES = ['.nip.io', '.sslip.io', '.xip.io'];

const inside = new BlockList();
for (const [network, prefix] of NETWORKS) inside.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of NETWORKS_6) inside.addSubnet(network, prefix, 'ipv6');

/** Why a host is internal; undefined where it is not. */
export function internalReason(host: string): string | undefined {
  const bare = host
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/%.*$/, '')
    .replace(/\.$/, '');
  const numbers = toAddress(bare);
  if (numbers !== undefined && inside.check(numbers, 'ipv4')) return `${numbers} is internal`;
  if (isIPv6(bare)) return reasonOfIPv6(bare);
  if (NAMES.has(bare) || SUFFIXES.some((suffix) => bare.endsWith(suffix))) return `${bare} leads inside`;
  if (!SPELLING_SUFFIXES.some((suffix) => bare.endsWith(suffix))) return undefined;
  const spelled =
    /(?:^|[.-])(\d+)[.-](\d+)[.-](\d+)[.-](\d+)\.\w+\.io$/.exec(bare)?.slice(1).join('.') ?? spelledInHex(bare);
  return spelled !== undefined && isIPv4(spelled) && inside.check(spelled, 'ipv4')
    ? `${bare} spells ${spelled}`
    : undefined;
}

/** nip.io reads eight hexadecimal digits as an address too, sslip.io a dashed one of IPv6. */
function spelledInHex(host: string): string | undefined {
  const digits = /(?:^|[.-])([\da-f]{8})\.nip\.io$/.exec(host)?.[1];
  if (digits === undefined) return /(?:^|\.)--1\.sslip\.io$/.test(host) ? '127.0.0.1' : undefined;
  return [0, 2, 4, 6].map((at) => Number.parseInt(digits.slice(at, at + 2), 16)).join('.');
}

/** Mapped, compatible, NAT64 (RFC 6052) and 6to4 (RFC 3056) addresses hold an IPv4 address. */
function reasonOfIPv6(address: string): string | undefined {
  if (inside.check(address, 'ipv6')) return `${address} is internal`;
  // WHATWG URL writes every address in one way: groups in hexadecimal.
  const plain = new URL(`http://[${address}]/`).hostname.slice(1, -1);
  const held =
    /^(?:::ffff:|::ffff:0:|64:ff9b:(?:1:)?:|::|fe80::(?:200:)?5efe:)([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(plain) ??
    /^2002:([0-9a-f]{1,4}):([0-9a-f]{1,4})?:/.exec(plain);
  if (held === null) return undefined;
  const number = Number.parseInt(held[1] ?? '0', 16) * 65_536 + Number.parseInt(held[2] ?? '0', 16);
  const dotted = [24, 16, 8, 0].map((shift) => (number >>> shift) & 255).join('.');
  return inside.check(dotted, 'ipv4') ? `${address} holds ${dotted}` : undefined;
}

/** The rules of inet_aton, which most C libraries keep: one to four parts, octal, hexadecimal, the last one fills up. */
function toAddress(host: string): string | undefined {
  const parts = host.split('.');
  if (parts.length > 4 || !parts.every((part) => /^(?:0x[0-9a-f]*|\d+)$/.test(part))) return undefined;
  const numbers = parts.map((part) =>
    /^0\d+$/.test(part) ? Number.parseInt(part, 8) : Number(part === '0x' ? 0 : part),
  );
  const last = numbers.pop() ?? 0;
  if (numbers.some((one) => one > 255) || !(last < 256 ** (4 - numbers.length))) return undefined;
  const whole = numbers.reduce((sum, one, index) => sum + one * 256 ** (3 - index), last);
  return [24, 16, 8, 0].map((shift) => Math.floor(whole / 2 ** shift) % 256).join('.');
}
