import { isNameUnit } from './word.js';

/** What stands behind a command's name, up to the command's end. */
export interface Operands {
  readonly end: number;
  /** Words that only a command line has: options, absolute paths, redirections, expansions. */
  readonly definite: number;
  /** Words that data may have too: file names, hosts, numbers, quoted strings. */
  readonly likely: number;
  /** Words of prose. */
  readonly plain: number;
  /** A comment sign hides what the application appends. */
  readonly commented: boolean;
  /** Calls as in a programming language: `query Users($id: ID)`. */
  readonly calls: number;
  /** Behind the name stands something no command line has there: `id = 5`, `sort(x)`, `top : 5px`. */
  readonly isCode: boolean;
}

const NO_OPERANDS = { definite: 0, likely: 0, plain: 0, calls: 0, commented: false, isCode: false };
/** What may directly follow a program's name and still let it be one: a call, a key or an assignment it is not. */
const CODE_AFTER_NAME = new Set([...'=:,']);

const DEFINITE = [
  // An option, of POSIX 12.2 or GNU's long form; `-` alone is a dash in prose.
  /^-{1,2}[A-Za-z0-9][\w-]*(?:=.*)?$/,
  /^\+[%xwrst]/,
  // A redirection to or from something a shell can open.
  /^(?:\d?>>?|\d?<{1,3}|\d?<>|&>)(?:$|&[\d-]|[/$(~.'"])/,
  /^['"]?(?:\/|~\/|\.{1,2}\/)[^\s/*][^\s]*$/,
  /^['"]?[A-Za-z]:[\\/]?['"]?$/,
  /^['"]?[A-Za-z]:[\\/][^\s]+$/,
  /^\\\\[\w.]/,
  /^\$(?:[A-Za-z_{(@*0-9]|')/,
  /^%[A-Za-z_~]/,
  /^[a-z]{2,6}=[\w/.]+$/,
  /^['"]?(?:https?|ftp|tcp|dns):\/\//i,
  /^\/[a-z?]{1,2}(?::\S+)?$/i,
  /^\{\}|\\;$/,
  /^[\w./]*[*?][\w./*?]*[\w/*]$/,
] as const;

const LIKELY = [
  /^[<>]/,
  /^['"]/,
  /^[+-]?\d+(?:\.\d+)?[smhdkKMG]?$/,
  /^[\w-]+(?:\.[\w-]+)*\.[A-Za-z0-9]{1,10}['"]?$/,
  /^\d{1,3}(?:\.\d{1,3}){3}/,
  /^[\w.-]+\/[\w./-]+$/,
  /^[\w.+-]+@[\w.-]+$/,
  /^[*./]$/,
  /\w\\\w/,
  /^@\w/,
] as const;

/** Longer words are no evidence; the patterns above never see them whole. */
const MAX_WORD = 200;

/** Reads from behind a name to the end of its command. */
export function readOperands(text: string, from: number, backtickEnds: boolean): Operands {
  const first = text.charAt(from);
  if (first === '(' || CODE_AFTER_NAME.has(first)) return { ...NO_OPERANDS, end: from, isCode: true };
  let { definite, likely, plain, calls } = NO_OPERANDS;
  let words = 0;
  let at = from;
  while (true) {
    at = skipBlanks(text, at);
    const end = wordEnd(text, at);
    if (end === at) {
      const next = text.charCodeAt(at);
      if (next === 0x60 ? !backtickEnds : next === 0x24) definite++;
      return { end: at, definite, likely, plain, calls, commented: false, isCode: false };
    }
    if (text.charCodeAt(at) === 0x23)
      return { end: at, definite, likely, plain, calls, commented: true, isCode: false };
    const word = text.slice(at, Math.min(end, at + MAX_WORD)).replace(/(\w)['")]{1,3}$/, '$1');
    if (words++ === 0 && isOperator(word)) return { ...NO_OPERANDS, end: at, isCode: true };
    if (/\w\($|^\(?\w+\(/.test(word)) calls++;
    if (matches(DEFINITE, word)) definite++;
    else if (matches(LIKELY, word)) likely++;
    else if (word.length > 1 || isNameUnit(word.charCodeAt(0))) plain++;
    at = end;
  }
}

/** `id = 5`, `sort => x`, `top : 5`, `date != x`. */
function isOperator(word: string): boolean {
  return /^(?:[=:!?]|=[=>]|!==?|===|[-+]=?|[*/.]=|=>|\+=|\|=)$/.test(word) || /^[=:]/.test(word);
}

function matches(patterns: readonly RegExp[], word: string): boolean {
  for (const pattern of patterns) if (pattern.test(word)) return true;
  return false;
}

/** Behind blanks. */
export function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    if (unit !== 0x20 && unit !== 0x09 && unit !== 0x0b && unit !== 0x0c && unit !== 0xa0) break;
    at++;
  }
  return at;
}

/** Ends at blanks, separators, and where another command starts. */
function wordEnd(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x20 || (unit >= 0x09 && unit <= 0x0d) || unit === 0xa0) break;
    if (unit === 0x3b || unit === 0x7c || unit === 0x29) break;
    if (unit === 0x26 && text.charCodeAt(at - 1) !== 0x3e && text.charCodeAt(at - 1) !== 0x3c) break;
    if (unit === 0x60 || (unit === 0x24 && text.charCodeAt(at + 1) === 0x28)) break;
  }
  return at;
}
