/** What a client sends in its request's first line: more than that, where the address ends it (RFC 9112, 3). */
const ADDRESS = /(?:https?|wss?):[/\\]{2}/iy;
/** A line's end in the host, which no address has. */
const SPLIT_HOST = /[^\s/?#%]{1,256}(?:%0[ad])+[\w%-]/iy;
/** In a path: a header's name behind it. A query may hold lines, and whoever shares a text writes `Name: x` in one. */
const SPLIT_PATH = /[^\s?#%]{1,256}(?:%(?!0[ad])[^\s?#%]{0,256}){0,64}(?:%0[ad]){1,4}[a-z][a-z\d-]{1,40}(?::|%3a)/iy;
/** The rest of the first line: HTTP's version, and its end. */
const VERSION = /(?:%20|[ +])HTTP\/[12](?:\.\d)?(?:(?:%0d)?%0a|\r?\n)/i;

/** `http://x.example%0d%0aX-A:%201`, `http://x.example/%20HTTP/1.1%0d%0aHost:…`: the address ends the client's line and writes the next. */
export function readSplitRequest(text: string, start: number): { start: number; end: number } | undefined {
  ADDRESS.lastIndex = start;
  if (!ADDRESS.test(text) || !/%0[ad]|HTTP\//i.test(text)) return undefined;
  const host = ADDRESS.lastIndex;
  for (const pattern of [SPLIT_HOST, SPLIT_PATH]) {
    pattern.lastIndex = host;
    if (pattern.test(text)) return { start, end: pattern.lastIndex };
  }
  const end = text.slice(host).search(/[\r\n]/);
  const line = end < 0 ? text : text.slice(0, host + end + 2);
  const version = VERSION.exec(line.slice(host));
  return version === null ? undefined : { start, end: host + version.index + version[0].length };
}
