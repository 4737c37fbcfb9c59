import type { Certainty } from '../check.js';
import { endsStatement, hasKeptBlank, isBlank, isCut, isProse } from './comment-text.js';
import { Effect, Ending, Mark, type Reading, type Start } from './effects.js';
import { isBinary, isLetter, isOpened, isQuotedLink, isSingle, isWord, looksOpening } from './quoted-text.js';
import { weighReopened } from './weigh-reopened.js';

const { union, statement, effectCall, subquery, choice, constantTest, columnTest, file, rich, from, clause } = Effect;

/** What counts although the text stops being SQL later: most texts stop before any of it. */
const OPEN_ENDED =
  union |
  statement |
  effectCall |
  subquery |
  choice |
  constantTest |
  file |
  Effect.bareStatement |
  Effect.unionStart |
  Effect.info;

/** How sure a reading of what follows a closed quote makes us. */
export function weighQuoted(text: string, reading: Reading, start: Start): Certainty | undefined {
  if (reading.ending === Ending.broken && (reading.effects & OPEN_ENDED) === 0) return undefined;
  const certainty = weighContinuation(text, reading, start);
  if (certainty !== 'certain') return certainty;
  return isQuotedWord(text, start) || closesItself(text, start) ? 'unsure' : certainty;
}

/** `a[href="x"], b`, `@[{a: 1}]; x`: the text has opened the bracket that it closes. */
function closesItself(text: string, start: Start): boolean {
  return start.quote === 0x5d && text.lastIndexOf('[', start.at - 2) >= 0;
}

/** `"and" or "like"`: what follows the quote is a word in quotes, with a gap behind it. */
function isQuotedWord(text: string, start: Start): boolean {
  if (!looksOpening(text, start.at - 1) || isWholeWord(text, start)) return false;
  let at = start.at;
  while (isLetter(text.charCodeAt(at))) at++;
  return at > start.at && text.charCodeAt(at) === start.quote && /^(?:[\s),.;:!?]|$)/.test(text.charAt(at + 1));
}

/** `'and'` and nothing else: MySQL joins the strings that the statement's quotes make of it. */
function isWholeWord(text: string, start: Start): boolean {
  return start.quote === 0x27 && start.at === 1 && text.indexOf("'", 1) === text.length - 1;
}

function weighContinuation(text: string, reading: Reading, start: Start): Certainty | undefined {
  const { effects, ending } = reading;
  const ended = ending >= Ending.plain;
  const has = (mask: number): boolean => (effects & mask) !== 0;
  const quotedWord = ending === Ending.reopened && reading.tokens <= 3 && looksOpening(text, start.at - 1);
  if (quotedWord && has(union | statement)) return 'unsure';
  if ((reading.marks & Mark.loose) !== 0 && ending !== Ending.broken) return 'certain';
  // `` `select …; -- x` `` is code in Markdown: no name is empty, and who quotes with backticks separates by semicolons.
  if (has(Effect.bareStatement) && start.at === 1 && start.quote === 0x60) return 'unsure';
  if (has(Effect.bareStatement)) return weighBare(text, reading, start);
  if (has(file | constantTest | effectCall | statement)) return 'certain';
  if (has(union | subquery | choice) && (ending > Ending.plain || has(rich | from))) return 'certain';
  if (has(choice) && has(Effect.constantComparison)) return 'certain';
  // `' union select` and nothing more: what was to follow was cut off.
  if (has(Effect.unionStart) && ending === Ending.incomplete && reading.tokens <= 3) return 'certain';
  if (has(union | subquery | choice | Effect.unionStart) && ending !== Ending.broken) return 'unsure';
  if (has(Effect.logic) && has(Effect.info)) return 'certain';
  if ((reading.marks & Mark.cutCall) !== 0 && has(Effect.logic | Effect.arithmetic)) return 'certain';
  const isName = start.quote === 0x5d || start.quote === 0x60;
  // Double quotes make names outside MySQL.
  if (start.quote === 0x22 && ending !== Ending.broken && goesOnAsColumns(text, reading, start)) return 'certain';
  if (isName && (reading.marks & Mark.fromTail) !== 0 && ending !== Ending.broken)
    return start.at === 1 || isWord(text, 0, start.at - 1) || isShortName(text, reading, start) ? 'certain' : undefined;
  if (!ended) return undefined;
  if (isName) return weighName(text, reading, start);
  if (ending === Ending.plain || ending === Ending.semicolon)
    return endsWithSemicolon(text, start) ? 'certain' : weighOpenEnd(text, reading, start);
  return ending === Ending.comment ? weighComment(text, reading, start) : weighReopened(text, reading, start);
}

