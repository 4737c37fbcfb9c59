import { sought } from '../../../sought/sought-pattern.js';
import { endOfBrackets } from './brackets.js';

/** A function with a name of its own, as a declaration or given to a variable. */
const FUNCTION = sought(
  /\(\s{0,4}(?:async\s{1,4})?function\s{0,4}\*?\s{0,4}([\w$]{1,30})\s{0,4}\(|[(,;=]?\s{0,4}(?<![\w$.])([\w$]{1,30})\s{0,4}=\s{0,4}(?:async\s{0,4})?(?:function\b[^(\n]{0,24}\(|[\w$]{1,20}\s{0,4}=>|\([\w$,\s=]{0,40}\)\s{0,4}=>)/g,
);
const MAX_FUNCTIONS = 8;
const MAX_LENGTH = 300;
/** ECMA-262, 27.2.5.4; Node's timers and process: what lets a function take its next turn. */
const NEXT_TURN =
  'then|catch|finally|queueMicrotask|nextTick|setImmediate|setTimeout|setInterval|requestAnimationFrame';

/** A function that is called where it is written, and goes on for ever or in ever more branches. */
export function findEndlessRecursion(text: string): { start: number; end: number } | undefined {
  let seen = 0;
  for (const match of FUNCTION.matchAll(text)) {
    if (++seen > MAX_FUNCTIONS) return undefined;
    const name = (match[1] ?? match[2] ?? '').replace(/\$/g, '\\$');
    const start = openBefore(text, match.index + match[0].length - 1);
    const end = start < 0 ? -1 : endOfBrackets(text, start, MAX_LENGTH);
    // `(function f() {…})(…)`, `(f = () => …)(…)`.
    const isCalled =
      end > 0
        ? /^\s{0,4}(?:\(|\.\s{0,2}(?:call|apply)\s{0,2}\()/.test(text.slice(end, end + 16)) ||
          /\)\s{0,4}\)$/.test(text.slice(start, end))
        : false;
    if (!isCalled) continue;
    const body = text.slice(match.index + match[0].length, end);
    const calls = [...body.matchAll(new RegExp(`(?<![\\w$.])${name}\\s{0,4}\\(`, 'g'))].length;
    const turns = new RegExp(`\\b(?:${NEXT_TURN})\\s{0,4}\\(\\s{0,4}(?:\\(\\)\\s{0,4}=>\\s{0,4})?${name}\\b`).test(
      body,
    );
    if (calls >= 2 || turns) return { start, end };
  }
  return undefined;
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
