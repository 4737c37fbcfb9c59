import { sought } from '../../../sought/sought-pattern.js';
import { endOfBrackets } from './brackets.js';
import { magnitudeOf } from './magnitude.js';

/** A function with a name of its own, as a declaration or given to a variable. */
const FUNCTION = sought(
  /(?<![\w$.])(?:async\s{1,4})?function\s{0,4}\*?\s{0,4}([\w$]{1,30})\s{0,4}\(|[(,;=]?\s{0,4}(?<![\w$.])([\w$]{1,30})\s{0,4}=\s{0,4}(?:async\s{0,4})?(?:function\b[^(\n]{0,24}\(|[\w$]{1,20}\s{0,4}=>|\([\w$,\s=]{0,40}\)\s{0,4}=>)/g,
);
const MAX_FUNCTIONS = 8;
const MAX_LENGTH = 300;
/** ECMA-262, 27.2.5.4; Node's timers and process: what lets a function take its next turn. */
const NEXT_TURN =
  'then|catch|finally|queueMicrotask|nextTick|setImmediate|setTimeout|setInterval|requestAnimationFrame';
/** Turns that come before anybody else's: nothing waits between them. */
const OWN_TURN = 'then|queueMicrotask|nextTick';
/** Waiting for nothing. */
const NO_WAIT =
  /\bawait\s{1,4}(?:null|undefined|void\s{1,4}0|\d{1,4}|true|\{\s{0,4}\}|\[\s{0,4}\]|Promise\s{0,4}\.\s{0,4}resolve\s{0,4}\(\s{0,4}\))\s{0,4};/;
/** Two branches at each of so many steps take seconds, as a power of ten: `fib(30)`. */
const MANY_STEPS = Math.log10(29);

/** A function that is called where it is written, and goes on for ever or in ever more branches. */
export function findEndlessRecursion(text: string): { start: number; end: number } | undefined {
  let seen = 0;
  for (const match of FUNCTION.matchAll(text)) {
    if (++seen > MAX_FUNCTIONS) return undefined;
    const name = (match[1] ?? match[2] ?? '').replace(/\$/g, '\\$');
    const found = findCalledAtOnce(text, match, name) ?? findCalledBehind(text, match, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `(function f() {…})(…)`, `(f = () => …)(…)`. */
function findCalledAtOnce(text: string, match: RegExpMatchArray, name: string) {
  const inner = (match.index as number) + match[0].length;
  const start = openBefore(text, inner - 1);
  const end = start < 0 ? -1 : endOfBrackets(text, start, MAX_LENGTH);
  const isCalled =
    end > 0
      ? /^\s{0,4}(?:\(|\.\s{0,2}(?:call|apply)\s{0,2}\()/.test(text.slice(end, end + 16)) ||
        /\)\s{0,4}\)$/.test(text.slice(start, end))
      : false;
  if (!isCalled) return undefined;
  const body = text.slice(inner, end);
  return callsOf(body, name).length >= 2 || turnsOf(NEXT_TURN, name).test(body) ? { start, end } : undefined;
}

/** `f = n => f(n - 1) + f(n - 2); f(40)`: what it is called with says how long it takes. */
function findCalledBehind(text: string, match: RegExpMatchArray, name: string) {
  const start = match.index as number;
  const inner = start + match[0].length;
  const end = endOfFunction(text, inner, match[0].endsWith('('));
  if (end < 0) return undefined;
  const given = new RegExp(`(?<![\\w$.])${name}\\s{0,4}\\(([^()]{0,40})\\)`).exec(
    text.slice(end, end + MAX_LENGTH),
  )?.[1];
  if (given === undefined) return undefined;
  const body = text.slice(inner, end);
  const calls = callsOf(body, name);
  const isNested = new RegExp(`(?<![\\w$.])${name}\\s{0,4}\\([^()]{1,40}(?<![\\w$.])${name}\\s{0,4}\\(`).test(body);
  const branches = calls.length >= 2 && (isNested || magnitudeOf(given) >= MANY_STEPS);
  const turns = turnsOf(OWN_TURN, name).test(body) || (calls.length > 0 && NO_WAIT.test(body));
  return branches || turns ? { start, end } : undefined;
}

function callsOf(body: string, name: string): readonly unknown[] {
  return [...body.matchAll(new RegExp(`(?<![\\w$.])${name}\\s{0,4}\\(`, 'g'))];
}

function turnsOf(ways: string, name: string): RegExp {
  return new RegExp(`\\b(?:${ways})\\s{0,4}\\(\\s{0,4}(?:\\(\\)\\s{0,4}=>\\s{0,4})?${name}\\b`);
}

/** Behind a body in braces, or behind the expression of an arrow; -1 where it has no end nearby. */
function endOfFunction(text: string, from: number, hasParameters: boolean): number {
  const behind = hasParameters ? endOfBrackets(text, from - 1, MAX_LENGTH) : from;
  if (behind < 0) return -1;
  const open = behind + (/^\s{0,8}/.exec(text.slice(behind, behind + 8)) as RegExpExecArray)[0].length;
  if (text.charAt(open) === '{') return endOfBrackets(text, open, MAX_LENGTH);
  const end = text.slice(open, open + MAX_LENGTH).search(/;|\n(?!\s{0,8}[([.?:+*/,&|-])/);
  return end < 0 ? -1 : open + end;
}

/** The parenthesis around a function, which stands at most a few characters in front of its name. */
function openBefore(text: string, at: number): number {
  for (let index = at, depth = 0; index >= 0 && at - index < 80; index--) {
    const sign = text.charAt(index);
    if (sign === ')') depth++;
    else if (sign === '(' && index < at && --depth < 0) return index;
  }
  return -1;
}