/** `1] as a from users where id<9 ;`: a name of one character or a number, and more than a list of names behind it. */
function isShortName(text: string, { effects, ending, commented }: Reading, start: Start): boolean {
  if (start.quote !== 0x5d || !/^\s?(?:[a-z]|\d{1,9})\]$/i.test(text.slice(0, Math.min(start.at, 16)))) return false;
  return commented || ending >= Ending.comment || (effects & (columnTest | constantTest | clause)) !== 0;
}

/** `` id`,`price ``, `id],version() as [x`: the list or the clause that a quoted name stands in goes on. */
function weighName(
  text: string,
  { effects, marks, ending, commentStart, tokens }: Reading,
  start: Start,
): Certainty | undefined {
  const has = (mask: number): boolean => (effects & mask) !== 0;
  if (ending === Ending.comment) {
    const isSorted = (marks & Mark.sorting) !== 0 || hasKeptBlank(text.slice(commentStart));
    const isWhole = /^--\s*$/.test(text.slice(commentStart)) && /^\s*$/.test(text.slice(start.at, commentStart));
    // ``name` --x``: the name of a column, one sign in the text that quotes names, and what hides the rest.
    const isCutOff =
      start.quote === 0x60 && tokens === 1 && isCut(text.slice(commentStart)) && isWord(text, 0, start.at - 1);
    // `` name`=id--``: a name alone, and nothing but the comment's signs behind what it is compared with.
    const isComputed =
      start.quote === 0x60 &&
      has(Effect.comparison | Effect.arithmetic | Effect.logic) &&
      isCut(text.slice(commentStart)) &&
      isWord(text, 0, start.at - 1);
    const isTold =
      isCutOff ||
      isComputed ||
      has(columnTest | clause | Effect.list) ||
      ((isSorted || isWhole) && isWord(text, 0, start.at - 1));
    return isTold ? 'certain' : undefined;
  }
  const goesOn = has(Effect.list | Effect.comparison | Effect.arithmetic) || (has(Effect.logic) && has(columnTest));
  if (!goesOn || !isWord(text, 0, start.at - 1)) return undefined;
  if (ending === Ending.semicolon) return 'certain';
  return has(Effect.sqlCall | Effect.call | Effect.info | Effect.cast) || isTailName(text, start)
    ? 'certain'
    : undefined;
}

/** `name" from users`, `id",current_user`: a name alone, then the list of columns ends or goes on with what only SQL has. */
function goesOnAsColumns(text: string, { effects, marks, ending }: Reading, start: Start): boolean {
  // `" from users;`: nothing was there to be named.
  if (start.at === 1 && ending === Ending.semicolon && (marks & Mark.fromTail) !== 0) return !isOpened(text, start);
  if (!isWord(text, 0, start.at - 1)) return false;
  return (marks & Mark.fromTail) !== 0 || ((effects & Effect.list) !== 0 && (effects & Effect.info) !== 0);
}

/** Whether the text ends in a name whose quote the statement closes, or in one that it quotes itself. */
function isTailName(text: string, start: Start): boolean {
  const opening = start.quote === 0x5d ? '[' : text.charAt(start.at - 1);
  const at = Math.max(text.lastIndexOf(opening), text.lastIndexOf('['));
  return at > start.at && isWord(text, at + 1, text.length);
}

