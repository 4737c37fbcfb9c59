import { readTags } from './markup.js';

/** XML 1.0, 3.3.2: a value that every element of that name gets, with the entities in it; in quotes a `>` ends nothing. */
const ATTLIST = /<!ATTLIST\s+([^\s<>"'&;]+)\s((?:[^<>"']|"[^"<]*"|'[^'<]*')*)>/g;
const REFERENCE = /(&[^\s;&%"'<>]+);/g;
/** Documents have as many. */
const MAX_LISTS = 1_024;

/** How many characters entities become in the values that a document's elements get by default. */
export function measureDefaults(text: string, lengths: ReadonlyMap<string, number>): number {
  const defaults = new Map<string, number>();
  let seen = 0;
  for (const [, element, attributes] of text.matchAll(ATTLIST)) {
    if (++seen > MAX_LISTS) break;
    let length = 0;
    for (const [, name] of (attributes as string).matchAll(REFERENCE)) length += lengths.get(name as string) ?? 0;
    if (length > 0) defaults.set(element as string, (defaults.get(element as string) ?? 0) + length);
  }
  if (defaults.size === 0) return 0;
  let characters = 0;
  for (const { prefix, name } of readTags(text))
    characters += defaults.get(prefix === '' ? name : `${prefix}:${name}`) ?? 0;
  return characters;
}
