import { isIP } from 'node:net';
import type { Kind } from './kind.js';
import { integer, text } from './kinds.js';

/** One address or a range of them in CIDR notation, IPv4 or IPv6. */
export const addressOrRange: Kind<string> = text({
  expected: 'an IP address or a range like "10.0.0.0/8"',
  maxLength: 64,
  accepts: isAddressOrRange,
});

function isAddressOrRange(input: string): boolean {
  const slash = input.indexOf('/');
  if (slash < 0) return isAddress(input);
  const bits = input.slice(slash + 1);
  const width = isAddress(input.slice(0, slash)) ? (isIP(input.slice(0, slash)) === 4 ? 32 : 128) : -1;
  return /^(0|[1-9]\d{0,2})$/.test(bits) && Number(bits) <= width;
}

/** Zones (`fe80::1%eth0`) name an interface of one machine; client addresses are compared without them. */
function isAddress(input: string): boolean {
  return isIP(input) !== 0 && !input.includes('%');
}

/** Whose forwarded headers are believed: addresses, the names of two groups of them, or how many proxies stand before us. */
export const trustedProxy: Kind<string> = text({
  expected: 'an IP address, a range like "10.0.0.0/8", "loopback" or "private"',
  maxLength: 64,
  accepts: (input) => input === 'loopback' || input === 'private' || isAddressOrRange(input),
});

/** How many proxies stand before the application. */
export const hopCount = integer(0, 32);

/** A `Host` header: a name, an address, each with a port if wanted; never a URL. */
export const hostName: Kind<string> = text({
  expected: 'a host as in the Host header: a name or address, with or without ":port", no scheme, no path',
  minLength: 1,
  maxLength: 261,
  accepts: isHost,
});

function isHost(input: string): boolean {
  if (/[\s/\\@?#%<>^|]/.test(input) || !URL.canParse(`http://${input}/`)) return false;
  const { hostname } = new URL(`http://${input}/`);
  return hostname !== '';
}

/** Where packets go: a host without a port, an IPv6 address with or without brackets. */
export const serverName: Kind<string> = text({
  expected: 'a host name or an IP address, without scheme and port',
  minLength: 1,
  maxLength: 255,
  accepts: (input) => isAddress(input) || (isHost(input) && !/:\d*$/.test(input.replace(/^\[.*\]$/, ''))),
});

/** A header's name (RFC 9110, section 5.1: a token). */
export const headerName: Kind<string> = text({
  expected: 'a header\'s name, like "X-Forwarded-Host"',
  minLength: 1,
  maxLength: 100,
  accepts: (input) => /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(input),
});

/** What a header may hold: a line break in it would be a second header. */
export const headerValue: Kind<string> = text({
  expected: 'text without line breaks, at most 200 characters of Latin-1',
  maxLength: 200,
  accepts: (input) => [...input].every((char) => (char.codePointAt(0) ?? 0) <= 0xff),
});

/** An absolute http or https URL without credentials, or empty for none. */
export const httpUrl: Kind<string> = text({
  expected: 'an http or https URL without user and password, or "" for none',
  maxLength: 2000,
  accepts: (input) => input === '' || isHttpUrl(input),
});

/** Is this an absolute http(s) URL that carries no credentials? */
export function isHttpUrl(input: string): boolean {
  if (!/^https?:\/\//i.test(input) || !URL.canParse(input)) return false;
  const { username, password } = new URL(input);
  return username === '' && password === '';
}

/** Where a blocked client is sent: `//host` and `/\host` would leave the site unseen, so they are no paths here. */
export const redirectTarget: Kind<string> = text({
  expected: 'a path like "/blocked", an http or https URL, or "" for none',
  maxLength: 2000,
  accepts: (input) => input === '' || isHttpUrl(input) || /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(input),
});
