import { SocketAddress } from 'node:net';
import { domainToASCII } from 'node:url';

/** A host as it is compared, and the port that was named with it. */
export interface HostName {
  /** Lower case, without a final dot, IDN in its ASCII form, IPv6 in brackets and in its one spelling. */
  readonly name: string;
  /** Undefined where none is named. */
  readonly port: number | undefined;
}

/** A domain name has 253 characters (RFC 1035, section 2.3.4); a final dot and a port stand behind it. */
const MAX_LENGTH = 261;
const MAX_PORT = 65_535;
const SHAPE = /^(\[[0-9a-f:.]+\]|[^\s:/\\@?#[\]<>^|%,]+)(?::(\d{0,5}))?$/i;
const ASCII_ONLY = /^[\x21-\x7e]*$/;

/** Reads `name`, `name:port`, `[v6]:port`; undefined for what is no host (RFC 9110, section 7.2). */
export function parseHost(text: string): HostName | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const match = SHAPE.exec(text);
  if (match === null) return undefined;
  const [, host = '', digits = ''] = match;
  const port = digits === '' ? undefined : Number(digits);
  if (port !== undefined && port > MAX_PORT) return undefined;
  const name = host.startsWith('[') ? toIPv6(host) : toDomain(host);
  return name === undefined ? undefined : { name, port };
}

function toIPv6(host: string): string | undefined {
  try {
    return `[${new SocketAddress({ address: host.slice(1, -1), family: 'ipv6' }).address}]`;
  } catch {
    return undefined;
  }
}

/** `domainToASCII` takes `0x7f.1` for an address: it is asked only about what is not ASCII. */
function toDomain(host: string): string | undefined {
  const name = ASCII_ONLY.test(host) ? host.toLowerCase() : domainToASCII(host);
  const bare = name.endsWith('.') ? name.slice(0, -1) : name;
  return bare === '' ? undefined : bare;
}
