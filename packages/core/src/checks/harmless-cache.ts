import type { Source } from '../values/value.js';

/** Longer texts are judged each time: keeping them would let a client choose how much we remember. */
export const MAX_CACHED_LENGTH = 1_024;

/** Texts known to be harmless. Cookies, user agents and parameters repeat on nearly every request. */
export interface HarmlessCache {
  has(source: Source, text: string): boolean;
  add(source: Source, text: string): void;
}

interface Generations {
  young: Map<string, true>;
  old: Map<string, true>;
}

/**
 * Remembers between `maxEntries` / 2 and `maxEntries` texts for each source, the recently seen ones: when the young
 * generation is full it becomes the old one, and what is found in the old one moves to the young one.
 * Keys are exact texts, never hashes: a collision would be a way in. One cache belongs to one configuration revision.
 */
export function createHarmlessCache(maxEntries: number): HarmlessCache {
  const bySource = new Map<Source, Generations>();
  const limit = Math.floor(maxEntries / 2);

  function remember(generations: Generations, text: string): void {
    if (generations.young.size >= limit) {
      generations.old = generations.young;
      generations.young = new Map();
    }
    generations.young.set(text, true);
  }

  return {
    has(source, text) {
      const generations = bySource.get(source);
      if (generations === undefined || text.length > MAX_CACHED_LENGTH) return false;
      if (generations.young.has(text)) return true;
      if (!generations.old.has(text)) return false;
      generations.old.delete(text);
      remember(generations, copy(text));
      return true;
    },
    add(source, text) {
      if (limit === 0 || text.length > MAX_CACHED_LENGTH) return;
      let generations = bySource.get(source);
      if (generations === undefined) {
        generations = { young: new Map(), old: new Map() };
        bySource.set(source, generations);
      }
      remember(generations, copy(text));
    },
  };
}

/** A text is often a slice that would keep its whole request alive; UTF-16 keeps lone surrogates as they are. */
function copy(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}
