import { type QueryEscape, readGraphEscape } from './graph-query.js';
import { readTableEscape } from './table-query.js';

/** How a value gets out of the string or number that it was put into. */
const CLOSING = /["'`]?[\s})\]]{0,12}(?:\/\*[^*]{0,64}\*\/\s{0,8})?/y;
const PREFIX = /[^"'`})\]/;&|=<>(\n]{0,128}/y;
const WINDOW = 4096;

/** A query of a graph or table database that goes on behind the value's own quote, number or brackets. */
export function findOtherQuery(text: string): QueryEscape | undefined {
  const script = text.slice(0, WINDOW);
  PREFIX.lastIndex = 0;
  PREFIX.test(script);
  const start = PREFIX.lastIndex;
  CLOSING.lastIndex = start;
  CLOSING.test(script);
  const behind = CLOSING.lastIndex;
  const place = { text: script, start, behind, isQuoted: /["'`]/.test(script.charAt(start)) };
  return readGraphEscape(place) ?? readTableEscape(place);
}
