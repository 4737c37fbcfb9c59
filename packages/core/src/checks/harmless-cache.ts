import type { Whole } from '../values/collection.js';
import type { Value } from '../values/value.js';

/** Longer texts are judged each time: keeping them would let a client choose how much we remember. */
export const MAX_CACHED_LENGTH = 4_096;

/** What texts and places take together on average at most: with longer ones there is room for fewer. */
const AVERAGE_LENGTH = 256;

/** The same text at more places than these is remembered for the last ones. */
const MAX_PLACES = 8;

/** A text and its place. Checks may look at either, so a verdict holds for both together. */
export interface Judged {
  readonly source: Value['source'] | Whole['source'];
  readonly path: string;
  readonly text: string;
}

/** Texts known to be harmless. Cookies, user agents and parameters repeat on nearly every request. */
export interface HarmlessCache {
  has(judged: Judged): boolean;
  add(judged: Judged): void;
  clear(): void;
}

interface Place {
  readonly source: Judged['source'];
  readonly path: string;
  readonly next: Place | undefined;
}

/**
 * Remembers between `maxEntries` / 2 and `maxEntries` texts, the recently seen ones: when the young generation is full
 * it becomes the old one, and what is found in the old one moves to the young one.
 * Keys are exact texts, never hashes: a collision would be a way in. One cache belongs to one configuration revision.
 */
export function createHarmlessCache(maxEntries: number): HarmlessCache {
  const limit = Math.floor(maxEntries / 2);
  const budget = limit * AVERAGE_LENGTH;
  let young = new Map<string, Place>();
  let old = new Map<string, Place>();
  let characters = 0;

  function remember(text: string, place: Place): void {
    if (young.size >= limit || characters >= budget) {
      old = young;
      young = new Map();
      characters = 0;
    }
    characters += text.length + place.path.length;
    young.set(text, place);
  }

  return {
    has(judged) {
      const { text } = judged;
      if (text.length > MAX_CACHED_LENGTH) return false;
      const place = young.get(text);
      if (place !== undefined && isAmong(place, judged)) return true;
      const before = old.get(text);
      if (before === undefined || !isAmong(before, judged)) return false;
      remember(copy(text), toPlace(judged, place));
      return true;
    },
    add(judged) {
      const { text, path } = judged;
      if (limit === 0 || text.length + path.length > MAX_CACHED_LENGTH) return;
      const place = young.get(text);
      remember(place === undefined ? copy(text) : text, toPlace(judged, place));
    },
    clear() {
      young = new Map();
      old = new Map();
      characters = 0;
    },
  };
}

function isAmong(first: Place, { source, path }: Judged): boolean {
  for (let place: Place | undefined = first; place !== undefined; place = place.next) {
    if (place.source === source && place.path === path) return true;
  }
  return false;
}

function toPlace({ source, path }: Judged, next: Place | undefined): Place {
  return { source, path: copy(path), next: next && countOf(next) < MAX_PLACES ? next : undefined };
}

function countOf(first: Place): number {
  let count = 0;
  for (let place: Place | undefined = first; place !== undefined; place = place.next) count++;
  return count;
}

/** V8 makes slices from this length on; a shorter text never keeps another one alive. */
const SLICED_LENGTH = 13;

/** A text is often a slice that would keep its whole request alive; UTF-16 keeps lone surrogates as they are. */
function copy(text: string): string {
  if (text.length < SLICED_LENGTH) return text;
  // One byte a character where that is enough: half the memory, and faster to compare with what requests bring.
  const encoding = Buffer.byteLength(text) === text.length ? 'latin1' : 'utf16le';
  return Buffer.from(text, encoding).toString(encoding);
}
