import { add, type Collection } from './collection.js';

/** For each hash of a name the request that had it last: cheaper than a set made for each request. */
const LAST_SEEN = new Uint32Array(1024);
let generation = 0;

/**
 * Adds the joins of repeated headers: Node hands them to the application as one text with `, ` between the parts, so
 * an attack can be split over them. Requests without repeated names, nearly all, cost a few nanoseconds a header.
 */
export function collectRepeatedHeaders(rawHeaders: readonly string[], into: Collection): void {
  if (!mayRepeat(rawHeaders)) return;
  const groups = new Map<string, string[]>();
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] as string).toLowerCase();
    const values = groups.get(name);
    if (values === undefined) groups.set(name, [rawHeaders[index + 1] as string]);
    else values.push(rawHeaders[index + 1] as string);
  }
  for (const [name, values] of groups) {
    if (values.length > 1 && name !== 'cookie') add(into, 'headers_values', name, values.join(', '));
  }
}

function mayRepeat(rawHeaders: readonly string[]): boolean {
  generation = (generation + 1) >>> 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const hash = hashOf(rawHeaders[index] as string);
    if (LAST_SEEN[hash] === generation) return true;
    LAST_SEEN[hash] = generation;
  }
  return false;
}

/** Letters that differ only in case hash alike. The last letter but one tells most of a browser's names apart. */
function hashOf(name: string): number {
  const first = name.charCodeAt(0) & 31;
  const late = name.charCodeAt(name.length - 2) & 31;
  return (name.length * 97 + first * 31 + late * 7) & 1023;
}
