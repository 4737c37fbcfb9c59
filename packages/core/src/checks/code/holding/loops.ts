import { sought } from '../../../sought/sought-pattern.js';
import { endOfBrackets, partsOf } from './brackets.js';
import { reasonOf } from './conditions.js';
import { magnitudeOf } from './magnitude.js';

/** A loop of a language with parentheses, as it is written. */
export interface Loop {
  /** What runs once, or undefined where nothing does. */
  readonly init: string;
  readonly condition: string;
  readonly step: string;
  readonly body: string;
  /** What stands in front of it. */
  readonly before: string;
}

const KEYWORD = sought(/(?<![\w$.#-])(?:while|for)\s{0,8}(?:await\s{0,4})?\(/g);
/** Behind what a statement can begin; `1 while(1)` is Perl's. */
const STATEMENT = /(?:^|[;{}():'"`,\n\r\]*/]|\b(?:else|do|then|try)|\d)\s*$/;
const MAX_LOOPS = 24;
const MAX_HEADER = 400;
const MAX_BODY = 400;
const LOOK_BACK = 160;
/** Rounds of loops in loops that take seconds, as a power of ten. */
const MANY = 8;

export interface HeldLoop {
  readonly start: number;
  readonly end: number;
  readonly what: string;
}

/** The first loop that does not come to an end while anybody waits. */
export function findHoldingLoop(text: string): HeldLoop | undefined {
  let seen = 0;
  const around: { end: number; rounds: number }[] = [];
  for (const match of KEYWORD.matchAll(text)) {
    if (++seen > MAX_LOOPS) return undefined;
    const start = match.index;
    const open = start + match[0].length - 1;
    const end = endOfBrackets(text, open, MAX_HEADER);
    if (end < 0 || !STATEMENT.test(text.slice(Math.max(0, start - 24), start))) continue;
    const bodyEnd = endOfBody(text, end);
    const loop = readLoop(text, { start, header: text.slice(open + 1, end - 1), body: text.slice(end, bodyEnd) });
    const what = loop === undefined ? undefined : reasonOf(loop);
    if (what !== undefined) return { start, end, what };
    const rounds = Math.max(0, magnitudeOf(text.slice(open, end)));
    while (around.length > 0 && (around[around.length - 1] as { end: number }).end <= start) around.pop();
    const all = rounds + (around[around.length - 1]?.rounds ?? 0);
    if (all >= MANY && around.length > 0) return { start, end, what: 'count in loops of loops' };
    around.push({ end: bodyEnd, rounds: all });
  }
  return undefined;
}

function endOfBody(text: string, from: number): number {
  let index = from;
  const stop = Math.min(text.length, from + MAX_BODY);
  for (; index < stop; index++) {
    const sign = text.charAt(index);
    if (sign === ';' || sign === '}') return index;
    if (sign !== '{' && sign !== '(' && sign !== '[') continue;
    const end = endOfBrackets(text, index, MAX_BODY);
    if (end < 0) return stop;
    if (sign === '{') return end;
    index = end - 1;
  }
  return index;
}

interface Written {
  readonly start: number;
  readonly header: string;
  readonly body: string;
}

/** A comment to the end of its line, of C's languages or of PHP. */
const LINE_COMMENT = /(?:#|\/\/)[^\r\n]{0,128}[\r\n]/g;

function readLoop(text: string, { start, header: written, body }: Written): Loop | undefined {
  const header = written.replace(LINE_COMMENT, ' ');
  const before = text.slice(Math.max(0, start - LOOK_BACK), start);
  const parts = partsOf(header);
  if (text.startsWith('while', start)) {
    if (parts.length !== 1) return undefined;
    // `do … while (…)`: its body stands in front.
    const done = /\bdo\b(?![\s\S]*\bdo\b)([\s\S]*)$/.exec(before)?.[1];
    return { init: '', condition: header, step: '', body: done ?? body, before };
  }
  if (parts.length === 3) {
    const [init, condition, step] = parts as [string, string, string];
    return { init, condition, step, body, before };
  }
  return parts.length === 1 && /\sof\s|\sof\[/.test(header)
    ? { init: header, condition: 'of', step: '', body, before }
    : undefined;
}
