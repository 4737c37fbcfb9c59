import type { Certainty, Detection } from '../check.js';
import { Effect, Ending, type Reading, type Start } from './effects.js';
import { explain } from './explain.js';
import { Reader } from './grammar.js';
import { type Dialect, Kind } from './lexer.js';

const { union, statement, effectCall, subquery, choice, constantTest, columnTest, file, rich, from, clause } = Effect;
const STRONG = union | statement | effectCall | subquery | choice | constantTest | file;

/** The characters that end a quoted place of a statement: strings, names, SQL Server's names. */
const CLOSERS = ["'", '"', '`', ']'] as const;

/** What ends a quoted place, separates words, or joins conditions: a text without any cannot change a statement. */
const SEPARATED = /['"`;(|&*@]|[^!-~]/;
/** But for a number, a word and a sign, which need no space: `1or-1`. */
const GLUED = /^[-+~!.\d]*\d(?:x?or|and|having|r?like|div)[-+~!.\\]/i;

/**
 * Whether `text`, put into a statement, changes the statement's shape; the gravest reading counts.
 * `fromNoise`: the text is what base64 decoding made of a value that may never have been base64.
 */
export function judge(text: string, fromNoise = false): Detection | undefined {
  if (!SEPARATED.test(text) && !GLUED.test(text)) return undefined;
  let unsure: Detection | undefined;
  for (const dialect of dialectsOf(text)) {
    const plain = judgeAsIs(text, dialect);
    if (plain?.certainty === 'certain') return plain;
    unsure ??= plain;
    for (const closer of CLOSERS) {
      for (const at of closingsOf(text, closer, dialect)) {
        const quoted = judgeQuoted(text, { closer, at, dialect });
        if (quoted?.certainty !== 'certain') unsure ??= quoted;
        else if (!fromNoise || !isTruncation(text, at)) return quoted;
      }
    }
  }
  return unsure;
}

/** A quote and a comment, nothing else: four bytes that base64 of random data holds now and then. */
function isTruncation(text: string, at: number): boolean {
  return /^\s*(?:#|--|\/\*)/.test(text.slice(at + 1, at + 20));
}

const BOTH: readonly Dialect[] = ['mysql', 'ansi'];
const ONE: readonly Dialect[] = ['mysql'];

/** The dialects read differently only around comments, backslashes and `1.e`. */
const DIFFERENCES = /--|#|\/\*|\\|\d\.\d*e/i;

function dialectsOf(text: string): readonly Dialect[] {
  return DIFFERENCES.test(text) ? BOTH : ONE;
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

interface Closing {
  readonly closer: string;
  readonly at: number;
  readonly dialect: Dialect;
}

function judgeQuoted(text: string, { closer, at, dialect }: Closing): Detection | undefined {
  if (at + 1 >= text.length) return undefined;
  const quote = closer === ']' ? 0 : closer.charCodeAt(0);
  const start: Start = { at: at + 1, dialect, quote, expectOperand: false };
  const reading = new Reader(text, start).read();
  const certainty = weighQuoted(text, reading, start);
  return certainty === undefined ? undefined : explain(text, { certainty, reading, start, closer });
}

/**
 * Where the quote ends that the statement opened: a doubled one does not end it. In MySQL an escaped one does not
 * either, unless the application doubles quotes: then `\'` becomes `\''`, which does.
 */
function closingsOf(text: string, closer: string, dialect: Dialect): readonly number[] {
  let at = text.indexOf(closer);
  while (at >= 0 && text.charCodeAt(at + 1) === text.charCodeAt(at)) at = text.indexOf(closer, at + 2);
  const escapes = dialect === 'mysql' && closer !== '`' && closer !== ']' && text.includes('\\');
  const unescaped = escapes ? unescapedClosing(text, closer.charCodeAt(0)) : at;
  if (unescaped === at || unescaped < 0) return at < 0 ? NOWHERE : [at];
  return at < 0 ? [unescaped] : [at, unescaped];
}

const NOWHERE: readonly number[] = [];

function unescapedClosing(text: string, unit: number): number {
  for (let at = 0; at < text.length; at++) {
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
  const certainty = weighContinuation(text, reading, start);
  return certainty === 'certain' && isQuotedWord(text, start) ? 'unsure' : certainty;
}

/** `"and" or "like"`: what follows the quote is a word in quotes, with a gap behind it. */
function isQuotedWord(text: string, start: Start): boolean {
  if (!looksOpening(text, start.at - 1)) return false;
  let at = start.at;
  while (isLetter(text.charCodeAt(at))) at++;
  return at > start.at && text.charCodeAt(at) === start.quote && /^(?:[\s),.;:!?]|$)/.test(text.charAt(at + 1));
}

function isLetter(unit: number): boolean {
  return (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
}

function weighContinuation(text: string, reading: Reading, start: Start): Certainty | undefined {
  const { effects, ending } = reading;
  const ended = ending >= Ending.plain;
  const has = (mask: number): boolean => (effects & mask) !== 0;
  const quotedWord = ending === Ending.reopened && reading.tokens <= 3 && looksOpening(text, start.at - 1);
  if (quotedWord && has(union | statement)) return 'unsure';
  if (has(Effect.bareStatement)) return weighBare(text, reading, start);
  if (has(file | constantTest | effectCall | statement)) return 'certain';
  if (has(union | subquery | choice) && (ending > Ending.plain || has(rich | from))) return 'certain';
  if (has(union | subquery | choice | Effect.unionStart) && ending !== Ending.broken) return 'unsure';
  if (has(Effect.logic) && has(Effect.info)) return 'certain';
  const isName = start.quote === 0 || start.quote === 0x60;
  if (!ended || (isName && ending !== Ending.comment)) return undefined;
  if (isName) return has(columnTest | clause | Effect.list) ? 'certain' : undefined;
  if (ending === Ending.plain || ending === Ending.semicolon)
    return endsWithSemicolon(text, start) ? 'certain' : weighOpenEnd(text, reading, start);
  return ending === Ending.comment ? weighComment(text, reading, start) : weighReopened(text, reading, start);
}

/** `x' drop table users--` runs on SQL Server; `"select …"` in code and `the dogs' select few` are no injection. */
function weighBare(text: string, reading: Reading, start: Start): Certainty {
  const opening = start.at > 1 && looksOpening(text, start.at - 1);
  if ((reading.effects & Effect.serverStatement) !== 0) return opening ? 'unsure' : 'certain';
  if (reading.ending !== Ending.comment || isProse(text.slice(reading.commentStart))) return 'unsure';
  // Code closes its quotes: a later one of the same kind makes this one an opening quote.
  const closed = text.indexOf(text.charAt(start.at - 1), start.at) >= 0;
  return opening && (closed || !isBlank(text.slice(reading.commentStart))) ? 'unsure' : 'certain';
}

/** The text stops while the statement's own quote is still to come: a probe, or prose. */
function weighOpenEnd(text: string, { effects }: Reading, start: Start): Certainty | undefined {
  if ((effects & (columnTest | clause | Effect.sqlCall | Effect.info)) !== 0) return 'certain';
  const odd = Effect.constantOperand | Effect.oddConstant;
  const inches = start.quote === 0x22 && /\d$/.test(text.slice(Math.max(0, start.at - 2), start.at - 1));
  if ((effects & odd) === odd && !inches && !/\s\S/.test(text.slice(0, start.at))) return 'certain';
  return (effects & (Effect.weakStatement | Effect.comparison | Effect.logic)) !== 0 ? 'unsure' : undefined;
}

/** `x';` alone: SQLite runs what stands before the semicolon and ignores the rest. */
function endsWithSemicolon(text: string, start: Start): boolean {
  const before = text.slice(Math.max(0, start.at - 80), start.at - 1);
  return (
    /^\s*\)*\s*;\s*$/.test(text.slice(start.at, start.at + 20)) &&
    text.length < start.at + 20 &&
    /^[^\s"'`()=;]*$/.test(before)
  );
}

/** `admin'--` and `' or a -- `; but `the boys' -- and their dogs` and binary data are no SQL. */
function weighComment(text: string, reading: Reading, start: Start): Certainty {
  const told = (reading.effects & (columnTest | clause | Effect.sqlCall | Effect.comparison)) !== 0;
  if (told) return 'certain';
  const before = text.slice(Math.max(0, start.at - 40), start.at - 1);
  if (isBinary(text.slice(0, start.at))) return 'unsure';
  const comment = text.slice(reading.commentStart);
  if (reading.tokens > 1) return isProse(comment) ? 'unsure' : 'certain';
  if (
    looksOpening(text, start.at - 1) &&
    (/^(?:#|--)\w/.test(comment) || comment.includes(text.charAt(start.at - 1)))
  ) {
    // `$('#id')`, `'--verbose'`: a quoted selector, colour or option.
    return 'unsure';
  }
  const between = text.slice(start.at, reading.commentStart);
  return isDash(before, between, text.slice(reading.commentStart, reading.commentStart + 80)) ? 'unsure' : 'certain';
}

/** `Rollin' -- live at Wembley`, `7" #2 needle`: a dash or a number sign after an apostrophe or inches. */
function isDash(before: string, between: string, comment: string): boolean {
  if (between === '' || !/\w$/.test(before) || !/^(?:--\s|#)/.test(comment)) return false;
  if (/\d$/.test(before)) return isProse(comment) || /^#\d/.test(comment) || /\s/.test(before);
  return isProse(comment) && !/[=();]/.test(comment);
}

/** The reopened quote makes it complete; a quoted word (`the "like" button`) looks the same from inside. */
function weighReopened(text: string, reading: Reading, start: Start): Certainty | undefined {
  const { effects, operators } = reading;
  const has = (mask: number): boolean => (effects & mask) !== 0;
  if (operators === 0 && !has(Effect.closes | clause | Effect.list | Effect.weakStatement)) return undefined;
  const quoted = looksOpening(text, start.at - 1);
  if (has(clause | Effect.info | Effect.weakStatement)) return 'certain';
  const joined = !quoted || has(Effect.logic) || !has(Effect.names);
  if (has(Effect.sqlCall | Effect.call) && joined) return 'certain';
  if (
    isBinary(text.slice(Math.max(0, start.at - 200), start.at + 200)) ||
    !has(Effect.logic | Effect.arithmetic | Effect.comparison)
  )
    return 'unsure';
  if (has(columnTest)) return 'certain';
  const last = text.lastIndexOf(String.fromCharCode(start.quote));
  const between = text.slice(start.at, last);
  if (quoted) return weighQuotedOperator(text, between, last);
  if (has(Effect.list) && !has(Effect.logic)) return 'unsure';
  const measured = /\d$/.test(text.slice(Math.max(0, start.at - 3), start.at - 1));
  if (measured && /\s/.test(between) && !has(Effect.logic) && isProse(text.slice(last))) return 'unsure';
  const inches = measured && start.quote === 0x22;
  return inches && (/\s/.test(between) || has(Effect.names)) ? 'unsure' : 'certain';
}

/** Whether the quote at `at` stands where people open one. */
function looksOpening(text: string, at: number): boolean {
  return at === 0 || ' \t\n\r([{,=:<>+;&'.includes(text.charAt(at - 1));
}

/** `'-'`, `' or '1`: an injection into an empty place, or a quoted operator. */
function weighQuotedOperator(text: string, between: string, last: number): Certainty {
  if (/^\|\|[\w.$"]+\|\|$/.test(between) && text.endsWith("'")) return 'certain';
  if (/^[^'"]*\d[^'"]*$/.test(between) || /^[1-9%.^*]/.test(text.slice(last + 1))) return 'certain';
  return text.startsWith("'") && last === text.length - 1 && /^[^\w\s]{1,3}$/.test(between) ? 'certain' : 'unsure';
}

/** More control characters than an attack needs to replace spaces: compressed or packed data. */
function isBinary(text: string): boolean {
  let controls = 0;
  const end = Math.min(text.length, 400);
  for (let index = 0; index < end; index++) {
    const unit = text.charCodeAt(index);
    if ((unit < 9 || (unit > 13 && unit < 32) || unit === 127) && ++controls > 3) return true;
  }
  return false;
}

/** A comment that says nothing: `--`, `-- -`, `#`, `/*`. */
function isBlank(comment: string): boolean {
  return comment.length < 12 && /^\W*$/.test(comment);
}

/** At least two words of letters. */
function isProse(comment: string): boolean {
  return (comment.slice(0, 80).match(/\b[a-z]{2,}\b/gi)?.length ?? 0) > 1;
}

function weighAsIs(text: string, reading: Reading, continues: boolean): Certainty | undefined {
  const { effects, ending, firstKind } = reading;
  const ended = ending >= Ending.plain;
  const has = (mask: number): boolean => (effects & mask) !== 0;
  const anchored = firstKind !== Kind.name && firstKind !== Kind.word;
  // `1. select …` is an item of a list.
  const listed = has(Effect.bareStatement) && /^\s*\d+\.\s/.test(text);
  if ((has(Effect.whole) && !has(Effect.closes)) || listed) return has(STRONG) && ended ? 'unsure' : undefined;
  const strong = has(STRONG) ? weighStrong(reading, anchored || (continues && firstKind !== Kind.word)) : undefined;
  if (strong === 'certain') return strong;
  return weighWeak(text, reading, continues) ?? strong;
}

function weighStrong(
  { effects, ending, operators, calls, firstKind, firstOperand, commented }: Reading,
  anchored: boolean,
): Certainty {
  const ended = ending >= Ending.plain;
  const has = (mask: number): boolean => (effects & mask) !== 0;
  if (has(file)) return 'certain';
  if (has(union) && (anchored || commented || has(rich) || ending === Ending.comment)) return 'certain';
  const plainCall = firstKind === Kind.open && operators === 0 && calls === 1 && has(Effect.names);
  if (has(effectCall) && ((ended && !plainCall) || (anchored && operators > 0))) return 'certain';
  const bare = has(Effect.bareStatement) && !has(Effect.serverStatement) && ending !== Ending.comment;
  if (has(statement) && !bare && (anchored || (ended && has(rich | from)) || ending === Ending.comment))
    return 'certain';
  if (has(subquery) && ((has(rich) && ended) || (anchored && operators > 0 && has(rich | from)))) return 'certain';
  if (has(choice) && ended) return 'certain';
  return has(constantTest) && !(has(Effect.comparison) && firstOperand === 0) ? 'certain' : 'unsure';
}

/** System variables of MySQL and SQL Server that tell about the server; other programs have `@@names` too. */
const SYSTEM_VARIABLE =
  /^\s*@@(?:global\.|session\.)?(?:version\w*|hostname|datadir|basedir|tmpdir|servername|servicename|secure_file_priv|plugin_dir)\W*$/i;

function weighWeak(text: string, reading: Reading, continues: boolean): Certainty | undefined {
  const { effects, ending, firstKind, firstOperand } = reading;
  const has = (mask: number): boolean => (effects & mask) !== 0;
  const numeric = firstKind === Kind.number || firstKind === Kind.close;
  if (numeric && has(Effect.unionStart)) return 'certain';
  if (numeric && has(Effect.logic) && has(Effect.info)) return 'certain';
  if (ending < Ending.plain) return undefined;
  if (
    ending === Ending.comment &&
    isBlank(text.slice(reading.commentStart)) &&
    (firstOperand === 1 || !has(Effect.names)) &&
    !has(Effect.list)
  ) {
    if (reading.operators > 0 && (!has(Effect.arithmetic) || reading.tokens > 5)) return 'certain';
  }
  if (has(Effect.assignment)) return 'certain';
  if (continues && has(Effect.logic) && has(Effect.sqlCall)) return 'certain';
  if (has(Effect.info) && (reading.calls > 1 || has(Effect.logic | subquery))) return 'certain';
  if (has(Effect.sqlCall) && (has(Effect.variable) ? has(Effect.info) : has(Effect.logic) && !has(Effect.names)))
    return 'certain';
  if (SYSTEM_VARIABLE.test(text.slice(0, 60))) return 'certain';
  if (has(Effect.logic)) {
    const joined = weighLogic(text, reading, firstOperand === 1 || (continues && firstKind !== Kind.string));
    if (joined !== undefined) return joined;
  }
  if (has(Effect.sqlCall) && (numeric || has(Effect.constantComparison | Effect.cast))) return 'certain';
  if (has(Effect.cast) && (numeric || has(Effect.call | Effect.info | Effect.logic))) return 'certain';
  if (has(Effect.weakStatement) && numeric) return ending === Ending.comment ? 'certain' : 'unsure';
  if (has(Effect.constantComparison)) return 'unsure';
  if (has(Effect.position) && (has(Effect.closes) || ending === Ending.comment)) return 'certain';
  if (has(clause) && numeric)
    return (ending === Ending.comment && !isProse(text.slice(reading.commentStart))) ||
      has(Effect.closes | Effect.sqlCall | Effect.position)
      ? 'certain'
      : 'unsure';
  if (reading.tokens === 2 && firstKind === Kind.number && ending === Ending.comment)
    return weighNumberTruncation(text.slice(reading.commentStart));
  if (has(Effect.closes) && numeric && ending === Ending.comment)
    return isProse(text.slice(reading.commentStart)) ? 'unsure' : 'certain';
  return undefined;
}

/** `1-- -` and `1/*` hide the rest of the statement; `1 #` and `50 --` may be text. */
function weighNumberTruncation(comment: string): Certainty | undefined {
  if (/^(?:--\s+[-+]|\/\*)\W*$/.test(comment)) return 'certain';
  return /^(?:--|#)\s*$/.test(comment) ? 'unsure' : undefined;
}

/** A condition joined to what stands before it. */
function weighLogic(
  text: string,
  { effects, firstOperand, ending }: Reading,
  numbered: boolean,
): Certainty | undefined {
  const has = (mask: number): boolean => (effects & mask) !== 0;
  if (firstOperand === 1 && has(columnTest)) return 'certain';
  if (firstOperand === 1 && has(Effect.oddConstant | Effect.sqlCall | Effect.call)) return 'certain';
  if (has(columnTest) && has(Effect.closes)) return 'certain';
  if (has(columnTest)) return 'unsure';
  if (has(Effect.variable) && ending === Ending.comment) return 'certain';
  if (!numbered || !has(Effect.constantOperand)) return firstOperand === 1 ? 'unsure' : undefined;
  return /^\s*(\d+)\W*(?:or|\|\||&&)\W*\1\W*$/i.test(text.slice(0, 80)) ? 'certain' : 'unsure';
}
