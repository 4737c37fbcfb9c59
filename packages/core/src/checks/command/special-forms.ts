import type { Opening } from './openings.js';

/** A form that runs something without naming a program, and what it is. */
export interface SpecialForm {
  readonly start: number;
  readonly end: number;
  readonly context: string;
}

/** CVE-2014-6271: bash runs what follows a function that a variable's value starts with. */
const FUNCTION_VALUE = /^\s*\(\)\s*\{/;
/** `[Net.Dns]::GetHostName()`: a .NET method, about_Operators "Static member operator". */
const STATIC_METHOD = /\s*\(?\[[A-Za-z][\w.]{1,60}\]::[A-Za-z]\w{1,40}/y;
/** `&("{1}{0}"-f'ex','i')`: a name put together for the call operator. */
const COMPUTED_CALL =
  /\s*\(\s*(?:["'][^"'\n]{0,40}["']\s*(?:-f\b|-f['"]|-join\b)|\$\w{1,20}\[\d|\[(?:char|string)\])/iy;
/** `:(){ :|:& };:`: a function that starts itself twice. */
const SELF_STARTING = /\s*([\w.:]{1,32})\s?\(\)\s?\{\s?\1(?:\(\))?\s?[|&]/y;

/** What makes bash itself run a value that looks like an exported function. */
export function readFunctionValue(text: string): SpecialForm | undefined {
  const found = FUNCTION_VALUE.exec(text.slice(0, 64));
  if (found === null) return undefined;
  return { start: 0, end: text.length, context: 'as an exported function (Shellshock)' };
}

/** A form of PowerShell or of a POSIX shell behind `opening` that names no program. */
export function readSpecialForm(text: string, opening: Opening): SpecialForm | undefined {
  const start = opening.start;
  if (opening.kind !== 'start') {
    const method = matchAt(STATIC_METHOD, text, opening.end);
    if (method > 0) return { start, end: method, context: 'as a PowerShell expression' };
  }
  if (opening.kind === '&') {
    const call = matchAt(COMPUTED_CALL, text, opening.end);
    if (call > 0) return { start, end: call, context: "by PowerShell's call operator &" };
  }
  const bomb = matchAt(SELF_STARTING, text, opening.end);
  return bomb > 0 ? { start, end: bomb, context: 'as a function that starts itself without end' } : undefined;
}

/** Where the value of an option starts whose value may be a command: `--checkpoint-action=exec=sh x`; -1 for none. */
export function optionValueStart(text: string): number {
  const found = /^\s*--?[A-Za-z][\w-]{0,40}=(?:[a-z]{1,16}=)?/i.exec(text.slice(0, 128));
  return found === null ? -1 : found[0].length;
}

function matchAt(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : -1;
}
