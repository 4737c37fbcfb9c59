import type { Certainty, Detection } from '../check.js';
import { explain } from './explain.js';
import { Effect, Ending, Reader, type Reading, type Start } from './grammar.js';
import { type Dialect, Kind } from './lexer.js';

const { union, statement, effectCall, subquery, choice, constantTest, columnTest, file, rich, from, clause } = Effect;
const STRONG = union | statement | effectCall | subquery | choice | constantTest | file;

/** The characters that end a quoted place of a statement: strings, names, SQL Server's names. */
const CLOSERS = ["'", '"', '`', ']'] as const;

/** Whether `text`, put into a statement, changes the statement's shape; the gravest reading counts. */
export function judge(text: string): Detection | undefined {
  let unsure: Detection | undefined;
  for (const dialect of dialectsOf(text)) {
    const plain = judgeAsIs(text, dialect);
    if (plain?.certainty === 'certain') return plain;
    unsure ??= plain;
    for (const closer of CLOSERS) {
      const quoted = judgeQuoted(text, closer, dialect);
      if (quoted?.certainty === 'certain') return quoted;
      unsure ??= quoted;
    }
  }
  return unsure;
}

const BOTH: readonly Dialect[] = ['mysql', 'ansi'];
const ONE: readonly Dialect[] = ['mysql'];

/** The dialects read differently only around comments, backslashes and `1.e`. */
function dialectsOf(text: string): readonly Dialect[] {
  const differs =
    text.includes('--') || text.includes('#') || text.includes('/*') || text.includes('\\') || text.includes('.');
  return differs ? BOTH : ONE;
}

function judgeAsIs(text: string, dialect: Dialect): Detection | undefined {
  let start: Start = { at: 0, dialect, quote: 0, expectOperand: true };
  let reading = new Reader(text, start).read();
  let continues = false;
  if (reading.ending === Ending.broken && reading.tokens === 1) {
    continues = true;
    start = { ...start, expectOperand: false };
    reading = new Reader(text, start).read();
  }
  const certainty = weighAsIs(text, reading, continues);
  return certainty === undefined ? undefined : explain(text, { certainty, reading, start, closer: '' });
}

function judgeQuoted(text: string, closer: string, dialect: Dialect): Detection | undefined {
  const at = closingAt(text, closer, dialect);
  if (at < 0 || at + 1 >= text.length) return undefined;
  const quote = closer === ']' ? 0 : closer.charCodeAt(0);
  const start: Start = { at: at + 1, dialect, quote, expectOperand: false };
  const reading = new Reader(text, start).read();
  const certainty = weighQuoted(text, reading, start);
  return certainty === undefined ? undefined : explain(text, { certainty, reading, start, closer });
}

/** Where the quote ends that the statement opened: a doubled one does not end it, nor, in MySQL, an escaped one. */
function closingAt(text: string, closer: string, dialect: Dialect): number {
  let at = text.indexOf(closer);
  if (at < 0) return -1;
  const escapes = dialect === 'mysql' && closer !== '`' && closer !== ']' && text.includes('\\');
  if (!escapes) {
    while (at >= 0 && text.charCodeAt(at + 1) === text.charCodeAt(at)) at = text.indexOf(closer, at + 2);
    return at;
  }
  const unit = closer.charCodeAt(0);
  for (at = 0; at < text.length; at++) {
    const current = text.charCodeAt(at);
    if (current === 0x5c) at++;
    else if (current === unit) {
      if (text.charCodeAt(at + 1) !== unit) return at;
      at++;
    }
  }
  return -1;
}

function weighQuoted(text: string, reading: Reading, start: Start): Certainty | undefined {
  const { effects, ending, operators } = reading;
  const ended = ending >= Ending.plain;
  const has = (mask: number): boolean => (effects & mask) !== 0;
  if (reading.tokens === 1)
    return reading.firstKind === Kind.commentEnd ? weighTruncation(text, reading, start) : undefined;
  if (has(file | constantTest | effectCall)) return 'certain';
  if (has(statement)) return 'certain';
  if (has(union | subquery | choice) && (ended || has(rich | from))) return 'certain';
  if (!ended) return undefined;
  if (ending === Ending.plain) return weighOpenEnd(reading);
  if (
    ending === Ending.comment &&
    isProse(text.slice(reading.commentStart)) &&
    !has(columnTest | Effect.sqlCall | Effect.comparison)
  )
    return 'unsure';
  if (start.quote === 0)
    return has(columnTest | clause | Effect.list) && ending === Ending.comment ? 'certain' : undefined;
  if (operators > 0 || has(Effect.closes | clause | Effect.weakStatement)) return 'certain';
  if (has(Effect.list)) return ending === Ending.comment ? 'certain' : 'unsure';
  return ending === Ending.comment ? weighTruncation(text, reading, start) : undefined;
}

