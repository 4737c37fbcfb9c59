import { sought } from '../../sought/sought-pattern.js';
import type { Construct } from './constructs.js';

/** What keeps a server's one thread: nobody else is answered meanwhile. */
const WAYS: readonly (readonly [string, RegExp])[] = [
  [
    'loop until the clock has gone on',
    /\bdo\s{0,4}\{[^{}]{0,96}(?:new\s{1,4}Date\b|Date\s{0,4}\.\s{0,4}now|performance\s{0,4}\.\s{0,4}now|hrtime)[^{}]{0,96}\}\s{0,4}while\s{0,4}\(/,
  ],
  ['wait on a lock that nobody opens', /\bAtomics\s{0,4}\.\s{0,4}wait\s{0,4}\(/],
  [
    'count to a number beyond all reason',
    /\b(?:for|while)\s{0,8}\([^{}]{0,96}?<=?\s{0,4}(?:\d{8,}|\d(?:\.\d{1,4})?e(?:[7-9]|\d\d)|\d{1,3}(?:_\d{3}){2,}|2\s{0,2}\*\*\s{0,2}\d\d|Infinity|Number\.MAX|Math\.pow)/i,
  ],
  [
    'build a text or list beyond all reason',
    /(?:\.\s{0,4}(?:repeat|padEnd|padStart|fill)|\bArray|\bBuffer\s{0,4}\.\s{0,4}alloc\w{0,10}|\brange|\bbytearray)\s{0,4}\(\s{0,4}(?:\d{8,}|\d(?:\.\d{1,4})?e(?:[7-9]|\d\d)|2\s{0,2}\*\*\s{0,2}\d\d|\d{1,3}(?:_\d{3}){2,})/i,
  ],
  [
    'repeat beyond all reason',
    /\.\s{0,4}rep\s{0,4}\(\s{0,4}[^(),]{1,40},\s{0,4}(?:\d{8,}|\d(?:\.\d{1,4})?e(?:[7-9]|\d\d)|2\s{0,2}(?:\^|\*\*)\s{0,2}\d\d)|\biter\s{0,4}\(\s{0,4}int\s{0,4},\s{0,4}[1-9]\s{0,4}\)/i,
  ],
  [
    'match a pattern whose time grows exponentially',
    /\/[^/\n]{0,64}\([^()/\n]{1,32}[*+]\)[*+][^/\n]{0,64}\/[a-z]{0,6}\s{0,4}\.\s{0,4}(?:test|exec)\s{0,4}\(|\.\s{0,4}(?:match|replace|search)\s{0,4}\(\s{0,4}\/[^/\n]{0,64}\([^()/\n]{1,32}[*+]\)[*+]/,
  ],
  ['derive a key while everybody waits', /\b(?:pbkdf2Sync|scryptSync)\s{0,4}\(/],
  [
    'never end',
    /\(\s{0,4}function\s{1,4}(\w{1,20})\s{0,4}\([^)]{0,40}\)\s{0,4}\{[^}]{0,80}\b\1\s{0,4}\([^}]{0,80}\}\s{0,4}\)\s{0,4}\(/,
  ],
  [
    'sleep',
    /\b(?:time\s{0,4}\.\s{0,4}sleep|Thread\s{0,4}\.\s{0,4}sleep|Thread\.Sleep|usleep|sleep)\s{0,4}\(\s{0,4}\d{1,6}(?:\.\d{1,4})?\s{0,4}\)/,
  ],
];
const HOLD = WAYS.map(([what, pattern]) => ({ what, pattern: sought(pattern) }));

const CLOCK_READ =
  /new\s{1,4}Date\b|Date\s{0,4}\.\s{0,4}now|performance\s{0,4}\.\s{0,4}now|hrtime|microtime\s{0,4}\(|\btime\s{0,4}\(\s{0,4}\)/;
const CLOCK = sought(CLOCK_READ);
const LOOP = sought(/\b(?:while|for)\s{0,8}\(/g);
const MAX_HEADER = 160;

/** A loop whose own condition looks at the clock. */
function findClockLoop(text: string): Construct | undefined {
  if (!CLOCK.mayMatch(text)) return undefined;
  for (const match of LOOP.matchAll(text)) {
    const end = endOfHeader(text, match.index + match[0].length);
    if (CLOCK_READ.test(text.slice(match.index, end)))
      return {
        start: match.index,
        end,
        what: 'loop until the clock has gone on, and hold the server',
        unmistakable: false,
      };
  }
  return undefined;
}

/** Where the parenthesis closes, at most so far that each character is read a bounded number of times. */
function endOfHeader(text: string, from: number): number {
  let depth = 1;
  const limit = Math.min(text.length, from + MAX_HEADER);
  for (let index = from; index < limit; index++) {
    const unit = text.charCodeAt(index);
    if (unit === 0x28) depth++;
    else if (unit === 0x29 && --depth === 0) return index + 1;
  }
  return limit;
}

/** Only texts with a parenthesis wait. */
export function findWaiting(text: string): Construct | undefined {
  const loop = findClockLoop(text);
  if (loop !== undefined) return loop;
  for (const { what, pattern } of HOLD) {
    const match = pattern.exec(text);
    if (match === null) continue;
    return {
      start: match.index,
      end: match.index + match[0].length,
      what: `${what}, and hold the server`,
      unmistakable: false,
    };
  }
  return undefined;
}
