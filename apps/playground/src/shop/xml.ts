import { readDecoy } from './files.js';

const ENTITY = /<!ENTITY\s+(\w{1,40})\s+(?:SYSTEM\s+)?["']([^"']{0,2000})["']\s*>/g;
const MAX_ENTITIES = 20;
const ITEM = /<item>([^<]{0,4000})<\/item>/;

/** The text of `<item>`, read as an old XML parser does: entities may be files. Those files are decoys. */
export function readItem(xml: string): string | undefined {
  let item = ITEM.exec(xml)?.[1];
  if (item === undefined) return undefined;
  for (const [, name, value = ''] of [...xml.matchAll(ENTITY)].slice(0, MAX_ENTITIES)) {
    const path = value.replace(/^file:\/\//, '');
    item = item.split(`&${name};`).join(readDecoy(path) ?? value);
  }
  return item.slice(0, 4_000);
}
