/** More than a scheme; `https://` is a slip of a proxy's, and leads nowhere. */
const SCHEME = /^(?!\w{1,16}:(?:\/\/)?\s*$)[^,]{0,64}[/?#\\:]/;

/**
 * What proxies say of the address that a client asked for. Frameworks put scheme, host and port together and parse the
 * result: a part that holds more than one (RFC 7239, section 5) takes the place of those behind it.
 */
const PARTS: ReadonlyMap<string, RegExp> = new Map([
  ['x-forwarded-proto', SCHEME],
  ['x-forwarded-scheme', SCHEME],
  ['x-forwarded-port', /[/?#\\@]/],
  ['x-forwarded-host', /^\s*(?:https?:\/\/(?!\/)|(?!https?:\/\/))[^,/?#\\]{0,255}(?:[?#\\]|\/[^\s,])/i],
]);

/** Whether the value of such a header says more than its part of an address. */
export function exceedsPart(name: string, text: string): boolean {
  if (name.length < SHORTEST || name.length > LONGEST) return false;
  return PARTS.get(name.toLowerCase())?.test(text) === true;
}

const SHORTEST = 16;
const LONGEST = 18;
