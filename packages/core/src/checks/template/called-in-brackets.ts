import { findActingCall } from '../code/acting-call.js';
import { deedOf } from './expression.js';

/** An expression in parentheses that a sign makes the template's: Twirl's and EmPy's `@(…)`, web.py's `$(…)`, Enjoy's `#(…)`. */
export interface Bracketed {
  readonly start: number;
  readonly end: number;
}

const MAX_INSIDE = 512;
const MAX_EXPRESSIONS = 64;

/** The first such expression that reaches out of the page's data. */
export function findCalledInBrackets(text: string, executables: ReadonlySet<string>): Bracketed | undefined {
  let seen = 0;
  for (let open = text.indexOf('('); open >= 0 && seen < MAX_EXPRESSIONS; open = text.indexOf('(', open + 1)) {
    if (!'@$#'.includes(text.charAt(open - 1) || ' ')) continue;
    seen++;
    const close = closeOf(text, open);
    if (close < 0) continue;
    const inside = text.slice(open + 1, close);
    if (deedOf(inside) === 'reach' || findActingCall(inside, executables) !== undefined)
      return { start: open - 1, end: close + 1 };
  }
  return undefined;
}

function closeOf(text: string, open: number): number {
  let depth = 0;
  for (let index = open; index < text.length && index - open < MAX_INSIDE; index++) {
    const sign = text.charAt(index);
    if (sign === '(') depth++;
    else if (sign === ')' && --depth === 0) return index;
  }
  return -1;
}
