import { sought } from '../../sought/sought-pattern.js';
import type { Construct } from './constructs.js';
import { findDelay } from './holding/delays.js';
import { findGrowth, findPower } from './holding/growth.js';
import { findEndlessIterator } from './holding/iterators.js';
import { findHoldingLoop } from './holding/loops.js';
import { findEndlessRecursion } from './holding/recursion.js';
import { findSlowPattern } from './holding/slow-patterns.js';
import { withoutLongComments } from './long-comments.js';

/** What keeps a server's one thread, by the name of what does: nobody else is answered meanwhile. */
const WAYS: readonly (readonly [string, RegExp])[] = [
  ['wait on a lock that nobody opens', /\bAtomics\s{0,4}(?:\.\s{0,4}wait|\[\s{0,4}["'`]wait["'`]\s{0,4}\])\s{0,4}\(/],
  [
    'repeat beyond all reason',
    /\.\s{0,4}rep\s{0,4}\(\s{0,4}[^(),]{1,40},\s{0,4}(?:\d{8,}|\d(?:\.\d{1,4})?e(?:[7-9]|\d\d)|2\s{0,2}(?:\^|\*\*)\s{0,2}\d\d)|\biter\s{0,4}\(\s{0,4}int\s{0,4},\s{0,4}[1-9]\s{0,4}\)/i,
  ],
  [
    'derive or make a key while everybody waits',
    /\b(?:pbkdf2Sync|scryptSync|generateKeyPairSync|generatePrimeSync)\s{0,4}\(/,
  ],
  [
    'never end',
    /\(\s{0,4}function\s{1,4}(\w{1,20})\s{0,4}\([^)]{0,40}\)\s{0,4}\{[^}]{0,80}\b\1\s{0,4}\([^}]{0,80}\}\s{0,4}\)\s{0,4}\(/,
  ],
];
const HOLD = WAYS.map(([what, pattern]) => ({ what, pattern: sought(pattern) }));

/** Longer texts are programs that somebody shows. */
const MAX_TEXT = 4_096;

interface Held {
  readonly start: number;
  readonly end: number;
  readonly what?: string;
}

/** What a text does that keeps the server from answering anybody. */
export function findWaiting(text: string): Construct | undefined {
  for (const { what, pattern } of HOLD) {
    const match = pattern.exec(text);
    if (match !== null) return toConstruct({ start: match.index, end: match.index + match[0].length }, what);
  }
  const bare = text.length > MAX_TEXT ? withoutLongComments(text, MAX_TEXT) : text;
  // Nothing but its own form says what a power is; whatever stands around it is no program of it.
  const held: Held | undefined = bare.length > MAX_TEXT ? findPower(bare) : findHolding(bare);
  if (held === undefined) return undefined;
  const span = bare === text ? held : { start: 0, end: text.length };
  return toConstruct(span, held.what ?? 'take time or memory beyond all reason');
}

function findHolding(text: string): Held | undefined {
  return (
    findHoldingLoop(text) ??
    findGrowth(text) ??
    findSlowPattern(text) ??
    findEndlessRecursion(text) ??
    findEndlessIterator(text) ??
    findDelay(text)
  );
}

function toConstruct({ start, end }: Held, what: string): Construct {
  return { start, end, what: `${what}, and hold the server`, unmistakable: false };
}
