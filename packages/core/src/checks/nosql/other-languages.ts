import { withoutComments } from '../../values/blank-runs.js';
import { readClosedNotation, readPathNumber, readWildFilter } from './closed-notation.js';
import { readClosing, readCutOffQuery } from './cut-off-query.js';
import { type QueryEscape, readGraphEscape } from './graph-query.js';
import { readMembers } from './json-members.js';
import { readSearchQuery } from './search-query.js';
import { readLegacyComparison, readTableEscape } from './table-query.js';

/** How a value gets out of the string or number that it was put into. */
const CLOSING = /["'`]?[\s})\]]{0,12}(?:\/\*[^*]{0,64}\*\/\s{0,8})?/y;
const PREFIX = /[^"'`})\]/;&|=<>(\n]{0,128}/y;
const WINDOW = 4096;

/** A query of another database that goes on behind the value's own quote, number or brackets. */
export function findOtherQuery(text: string): QueryEscape | undefined {
  // Blanks in front say nothing, however many; nor does what a value holds in front of what ends it.
  const start = startOfValue(text);
  const cut = start === 0 ? text : text.slice(start);
  // Cypher, AQL, CQL and JavaScript take a comment for a blank.
  const bare = cut.includes('/*') ? withoutComments(cut) : cut;
  // Long words in front of a quote that opens are prose, where it takes a language that is known.
  const isProse = start > 0 && /\s/.test(cut.charAt(cut.search(ENDS_VALUE) - 1));
  const found =
    readQuery(bare.slice(0, WINDOW)) ??
    (isProse ? undefined : readClosed(bare)) ??
    readWildFilter(bare) ??
    readPathNumber(bare) ??
    readMembers(bare);
  if (found === undefined) return readLegacyComparison(text);
  if (bare !== cut) return { ...found, start, end: text.length };
  return { ...found, start: found.start + start, end: found.end + start };
}

/** A value of any length is as good as one that the grammars look at as a whole. */
function startOfValue(text: string): number {
  const blank = text.length - text.trimStart().length;
  const first = text.slice(blank).search(ENDS_VALUE) + blank;
  if (first < blank) return blank;
  const line = text.lastIndexOf('\n', first) + 1;
  return Math.max(blank, line, first - LONGEST_LOOK);
}

const ENDS_VALUE = /["'`})\]/]/;
const LONGEST_LOOK = 96;

function readClosed(text: string): QueryEscape | undefined {
  const closed = readClosing(text);
  return closed && (readCutOffQuery(text.trimEnd(), closed) ?? readClosedNotation(text, closed));
}

function readQuery(script: string): QueryEscape | undefined {
  PREFIX.lastIndex = 0;
  PREFIX.test(script);
  const start = PREFIX.lastIndex;
  CLOSING.lastIndex = start;
  CLOSING.test(script);
  const behind = CLOSING.lastIndex;
  const place = { text: script, start, behind, isQuoted: /["'`]/.test(script.charAt(start)) };
  return readGraphEscape(place) ?? readTableEscape(place) ?? readSearchQuery(script);
}
