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
  if (end - start < 2) return false;
  const first = text.charCodeAt(start) | 32;
  const second = text.charCodeAt(start + 1);
  // A control or a letter that folds hides what the name is.
  if (second < 32 || second > 127 || text.charCodeAt(start) < 32 || first > 127) return true;
  const unit = text.charCodeAt(start);
  if (unit === 64 || unit === 58 || unit === 95) return true;
  return ACTIVE_PAIRS.has((first << 8) | (second | 32));
}

/** First letters of names that mean something by themselves: on…, s(tyle, rcdoc), directives; and their odd forms. */
export const ACTIVE_NAMES: ReadonlySet<number> = new Set(
  [...'oOsSnNvVxXdDhHfF@:_\u017f'].map((character) => character.charCodeAt(0)),
);

/** How the names begin: on…, style, srcdoc, ng-, v-, x-, hx-, data-, formaction. */
const ACTIVE_PAIRS: ReadonlySet<number> = new Set(
  ['on', 'st', 'sr', 'ng', 'v-', 'x-', 'hx', 'da', 'fo'].map((pair) => (pair.charCodeAt(0) << 8) | pair.charCodeAt(1)),
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
