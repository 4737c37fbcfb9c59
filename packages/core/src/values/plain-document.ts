import { loadUnits } from './text-units.js';
import type { WordFilter } from './word-filter.js';
import { holdsSign } from './words-that-matter.js';

/** What was read last. */
const START = 0;
/** `{` or `[`. */
const OPEN_OBJECT = 1;
const OPEN_ARRAY = 2;
/** `,` or `:`. */
const NEXT = 3;
const TEXT = 4;
/** A number, a literal or the end of an object or array. */
const OTHER = 5;

/**
 * What a document of JSON holds. `plain`: nothing but plain words and figures. `quiet`: also texts that are to be judged
 * by themselves, and cannot be more together with the document around them.
 */
export type DocumentKind = 'plain' | 'quiet' | 'other';

/** Signs of a quiet text: without them nothing is called, assigned, quoted, grouped or separated. */
const QUIET_SIGNS = ' -:/,+@';
const IS_QUIET = Uint8Array.from({ length: 128 }, (_, unit) =>
  /[\w]/.test(String.fromCharCode(unit)) || QUIET_SIGNS.includes(String.fromCharCode(unit)) ? 1 : 0,
);
const IS_WORD = Uint8Array.from({ length: 128 }, (_, unit) => (/\w/.test(String.fromCharCode(unit)) ? 1 : 0));
const DOT = 0x2e;
const WEB_ADDRESS = /https?:\/\/[a-z\d]/y;
const NUMBER = /-?\d{1,20}(?:\.\d{1,20})?(?![\w.+-])/y;
const LITERAL = /(?:true|false|null)(?!\w)/y;

/**
 * Reads a text as JSON. In what is `plain` or `quiet` every quote is JSON's own, and behind each stands a sign of JSON or
 * a word that continues nothing that another program has begun: whatever reads it as something else than JSON finds
 * names and punctuation.
 */
export function readDocument(text: string, filter: WordFilter): DocumentKind {
  const units = loadUnits(text);
  const { length } = units;
  let kind: DocumentKind = 'plain';
  let last = START;
  let at = 0;
  while (at < length) {
    const unit = units[at] as number;
    if (unit === 0x22) {
      if (last === TEXT || last === OTHER) return 'other';
      const end = endOfText(units, at + 1);
      const found = end < 0 ? 'other' : kindOf(text, units, { start: at + 1, end, filter });
      if (found === 'other') return found;
      if (found === 'quiet') kind = found;
      at = end + 1;
      last = TEXT;
    } else if (unit === 0x7b || unit === 0x5b) {
      if (last === TEXT || last === OTHER || last === OPEN_OBJECT) return 'other';
      last = unit === 0x7b ? OPEN_OBJECT : OPEN_ARRAY;
      at++;
    } else if (unit === 0x7d || unit === 0x5d) {
      if (last === START || last === NEXT) return 'other';
      last = OTHER;
      at++;
    } else if (unit === 0x3a || unit === 0x2c) {
      if (last !== TEXT && (last !== OTHER || unit === 0x3a)) return 'other';
      last = NEXT;
      at++;
    } else if (unit === 0x20) {
      at++;
    } else {
      if (last !== OPEN_ARRAY && last !== NEXT) return 'other';
      at = endOfBare(text, at);
      if (at < 0) return 'other';
      last = OTHER;
    }
  }
  return last === OTHER ? kind : 'other';
}

function endOfText(units: Uint16Array, start: number): number {
  let end = start;
  while (end < units.length && units[end] !== 0x22) end++;
  return end === units.length ? -1 : end;
}

interface Quoted {
  readonly start: number;
  readonly end: number;
  readonly filter: WordFilter;
}

function kindOf(text: string, units: Uint16Array, { start, end, filter }: Quoted): DocumentKind {
  if (end === start || filter.joinsNothing(text, units, { start, end })) return 'plain';
  return isQuiet(text, units, { start, end, filter }) ? 'quiet' : 'other';
}

/** Begins with a word that joins nothing, and has signs that join nothing behind it. */
function isQuiet(text: string, units: Uint16Array, { start, end, filter }: Quoted): boolean {
  let word = start;
  while (word < end && isWordUnit(units[word] as number)) word++;
  if (word === start || word === end || !filter.joinsNothing(text, units, { start, end: word })) return false;
  if (holdsSign(text.slice(start, end))) return false;
  WEB_ADDRESS.lastIndex = start;
  const isAddress = WEB_ADDRESS.test(text);
  for (let at = word; at < end; at++) {
    const unit = units[at] as number;
    if (unit < 128 && IS_QUIET[unit] === 0 && (unit !== DOT || !isAddress)) return false;
    // Signs beyond ASCII that look like quotes and brackets are undone by some programs.
    if (unit >= 128 && (unit < 0xc0 || (unit >= 0x2000 && unit < 0x3040) || unit >= 0xfe00)) return false;
  }
  return true;
}

function isWordUnit(unit: number): boolean {
  return unit < 128 && IS_WORD[unit] === 1;
}

function endOfBare(text: string, at: number): number {
  NUMBER.lastIndex = at;
  if (NUMBER.test(text)) return NUMBER.lastIndex;
  LITERAL.lastIndex = at;
  return LITERAL.test(text) ? LITERAL.lastIndex : -1;
}
