import { add, type Collection, exceed } from './collection.js';
import { VALUE_LIMITS } from './limits.js';

/** One class, repeated: linear, and faster than classifying. */
const WORD = /^[\w.-]*$/;

/** Express writes objects into cookies as `j:{…}`, and reads them again (cookie-parser's JSON cookies). */
const JSON_MARK = /^"?j(?::|%3a)/i;

/**
 * Reads a Cookie header as the cookie library and as a plain split at `;` and `=` would.
 *
 * Values stay as they came: the library percent-decodes them, others do not, and `decode` gives both readings.
 */
export function collectCookies(header: string, into: Collection): void {
  let cookies = 0;
  let start = 0;
  while (start < header.length) {
    const semicolon = header.indexOf(';', start);
    const end = semicolon === -1 ? header.length : semicolon;
    if (++cookies > VALUE_LIMITS.parameters) {
      exceed(into, 'parameters', 'cookies');
      return;
    }
    collectCookie(header.slice(start, end), into);
    start = end + 1;
  }
}

function collectCookie(pair: string, into: Collection): void {
  const equals = pair.indexOf('=');
  const name = trimBlanks(pair.slice(0, Math.max(equals, 0)));
  const value = trimBlanks(pair.slice(equals + 1));
  // A name of word characters alone is a bare word wherever it lands, and browsers send dozens of them.
  if (!WORD.test(name)) add(into, 'cookies', name, name);
  add(into, 'cookies', name, value);
  const mark = JSON_MARK.exec(value);
  if (mark !== null) add(into, 'cookies', name, value.slice(mark[0].length));
  // RFC 6265 section 4.1.1: the library takes the quotes off, a plain split leaves them.
  if (value.length > 1 && value.startsWith('"') && value.endsWith('"')) add(into, 'cookies', name, value.slice(1, -1));
}

/** Spaces and tabs only, as the library does: `trim` would also take a no-break space away. */
function trimBlanks(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return end - start === text.length ? text : text.slice(start, end);
}

function isBlank(unit: number): boolean {
  return unit === 0x20 || unit === 0x09;
}
