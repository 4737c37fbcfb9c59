import { collectJson } from '../collect-json.js';
import { createCollection } from '../collection.js';

/** The keys and texts of a JSON document inside a text; none if it does not look like one. */
export function jsonTexts(text: string): string[] {
  if (!looksLikeJson(text)) return [];
  const into = createCollection();
  collectJson(text, into);
  return into.values.map((value) => value.text);
}

/** An object, array or string that also ends as one. Prose in brackets may pass: its strings are then seen twice. */
function looksLikeJson(text: string): boolean {
  let start = 0;
  while (start < text.length && text.charCodeAt(start) <= 0x20) start++;
  let end = text.length - 1;
  while (end > start && text.charCodeAt(end) <= 0x20) end--;
  if (end <= start) return false;
  const first = text.charCodeAt(start);
  const last = text.charCodeAt(end);
  if (first === 0x22) return last === 0x22;
  return first === 0x7b ? last === 0x7d : first === 0x5b && last === 0x5d;
}
