import { isHtmlSpace } from './html-characters.js';
import { mayBeScriptUrl } from './script-url.js';

const EQUALS = 61;

/**
 * Whether a text could hold an attribute that runs something, by its name or by how its value begins. Without one, and
 * without a tag of its own, no reading inside a tag finds anything: one look at each `=` instead of four readings.
 */
export function mayHoldActiveAttribute(text: string): boolean {
  let equals = text.indexOf('=');
  while (equals >= 0) {
    if (isActiveName(text, equals) || beginsActiveValue(text, equals + 1)) return true;
    equals = text.indexOf('=', equals + 1);
  }
  return false;
}

/** Each `=` looks back over its own name only, so that all of them together stay linear. */
function isActiveName(text: string, equals: number): boolean {
  let end = equals;
  while (end > 0 && isHtmlSpace(text.charCodeAt(end - 1))) end--;
  let start = end;
  while (start > 0 && !endsName(text.charCodeAt(start - 1))) start--;
  // A control or a folded letter may stand anywhere in a name.
  return end - start >= 2 && (ACTIVE_NAMES.has(text.charCodeAt(start)) || text.charCodeAt(start) < 32);
}

/** First letters of names that mean something by themselves: on…, s(tyle, rcdoc), directives; and their odd forms. */
export const ACTIVE_NAMES: ReadonlySet<number> = new Set(
  [...'oOsSnNvVxXdDhHfF@:_\u017f'].map((character) => character.charCodeAt(0)),
);

function endsName(unit: number): boolean {
  return isHtmlSpace(unit) || unit === EQUALS || unit === 34 || unit === 39 || unit === 47 || unit === 62;
}

function beginsActiveValue(text: string, from: number): boolean {
  let position = from;
  while (position < text.length && text.charCodeAt(position) <= 32) position++;
  const quote = text.charCodeAt(position);
  return mayBeScriptUrl(text, quote === 34 || quote === 39 ? position + 1 : position, text.length);
}
