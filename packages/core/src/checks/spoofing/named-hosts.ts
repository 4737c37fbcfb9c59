import type { RequestHead } from '../request-check.js';

/** A host that a request names, and where. */
export interface NamedHost {
  /** The header, `:authority`, or `request target`. */
  readonly where: string;
  readonly host: string;
}

const ABSOLUTE = /^[a-z][a-z0-9+.-]*:\/\/([^/?#\\]*)/i;

/** The authority of an absolute-form target (RFC 9112, section 3.2.2), which stands above the Host header. */
export function toTargetHost(target: string): NamedHost | undefined {
  if (target.charCodeAt(0) === 0x2f) return undefined;
  const match = ABSOLUTE.exec(target);
  return match === null ? undefined : { where: 'request target', host: match[1] as string };
}

/** Every Host header, one by one, and `:authority` of HTTP/2 (RFC 9113, section 8.3.1). */
export function collectHostHeaders({ rawHeaders }: RequestHead): readonly NamedHost[] {
  const found: NamedHost[] = [];
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] as string;
    if (!namesHost(name)) continue;
    found.push({ where: name, host: rawHeaders[index + 1] as string });
  }
  return found;
}

function namesHost(name: string): boolean {
  if (name.length === 4) return name.toLowerCase() === 'host';
  return name === ':authority';
}

/** What a trusted proxy says that the client asked for; frameworks differ in which of several they take. */
export function toForwardedHosts({ headers }: RequestHead): readonly NamedHost[] {
  const value = headers['x-forwarded-host'];
  if (value === undefined || value === '') return [];
  const hosts = String(value).split(',', MAX_FORWARDED_HOSTS + 1);
  // More than any chain of proxies writes: as one text they are no host of ours.
  if (hosts.length > MAX_FORWARDED_HOSTS) return [{ where: 'X-Forwarded-Host', host: String(value) }];
  return hosts.map((host) => ({ where: 'X-Forwarded-Host', host: host.trim() }));
}

const MAX_FORWARDED_HOSTS = 32;
