import { findActingCall } from '../code/acting-call.js';
import { findHiddenCallee } from '../code/hidden-callee.js';
import { deedOf } from './expression.js';

/**
 * An expression in parentheses that a sign makes the template's: Twirl's and EmPy's `@(…)`, web.py's `$(…)`, Enjoy's
 * `#(…)`, Blade's `@if(…)`.
 */
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
    const start = startOf(text, open);
    if (start < 0) continue;
    seen++;
    const close = closeOf(text, open);
    if (close < 0) continue;
    const inside = text.slice(open + 1, close);
    if (reaches(inside, executables)) return { start, end: close + 1 };
  }
  return undefined;
}

/** Where `@(`, `$(`, `#(` or a directive of Blade's begins; -1 where the parenthesis is another one. */
function startOf(text: string, open: number): number {
  if ('@$#'.includes(text.charAt(open - 1) || ' ')) return open - 1;
  const name =
    /(?<![\w.@])@(?:if|elseif|unless|isset|empty|switch|case|for|foreach|forelse|while|php|json|dd|dump|include|inject|each|class|checked|selected|disabled|js|eval)\s?$/.exec(
      text.slice(Math.max(0, open - 12), open),
    );
  return name === null ? -1 : Math.max(0, open - 12) + name.index;
}

function reaches(inside: string, executables: ReadonlySet<string>): boolean {
  return (
    deedOf(inside) === 'reach' ||
    findActingCall(inside, executables) !== undefined ||
    findHiddenCallee(inside) !== undefined
  );
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