/** The text stops while the statement's own quote is still to come: a probe, or prose. */
function weighOpenEnd({ effects }: Reading): Certainty | undefined {
  if ((effects & (columnTest | Effect.sqlCall | Effect.info)) !== 0) return 'certain';
  if ((effects & clause) !== 0) return 'certain';
  if ((effects & Effect.constantOperand) !== 0) return (effects & Effect.oddConstant) !== 0 ? 'certain' : 'unsure';
  return (effects & (Effect.weakStatement | Effect.comparison | Effect.logic)) !== 0 ? 'unsure' : undefined;
}

/** `admin'--`: only a comment follows the quote. `the boys' -- and their dogs` is prose. */
function weighTruncation(text: string, reading: Reading, start: Start): Certainty {
  const before = text.slice(Math.max(0, start.at - 40), start.at - 1);
  return /[a-z]\w* \w+$/i.test(before) && isProse(text.slice(reading.commentStart)) ? 'unsure' : 'certain';
}

/** At least two words of letters. */
function isProse(comment: string): boolean {
  return /[a-z]{2,}[^a-z]{1,20}[a-z]{2,}/i.test(comment.slice(0, 80));
}

function weighAsIs(text: string, reading: Reading, continues: boolean): Certainty | undefined {
  const { effects, ending, firstKind } = reading;
  const ended = ending >= Ending.plain;
  const has = (mask: number): boolean => (effects & mask) !== 0;
  const anchored = firstKind !== Kind.name && firstKind !== Kind.word;
  const whole = firstKind === Kind.word && !continues && /^[\s(]*(?:select|values)\b/i.test(text);
  if (whole) return has(STRONG) && ended ? 'unsure' : undefined;
  if (has(STRONG)) {
    const certain = weighStrong(reading, anchored || continues);
    if (certain !== undefined) return certain;
  }
  if (!ended) return undefined;
  return weighWeak(text, reading, continues);
}

function weighStrong({ effects, ending, operators, firstOperand }: Reading, anchored: boolean): Certainty | undefined {
  const ended = ending >= Ending.plain;
  const has = (mask: number): boolean => (effects & mask) !== 0;
  if (has(file)) return 'certain';
  if (has(union)) return anchored || has(rich) || ending === Ending.comment ? 'certain' : 'unsure';
  if (has(effectCall)) return ended || (anchored && operators > 0) ? 'certain' : 'unsure';
  if (has(statement)) return anchored || ended ? 'certain' : 'unsure';
  if (has(subquery))
    return (has(rich) && ended) || (anchored && operators > 0 && has(rich | from)) ? 'certain' : 'unsure';
  if (has(choice)) return ended ? 'certain' : 'unsure';
  if (has(constantTest)) return has(Effect.comparison) && firstOperand === 0 ? 'unsure' : 'certain';
  return undefined;
}

function weighWeak(text: string, reading: Reading, continues: boolean): Certainty | undefined {
  const { effects, ending, firstKind, firstOperand } = reading;
  const has = (mask: number): boolean => (effects & mask) !== 0;
  const numbered = firstOperand === 1 || (continues && firstKind !== Kind.string);
  if (has(Effect.assignment)) return 'certain';
  if (has(Effect.info) && has(Effect.sqlCall | Effect.logic)) return 'certain';
  if (firstKind === Kind.variable && has(Effect.info)) return 'certain';
  if (has(Effect.logic)) {
    if (numbered && has(columnTest)) return 'certain';
    if (firstOperand === 1 && has(Effect.oddConstant | Effect.sqlCall | Effect.call)) return 'certain';
    if (has(columnTest) && has(Effect.sqlCall)) return 'certain';
    if (numbered && has(Effect.constantOperand))
      return /^\s*(\d+)\W*(?:or|and|\|\||&&)\W*\1\W*$/i.test(text.slice(0, 80)) ? 'certain' : 'unsure';
  }
  if (firstKind === Kind.number && has(Effect.sqlCall)) return 'certain';
  const numeric = firstKind === Kind.number || firstKind === Kind.close;
  if (has(clause) && numeric)
    return ending === Ending.comment || has(Effect.closes | Effect.sqlCall) ? 'certain' : 'unsure';
  if (has(Effect.closes) && numeric && ending === Ending.comment)
    return isProse(text.slice(reading.commentStart)) ? 'unsure' : 'certain';
  return undefined;
}
