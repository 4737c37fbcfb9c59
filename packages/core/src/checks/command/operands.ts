import { isNameUnit } from './name-units.js';
import { isAddress, type OperandKind, operandKind } from './operand-kind.js';

/** What stands behind a command's name, up to the command's end. */
export interface Operands {
  readonly end: number;
  /** Words that only a command line has: options, absolute paths, redirections, expansions. */
  readonly definite: number;
  /** Words that data may have too: file names, hosts, numbers, quoted strings. */
  readonly likely: number;
  /** Words of prose or names. */
  readonly plain: number;
  /** Words that only a sentence has. */
  readonly prose: number;
  /** Of the plain ones, addresses of pages behind words that only a sentence has. */
  readonly told: number;
  /** Of the definite ones, those that start with a dash. */
  readonly options: number;
  /** A comment sign hides what the application appends. */
  readonly commented: boolean;
  /** Behind the name stands something no command line has there: `id = 5`, `sort(x)`, `top : 5px`. */
  readonly isCode: boolean;
  /** A word starts with `(` or `{`, or calls: no shell's, but `at f (x.js:1:2)`, `query Q($id: ID!)`, `net {`. */
  readonly grouped: boolean;
}

/** What may directly follow a program's name and still let it be one: a call, a key or an assignment it is not. */
const CODE_AFTER_NAME = '=:,';
/** What PowerShell calls with its operands in parentheses: `iex('x')`. */
const CALLED = /(?:^|[^\w-])(?:iex|icm|iwr|irm|[A-Za-z]{2,16}-[A-Za-z]{2,32})$/i;
/** PowerShell drops its escapes from a name: ``i`ex``. */
const ESCAPED_LETTER = /`(?=[A-Za-z])/g;
/** More words are no command line's; each is read for the one command in front of it. */
const MAX_WORDS = 1_024;

/** The same while it is being counted. */
type Counting = { -readonly [Key in keyof Operands]: Operands[Key] };

/** Reads from behind a name to the end of its command. */
export function readOperands(text: string, from: number, backtickEnds: boolean): Operands {
  const counts: Counting = {
    end: from,
    definite: 0,
    likely: 0,
    plain: 0,
    prose: 0,
    told: 0,
    options: 0,
    commented: false,
    isCode: isCodeAfterName(text, from),
    grouped: false,
  };
  if (counts.isCode) return counts;
  let last: OperandKind | undefined;
  let quote = 0;
  for (let words = 0; words < MAX_WORDS; words++) {
    const at = skipBlanks(text, counts.end);
    const end = wordEnd(text, at);
    counts.end = at;
    if (end === at) {
      const next = text.charCodeAt(at);
      if (next === 0x60 && isSpanOfSentence(text, at)) counts.prose++;
      else if (next === 0x60 ? !backtickEnds : next === 0x24) counts.likely++;
      break;
    }
    counts.commented = text.charCodeAt(at) === 0x23 && at > from;
    counts.isCode = words === 0 && at > from && isOperator(text, at, end);
    if (counts.commented || counts.isCode) break;
    const isQuoted = quote !== 0 || isQuote(text.charCodeAt(at));
    quote = quoteBehind(text, { at, end, quote });
    const { grouped } = counts;
    last = countWord(text, { at, end, last, counts });
    // `awk 'BEGIN {print x}'`: what is quoted groups nothing.
    if (isQuoted) counts.grouped = grouped;
    counts.end = end;
  }
  return counts;
}

function isQuote(unit: number): boolean {
  return unit === 0x27 || unit === 0x22;
}

/** The quote that is open behind the word: one that a word starts with and none ends, an apostrophe is none. */
function quoteBehind(text: string, { at, end, quote }: { at: number; end: number; quote: number }): number {
  const opened = quote === 0 && isQuote(text.charCodeAt(at)) ? text.charCodeAt(at) : quote;
  if (opened === 0) return 0;
  for (let index = quote === 0 ? at + 1 : at; index < end; index++) if (text.charCodeAt(index) === opened) return 0;
  return opened;
}

function countWord(
  text: string,
  { at, end, last, counts }: { at: number; end: number; last: OperandKind | undefined; counts: Counting },
): OperandKind {
  const first = text.charCodeAt(at);
  if (first === 0x2d) counts.options++;
  if (first === 0x28 || (first === 0x7b && text.charCodeAt(at + 1) !== 0x7d) || isCall(text, at, end))
    counts.grouped = true;
  const kind = operandKind(text, at, end);
  // `export {}` is JavaScript's; `find` takes it behind its options.
  if (kind === 'definite' && counts.options === 0 && text.slice(at, Math.min(end, at + 3)) === '{}') {
    counts.grouped = true;
    return 'plain';
  }
  // `as noted at https://x`, `versions. https://x`
  if (kind === 'definite' && last === 'prose' && counts.definite === 0 && isAddress(text, at)) {
    counts.plain++;
    counts.told++;
    return 'plain';
  }
  // `-u nobody`, `-o history`: a word behind an option is its value.
  if (kind === 'plain' && last === 'definite' && text.charCodeAt(at - 1) === 0x20) counts.likely++;
  else if (kind !== 'nothing') counts[kind]++;
  return kind;
}

