import { collectJson } from '../collect-json.js';
import { createCollection } from '../collection.js';
import type { LimitFault } from '../limits.js';
import type { WordFilter } from '../word-filter.js';

interface JsonTexts {
  readonly texts: readonly string[];
  readonly fault: LimitFault | undefined;
}

/** The keys and texts of a JSON document inside a text but for words that nobody judges, and the limit that hid the rest. */
export function jsonTexts(text: string, words?: WordFilter): JsonTexts {
  const into = createCollection();
  collectJson(text, into, words);
  return { texts: into.values.flatMap((value) => (value.joined === true ? [] : [value.text])), fault: into.fault };
}

/**
 * An object or array that also ends as one, or a string: with escapes, or one whose quotes hold all there is (tRPC's
 * `?input="…"`), since what begins with a quote is another text to a grammar than what stands in it.
 * Prose in brackets may pass: its strings are then seen twice.
 */
export function looksLikeJson(text: string): boolean {
  let start = 0;
  // secure-json-parse, which Fastify uses, takes a byte order mark off.
  if (text.charCodeAt(0) === 0xfeff) start++;
  while (start < text.length && text.charCodeAt(start) <= 0x20) start++;
  const first = text.charCodeAt(start);
  if (first !== 0x22 && first !== 0x7b && first !== 0x5b) return false;
  let end = text.length - 1;
  while (end > start && text.charCodeAt(end) <= 0x20) end--;
  if (end <= start || (first === 0x7b && isTemplate(text.charCodeAt(start + 1)))) return false;
  const last = text.charCodeAt(end);
  if (first === 0x22) return last === 0x22 && (text.indexOf('"', start + 1) === end || text.includes('\\'));
  return first === 0x7b ? last === 0x7d : last === 0x5d;
}

/** `{{ "now" | date("Y") }}`, `{% … %}`: no document, of which what stands between two strings would be a text. */
function isTemplate(unit: number): boolean {
  return unit === 0x7b || unit === 0x25;
}