/** `x' drop table users--` runs on SQL Server; `"select …"` in code and `the dogs' select few` are no injection. */
function weighBare(text: string, reading: Reading, start: Start): Certainty {
  const opening = start.at > 1 && looksOpening(text, start.at - 1);
  const comment = text.slice(reading.commentStart, reading.commentStart + 80);
  if ((reading.effects & Effect.serverStatement) !== 0) {
    // What opens a quote closes it again: `' waitfor delay '0:0:1'--` does not.
    const cuts = reading.ending === Ending.comment && !comment.includes(text.charAt(start.at - 1));
    return opening && !cuts ? 'unsure' : 'certain';
  }
  // `1--x …`: no dash of a sentence is glued on both sides, nor is a quote (`x"select 1-- …`).
  const isGlued =
    /^[\w)'"]--[\w\t]/.test(text.slice(reading.commentStart - 1, reading.commentStart + 4)) ||
    (start.at > 1 && /^\w['"]\w/.test(text.slice(start.at - 2, start.at + 1)));
  if (reading.ending !== Ending.comment || (isProse(comment) && !isGlued)) return 'unsure';
  // Code closes its quotes: a later one of the same kind makes this one an opening quote.
  const closed = text.indexOf(text.charAt(start.at - 1), start.at) >= 0;
  return opening && (closed || !(isGlued || isBlank(text.slice(reading.commentStart)))) ? 'unsure' : 'certain';
}

/** The text stops while the statement's own quote is still to come: a probe, or prose. */
function weighOpenEnd(
  text: string,
  { effects, marks, ending, commented, tokens }: Reading,
  start: Start,
): Certainty | undefined {
  if ((effects & (columnTest | clause | Effect.sqlCall | Effect.info)) !== 0) return 'certain';
  if (text.length < 80 && CUT_BY_NUL.test(text)) return 'certain';
  if ((effects & Effect.logic) !== 0 && (effects & (Effect.call | Effect.cast)) !== 0) return 'certain';
  if (
    ending === Ending.semicolon &&
    (effects & Effect.comparison) !== 0 &&
    (effects & Effect.names) === 0 &&
    isSingle(text, start)
  )
    return 'certain';
  if (ending === Ending.semicolon && startsCalculation(text, start.at) && isSingle(text, start)) return 'certain';
  // `words';print/**/1 ;`
  if (ending === Ending.semicolon && commented && (effects & Effect.weakStatement) !== 0) return 'certain';
  // `x'); analyze;`, `x')||id collate nocase;`: a bracket that the text has not opened.
  if (
    ending === Ending.semicolon &&
    (effects & Effect.closes) !== 0 &&
    ((effects & Effect.weakStatement) !== 0 || (marks & Mark.relation) !== 0) &&
    !text.slice(0, start.at).includes('(')
  )
    return 'certain';
  // `x'/**/;`
  if (ending === Ending.semicolon && commented && tokens <= 2 && isSingle(text, start)) return 'certain';
  if (ending === Ending.semicolon && (effects & Effect.weakStatement) !== 0 && isSingle(text, start)) return 'certain';
  if (ending === Ending.semicolon && (effects & Effect.list) !== 0 && (effects & Effect.comparison) !== 0)
    return 'certain';
  // `x', 0);`: the last values of a row, and SQLite ignores what stands behind the semicolon.
  if (ending === Ending.semicolon && (effects & Effect.list) !== 0 && endsRow(text, effects, start)) return 'certain';
  const odd = Effect.constantOperand | Effect.oddConstant;
  // `words" between 0 and 1;`: no sentence goes on like this behind a quote that nothing opened.
  const isRelated = (marks & Mark.relation) !== 0 && (effects & Effect.names) === 0;
  if (ending === Ending.semicolon && isRelated && isBehindOpenWord(text, start)) return 'certain';
  // `x' <> a.id-price collate nocase;`: an operator right behind the quote, and a relation that only SQL has.
  if (
    ending === Ending.semicolon &&
    (marks & Mark.relation) !== 0 &&
    /^\s?(?:[<>!]?=|<>|[<>]|\|\|)/.test(text.slice(start.at, start.at + 4)) &&
    isBehindOpenWord(text, start)
  )
    return 'certain';
  // `x') or(1);`
  if (ending === Ending.semicolon && (effects & odd) === odd && startsCondition(text, start)) return 'certain';
  const inches = start.quote === 0x22 && /\d$/.test(text.slice(Math.max(0, start.at - 2), start.at - 1));
  const told = (effects & odd) === odd || !/\d$/.test(text.slice(0, start.at - 1));
  if ((effects & Effect.constantOperand) !== 0 && told && !inches && isSingle(text, start)) return 'certain';
  return (effects & (Effect.weakStatement | Effect.comparison | Effect.logic)) !== 0 ? 'unsure' : undefined;
}

/** Words and a quote that they have not opened, constants, and a bracket that they have not opened either. */
function endsRow(text: string, effects: number, start: Start): boolean {
  if ((effects & (Effect.closes | Effect.names)) !== Effect.closes) return false;
  return /^[\w\s.,!?@-]{0,4096}$/.test(text.slice(0, start.at - 1)) && /\)\s*;\s*$/.test(text.slice(-16));
}

/** A letter in front of the quote, no measure in inches, and no other quote of its kind behind it. */
function isBehindOpenWord(text: string, start: Start): boolean {
  return isLetter(text.charCodeAt(start.at - 2)) && text.indexOf(text.charAt(start.at - 1), start.at) < 0;
}

/** Access, and drivers that hand C strings on: what stands behind a NUL is no part of the statement. */
const CUT_BY_NUL = /^[\w@. -]{1,64}['"]\){0,4}\s?\0$/;

/** `x') or(1)`: a condition in brackets, glued to the word that joins it. */
function startsCondition(text: string, start: Start): boolean {
  return !isOpened(text, start) && /^[\s)]*(?:x?or|and)\(/i.test(text.slice(start.at, start.at + 24));
}

/** Any blank of any server (SQL Server takes every control for one), brackets, a semicolon. */
const ROW_END = /^[\s\p{Cc}]*\)*[\s\p{Cc}]*;[\s\p{Cc}]*$/u;

/** `x';` alone: SQLite runs what stands before the semicolon and ignores the rest. */
function endsWithSemicolon(text: string, start: Start): boolean {
  const before = text.slice(Math.max(0, start.at - 80), start.at - 1);
  return (
    ROW_END.test(text.slice(start.at, start.at + 20)) &&
    text.length < start.at + 20 &&
    (/^[^\s"'`()=;]*$/.test(before) ||
      (/^\w+(?:\s+\w+){0,40}$/.test(before) && start.at < 80 && text.includes(')', start.at)))
  );
}

/** `admin'--` and `' or a -- `; but `the boys' -- and their dogs` and binary data are no SQL. */
function weighComment(text: string, reading: Reading, start: Start): Certainty {
  if (isIssue(text, reading, start) || isQuotedLink(text, start)) return 'unsure';
  const told =
    (reading.effects & (columnTest | clause | Effect.sqlCall | Effect.comparison | Effect.cast | Effect.assignment)) !==
    0;
  if (told || tellsOfTables(text, reading, start)) return 'certain';
  if (isBinary(text)) return 'unsure';
  const comment = text.slice(reading.commentStart, reading.commentStart + 80);
  if (reading.tokens > 1) {
    const odd =
      (reading.effects & Effect.oddConstant) !== 0 ||
      reading.commented ||
      startsCalculation(text, start.at) ||
      /\d#$/.test(text.slice(reading.commentStart - 1, reading.commentStart + 1)) ||
      endsStatement(text, reading.commentStart) ||
      hasKeptBlank(comment) ||
      ((reading.effects & Effect.logic) !== 0 &&
        (reading.effects & Effect.constantOperand) !== 0 &&
        isSingle(text, start)) ||
      isCutGlued(text, reading, start) ||
      ((reading.effects & Effect.closes) !== 0 &&
        (isSingle(text, start) || (reading.effects & Effect.weakStatement) !== 0));
    if (isQuotedToken(text, start) || isQuotedPath(text, start)) return 'unsure';
    return isProse(comment) && !odd ? 'unsure' : 'certain';
  }
  // `'/*x*/--y`, `'/*x*/;--y`, `';--x'`
  if (/\*\/[\s;]*(?:--|#)/.test(text.slice(reading.commentStart - 6, reading.commentStart + 2))) return 'certain';
  if (start.at === 1 && endsStatement(text, reading.commentStart) && /^--\s?\w{0,8}['"][)\s]{0,3}$/.test(comment))
    return 'certain';
  if (hasKeptBlank(comment) && !text.includes(text.charAt(start.at - 1), start.at)) return 'certain';
  // `"# made by a program; do not edit"`: a text of JSON's with its quotes, and words behind the sign.
  if (start.at === 1 && isProse(comment) && text.charCodeAt(text.length - 1) === start.quote) return 'unsure';
  return isTruncation(text, comment, start) ? 'certain' : 'unsure';
}

/** `escape " in names (closes #12)`: a bracket that the comment would leave open, which no statement survives, around a number. */
function isIssue(text: string, { commentStart }: Reading, start: Start): boolean {
  return (
    /^#\d{1,7}[,)]/.test(text.slice(commentStart, commentStart + 10)) &&
    /\([a-z]{3,10}:? $/i.test(text.slice(Math.max(start.at, commentStart - 13), commentStart))
  );
}

/** `x" as a, u.b from users u --`, `x',@@version from t --`: columns and tables. */
function tellsOfTables(text: string, { effects, marks, commentStart }: Reading, start: Start): boolean {
  if ((marks & Mark.fromTail) === 0 || (effects & Effect.list) === 0) return false;
  if ((effects & (Effect.variable | Effect.info)) !== 0) return true;
  return /\w\.\w/.test(text.slice(start.at, Math.min(commentStart, start.at + 200)));
}

/**
 * `x' or 1-- …`, `x')--y …`, `x' or name~'.'-- …`: where the comment is glued to what it follows or to its first word,
 * no sentence goes on with a dash.
 */
function isCutGlued(text: string, { effects, marks, commentStart }: Reading, start: Start): boolean {
  const comment = text.slice(commentStart, commentStart + 400);
  if (!comment.startsWith('--') || comment.includes(text.charAt(start.at - 1))) return false;
  const isGluedBehind = /[\w'")]/.test(text.charAt(commentStart - 1));
  const has = (mask: number): boolean => (effects & mask) !== 0;
  if (isGluedBehind && has(Effect.logic) && (has(Effect.constantOperand) || (marks & Mark.stringSum) !== 0))
    return true;
  const isOpened = text.slice(Math.max(0, start.at - 200), start.at).includes('(');
  if (!has(Effect.closes) || isOpened) return false;
  const decides = has(Effect.logic) && has(Effect.constantOperand | Effect.call);
  return decides || /^--[\w"'`]/.test(comment) || (marks & Mark.relation) !== 0;
}

/** `x'/1`, `x'*(2)`: behind a measure in feet or inches it may be one more measure. */
function startsCalculation(text: string, at: number): boolean {
  return /^\D?['"](?:[*/%|^&+]|<<|>>)\s*[\d(]/.test(text.slice(Math.max(0, at - 2), at + 8));
}

/** `a string like "-rw-r--r--".`: quoted by the text itself, without a blank between its quotes. */
function isQuotedToken(text: string, start: Start): boolean {
  if (start.at === 1 || !looksOpening(text, start.at - 1)) return false;
  const close = text.indexOf(text.charAt(start.at - 1), start.at);
  return (
    close > start.at && !/\s/.test(text.slice(start.at, close)) && /^(?:$|[\s.,;:!?])/.test(text.charAt(close + 1))
  );
}

/** `"/docs/page.html#part"`: an address on this site, in the quotes of JSON or of an attribute. */
function isQuotedPath(text: string, start: Start): boolean {
  if (start.at !== 1 || text.length > MAX_PATH || text.charCodeAt(text.length - 1) !== start.quote) return false;
  return /^\/[a-z][\w.~%-]*(?:\/[\w.~%-]+)*\/?#[\w./-]+$/i.test(text.slice(1, -1));
}

const MAX_PATH = 300;

/** A quote and a comment say nothing else: what stands before them must be a value that a statement looks for. */
function isTruncation(text: string, comment: string, start: Start): boolean {
  const before = text.slice(Math.max(0, start.at - 40), start.at - 1);
  // `[^"#']`, `!"#$%&`: a set of signs.
  if (/[[\]\\^{}<>|!$]/.test(before)) return false;
  if (text.charAt(start.at) === '#' && /^#["'%!$&(*,;[]/.test(comment)) return false;
  const closed = comment.includes(text.charAt(start.at - 1));
  // `$('#id')`, `'--verbose'`: a quoted selector, colour or option.
  if (looksOpening(text, start.at - 1) && (closed || (start.at > 1 && /^(?:#|--)\w/.test(comment)))) return false;
  return !isDash(before, text.charAt(start.at), comment);
}

/** `Rollin' -- live at Wembley`, `7" #2 needle`: a dash or a number sign after an apostrophe or inches. */
function isDash(before: string, gap: string, comment: string): boolean {
  if (gap === '-' || gap === '#' || gap === '/' || gap === ';' || !/\w$/.test(before) || !/^(?:--\s|#)/.test(comment))
    return false;
  if (/\d$/.test(before)) return isProse(comment) || /^#\d/.test(comment) || /\s/.test(before);
  return isProse(comment) && !/[=();]/.test(comment);
}
