import { mayHoldBase64 } from './decoders/base64.js';

/** Names of letters, digits and dashes below a country or one of the common generic domains, as RFC 1034 has them. */
const HOST = '(?:[a-z\\d](?:[a-z\\d-]{0,40}[a-z\\d])?\\.){1,4}(?:[a-z]{2}|com|net|org|edu|gov|info|biz|shop|store)';
const FILE = '\\.(?:css|gif|html?|ico|jpe?g|js|json|mp4|pdf|png|svg|webp|woff2?|xml)';
const ADDRESS = new RegExp(`^https?://(${HOST})(?:/[\\w-]{1,80}){0,12}(?:${FILE}|/)?$`);

/** RFC 5321, of names and their parts only: short ones, as people have them. */
const MAILBOX = new RegExp(`^[A-Za-z][A-Za-z\\d]{0,11}(?:[._+-][A-Za-z\\d]{1,12}){0,4}@(${HOST})$`);

/** An address of four numbers, or of eight hexadecimal digits, has more of them than the name of a site. */
const NUMBERS = /\d\D+\d/;
/** `prototype` as a folder, characters in hexadecimal, two dashes. */
const SPEAKING = /proto|__|0x|--/i;
const MAX_LENGTH = 256;

/**
 * Whether a text is the address of a page on a public site, in plain words: `https://www.example.com/a/b-c.png`.
 * `inner`: names that lead elsewhere, also by what stands before them.
 */
export function isWebAddress(text: string, inner: ReadonlySet<string>): boolean {
  return isPlain(ADDRESS, text, inner);
}

/** Whether a text is an address for mail on such a site: `first.last@example.com`. */
export function isMailAddress(text: string, inner: ReadonlySet<string>): boolean {
  return isPlain(MAILBOX, text, inner);
}

function isPlain(pattern: RegExp, text: string, inner: ReadonlySet<string>): boolean {
  if (text.length > MAX_LENGTH) return false;
  const host = pattern.exec(text)?.[1];
  if (host === undefined || NUMBERS.test(host) || SPEAKING.test(text)) return false;
  for (let at = 0; at >= 0; at = host.indexOf('.', at + 1)) {
    if (inner.has(at === 0 ? host : host.slice(at + 1))) return false;
  }
  return !mayHoldBase64(text);
}