function isCodeAfterName(text: string, from: number): boolean {
  const first = text.charAt(from);
  if (first === '(') return !/[\w-]$/.test(text.slice(from - 1, from)) || !CALLED.test(nameBefore(text, from));
  if (first === '' || !CODE_AFTER_NAME.includes(first)) return false;
  // To cmd.exe commas and equals signs are blanks: `type,c:\x`.
  return !/^[,=][\\/;,]|^[,=][a-z]:[\\/]/i.test(text.slice(from, from + 4));
}

function nameBefore(text: string, at: number): string {
  return text.slice(Math.max(0, at - 40), at).replace(ESCAPED_LETTER, '');
}

/** `Users($id: ID!)`: a parenthesis inside a word, which no POSIX shell takes. */
function isCall(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x28) return text.charCodeAt(at - 1) !== 0x24;
    if (!isNameUnit(unit) && unit !== 0x2e) return false;
  }
  return false;
}

/** `id = 5`, `sort => x`, `top : 5`, `date != x`. */
function isOperator(text: string, from: number, to: number): boolean {
  const first = text.charCodeAt(from);
  // parallel(1) has `:::`.
  if (first === 0x3d || (first === 0x3a && !text.startsWith('::: ', from))) return true;
  if (to - from > 3) return false;
  if (to - from === 1) return first === 0x21 || first === 0x3f;
  // `X=` is an assignment of nothing.
  return (text.charCodeAt(to - 1) === 0x3d && !isNameUnit(first)) || text.startsWith('=>', from);
}

/** ``; where `text` is the template``: Markdown's span, for a sentence goes on behind it. */
function isSpanOfSentence(text: string, at: number): boolean {
  return /^`[^`\n]{1,80}`,? [("]?\p{L}{2,}[ ,.]/u.test(text.slice(at, at + 120));
}

/** Behind blanks. */
export function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    // A backslash joins the next line.
    if (unit === 0x5c && text.charCodeAt(at + 1) === 0x0a) at++;
    else if (unit !== 0x20 && unit !== 0x09 && unit !== 0x0b && unit !== 0x0c && unit !== 0xa0) break;
    at++;
  }
  return at;
}

/** `2>&1`, `<&3`, and bash's `&>file`. */
function isRedirecting(text: string, at: number, from: number): boolean {
  const before = text.charCodeAt(at - 1);
  if (before === 0x3e || before === 0x3c) return true;
  return at === from && text.charCodeAt(at + 1) === 0x3e;
}

/** bash manual 3.5.5: `$((7*3))`. */
const CALCULATION = /^\$\(\([\w+*/%<> -]{1,32}\)\)/;

/** Ends at blanks, separators, and where another command starts. */
function wordEnd(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (isNameUnit(unit)) continue;
    if (unit === 0x20 || (unit >= 0x09 && unit <= 0x0d) || unit === 0xa0) break;
    if (unit === 0x3b || (unit === 0x7c && text.charCodeAt(at - 1) !== 0x3e) || unit === 0x29) break;
    // A backslash joins the lines, here in the middle of a word.
    if (unit === 0x5c && text.charCodeAt(at + 1) === 0x0a) {
      at++;
      continue;
    }
    if (unit === 0x24 && text.charCodeAt(at + 1) === 0x28 && text.charCodeAt(at + 2) === 0x29) {
      at += 2;
      continue;
    }
    // An arithmetic expansion is a word's own.
    if (unit === 0x24 && text.charCodeAt(at + 1) === 0x28 && text.charCodeAt(at + 2) === 0x28) {
      const close = CALCULATION.exec(text.slice(at, at + 40));
      if (close !== null) {
        at += close[0].length - 1;
        continue;
      }
    }
    if (unit === 0x26 && !isRedirecting(text, at, from)) break;
    if (unit === 0x60 || (unit === 0x24 && text.charCodeAt(at + 1) === 0x28)) break;
  }
  return at;
}
