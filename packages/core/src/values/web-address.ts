import { mayHoldBase64 } from './decoders/base64.js';
import { isToken, type TokenWords } from './token.js';

/** Names of letters, digits and dashes below a country or one of the common generic domains, as RFC 1034 has them. */
const HOST = '(?:[a-z\\d](?:[a-z\\d-]{0,40}[a-z\\d])?\\.){1,4}(?:[a-z]{2}|com|net|org|edu|gov|info|biz|shop|store)';
const ADDRESS = new RegExp(`^https?://(${HOST})(/[^?#]*)?(?:\\?([^#]*))?(?:#([\\w-]{1,64})?)?$`);

/** RFC 5321, of names and their parts only: short ones, as people have them. */
const MAILBOX = new RegExp(`^[A-Za-z][A-Za-z\\d]{0,11}(?:[._+-][A-Za-z\\d]{1,12}){0,4}@(${HOST})$`);

/** An address of four numbers, or of eight hexadecimal digits, has more of them than the name of a site. */
const NUMBERS = /\d\D+\d/;
/** `prototype` as a folder, characters in hexadecimal, two dashes. */
const SPEAKING = /proto|__|0x|--/i;
const MAX_LENGTH = 1_024;

/** What the names of an address are asked, besides those of a token. */
export interface AddressWords extends TokenWords {
  holdsPath(path: string): boolean;
}

/**
 * Whether a text is the address of a page on a public site, in plain words: `https://www.example.com/a/b-c.png?id=17`.
 */
export function isWebAddress(text: string, words: AddressWords): boolean {
  if (text.length > MAX_LENGTH) return false;
  const match = ADDRESS.exec(text);
  if (match === null || SPEAKING.test(text)) return false;
  const [, host = '', path = '/', query = ''] = match;
  if (!isPublic(host, words)) return false;
  return (path === '/' || words.holdsPath(path)) && (query === '' || isToken(query, words)) && !mayHoldBase64(text);
}

/** Whether a text is an address for mail on such a site: `first.last@example.com`. */
export function isMailAddress(text: string, words: AddressWords): boolean {
  if (text.length > MAX_LENGTH) return false;
  const host = MAILBOX.exec(text)?.[1];
  return host !== undefined && !SPEAKING.test(text) && isPublic(host, words) && !mayHoldBase64(text);
}

/** No name that leads elsewhere, also by what stands before it. */
function isPublic(host: string, words: TokenWords): boolean {
  if (NUMBERS.test(host)) return false;
  for (let at = 0; at >= 0; at = host.indexOf('.', at + 1)) {
    if (words.isHost(at === 0 ? host : host.slice(at + 1))) return false;
  }
  return true;
}
