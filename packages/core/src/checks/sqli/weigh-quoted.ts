import type { Certainty } from '../check.js';
import { endsStatement, hasKeptBlank, isBlank, isProse } from './comment-text.js';
import { Effect, Ending, Mark, type Reading, type Start } from './effects.js';

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

function isLetter(unit: number): boolean {
  return (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
}

function weighContinuation(text: string, reading: Reading, start: Start): Certainty | undefined {
  const { effects, ending } = reading;
  const ended = ending >= Ending.plain;
  const has = (mask: number): boolean => (effects & mask) !== 0;
  const quotedWord = ending === Ending.reopened && reading.tokens <= 3 && looksOpening(text, start.at - 1);
  if (quotedWord && has(union | statement)) return 'unsure';
  if ((reading.marks & Mark.loose) !== 0 && ending !== Ending.broken) return 'certain';
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
    return start.at === 1 || isWord(text, 0, start.at - 1) ? 'certain' : undefined;
  if (!ended) return undefined;
  if (isName) return weighName(text, reading, start);
  if (ending === Ending.plain || ending === Ending.semicolon)
    return endsWithSemicolon(text, start) ? 'certain' : weighOpenEnd(text, reading, start);
  return ending === Ending.comment ? weighComment(text, reading, start) : weighReopened(text, reading, start);
}

/** `` id`,`price ``, `id],version() as [x`: the list or the clause that a quoted name stands in goes on. */
function weighName(
  text: string,
  { effects, marks, ending, commentStart }: Reading,
  start: Start,
): Certainty | undefined {
  const has = (mask: number): boolean => (effects & mask) !== 0;
  if (ending === Ending.comment) {
    const isSorted = (marks & Mark.sorting) !== 0 || hasKeptBlank(text.slice(commentStart));
    const isTold = has(columnTest | clause | Effect.list) || (isSorted && isWord(text, 0, start.at - 1));
    return isTold ? 'certain' : undefined;
  }
  if (!has(Effect.list | Effect.comparison | Effect.arithmetic) || !isWord(text, 0, start.at - 1)) return undefined;
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

/** Letters, digits and underscores, at least two, no number. */
function isWord(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (!isLetter(unit) && unit !== 0x5f && (at === start || unit < 0x30 || unit > 0x39)) return false;
  }
  return end > start + 1;
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
  return opening && (closed || !isBlank(text.slice(reading.commentStart))) ? 'unsure' : 'certain';
}

/** The text stops while the statement's own quote is still to come: a probe, or prose. */
function weighOpenEnd(
  text: string,
  { effects, ending, commented, tokens }: Reading,
  start: Start,
): Certainty | undefined {
  if ((effects & (columnTest | clause | Effect.sqlCall | Effect.info)) !== 0) return 'certain';
  if ((effects & Effect.logic) !== 0 && (effects & (Effect.call | Effect.cast)) !== 0) return 'certain';
  if (
    ending === Ending.semicolon &&
    (effects & Effect.comparison) !== 0 &&
    (effects & Effect.names) === 0 &&
    isSingle(text, start)
  )
    return 'certain';
  if (ending === Ending.semicolon && startsCalculation(text, start.at) && isSingle(text, start)) return 'certain';
  // `x'/**/;`
  if (ending === Ending.semicolon && commented && tokens <= 2 && isSingle(text, start)) return 'certain';
  if (ending === Ending.semicolon && (effects & Effect.weakStatement) !== 0 && isSingle(text, start)) return 'certain';
  if (ending === Ending.semicolon && (effects & Effect.list) !== 0 && (effects & Effect.comparison) !== 0)
    return 'certain';
  const odd = Effect.constantOperand | Effect.oddConstant;
  // `x') or(1);`
  if (ending === Ending.semicolon && (effects & odd) === odd && startsCondition(text, start)) return 'certain';
  const inches = start.quote === 0x22 && /\d$/.test(text.slice(Math.max(0, start.at - 2), start.at - 1));
  const told = (effects & odd) === odd || !/\d$/.test(text.slice(0, start.at - 1));
  if ((effects & Effect.constantOperand) !== 0 && told && !inches && isSingle(text, start)) return 'certain';
  return (effects & (Effect.weakStatement | Effect.comparison | Effect.logic)) !== 0 ? 'unsure' : undefined;
}

/** `x') or(1)`: a condition in brackets, glued to the word that joins it. */
function startsCondition(text: string, start: Start): boolean {
  return !isOpened(text, start) && /^[\s)]*(?:x?or|and)\(/i.test(text.slice(start.at, start.at + 24));
}

/** Whether one word at most stands before the quote: prose has more. */
function isSingle(text: string, start: Start): boolean {
  return !/\s\S/.test(text.slice(0, start.at).trimStart());
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
  const told = (reading.effects & (columnTest | clause | Effect.sqlCall | Effect.comparison | Effect.cast)) !== 0;
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
      isCutGlued(text, reading, start) ||
      ((reading.effects & Effect.closes) !== 0 &&
        (isSingle(text, start) || (reading.effects & Effect.weakStatement) !== 0));
    if (isQuotedToken(text, start)) return 'unsure';
    return isProse(comment) && !odd ? 'unsure' : 'certain';
  }
  // `'/*x*/--y`, `';--x'`
  if (/\*\/\s*(?:--|#)/.test(text.slice(reading.commentStart - 6, reading.commentStart + 2))) return 'certain';
  if (start.at === 1 && endsStatement(text, reading.commentStart) && /^--\w{0,8}'$/.test(comment)) return 'certain';
  if (hasKeptBlank(comment) && !text.includes(text.charAt(start.at - 1), start.at)) return 'certain';
  return isTruncation(text, comment, start) ? 'certain' : 'unsure';
}

/** `x" as a, u.b from users u --`: columns and tables. */
function tellsOfTables(text: string, { effects, marks, commentStart }: Reading, start: Start): boolean {
  if ((marks & Mark.fromTail) === 0 || (effects & Effect.list) === 0) return false;
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
  return has(Effect.closes) && !isOpened && (/^--\w/.test(comment) || (marks & Mark.relation) !== 0);
}

/** `x'/1`, `x'*(2)`: behind a measure in feet or inches it may be one more measure. */
function startsCalculation(text: string, at: number): boolean {
  return /^\D?['"](?:[*/%|^&]|<<|>>)\s*[\d(]/.test(text.slice(Math.max(0, at - 2), at + 8));
}

/** `a string like "-rw-r--r--".`: quoted by the text itself, without a blank between its quotes. */
function isQuotedToken(text: string, start: Start): boolean {
  if (start.at === 1 || !looksOpening(text, start.at - 1)) return false;
  const close = text.indexOf(text.charAt(start.at - 1), start.at);
  return (
    close > start.at && !/\s/.test(text.slice(start.at, close)) && /^(?:$|[\s.,;:!?])/.test(text.charAt(close + 1))
  );
}

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

/** The reopened quote makes it complete; a quoted word (`the "like" button`) looks the same from inside. */
function weighReopened(text: string, reading: Reading, start: Start): Certainty | undefined {
  const { effects, operators } = reading;
  const has = (mask: number): boolean => (effects & mask) !== 0;
  if (operators === 0 && !has(Effect.closes | clause | Effect.list | Effect.weakStatement)) return undefined;
  const quoted = looksOpening(text, start.at - 1);
  if (has(Effect.info | Effect.weakStatement)) return 'certain';
  // `the "order by" of a query`: sorted by a constant, nothing is.
  if (has(clause)) return sortsByNothing(text, start) ? 'unsure' : 'certain';
  const joined = !quoted || has(Effect.logic) || !has(Effect.names);
  if (has(Effect.sqlCall | Effect.call) && joined) return 'certain';
  if (has(Effect.list) && !has(Effect.logic) && isColumnList(text, start)) return 'certain';
  const last = text.lastIndexOf(String.fromCharCode(start.quote));
  if (has(Effect.list) && !quoted && goesOnAsRow(text, start, last)) return 'certain';
  if (
    isBinary(text.slice(Math.max(0, start.at - 200), start.at + 200)) ||
    !has(Effect.logic | Effect.arithmetic | Effect.comparison)
  )
    return 'unsure';
  if (has(columnTest)) return 'certain';
  const between = text.slice(start.at, last);
  // `'!=false div '`: nothing in the quotes is a name.
  if (quoted && start.at === 1 && last === text.length - 1 && !has(Effect.names) && operators > 1) return 'certain';
  if (quoted) return weighQuotedOperator(text, start, last);
  if (has(Effect.list) && !has(Effect.logic)) return 'unsure';
  // `66" is "x`, `1" + (3)/"`: no measure ends in an operator.
  if (/^\s*(?:is(?:\s+not)?|[=!<>]{1,3})\s*$/i.test(between) && /^\w*$/.test(text.slice(last + 1))) return 'certain';
  if (operators > 1 && !has(Effect.names) && last === text.length - 1 && /[-+*/%|&^=<>]\s*$/.test(between.slice(-8)))
    return 'certain';
  if (isWordJoined(text, start, last)) return 'unsure';
  const measured = /\d$/.test(text.slice(Math.max(0, start.at - 3), start.at - 1));
  if (measured && /\s/.test(between) && !has(Effect.logic) && isProse(text.slice(last))) return 'unsure';
  const inches = measured && start.quote === 0x22;
  return inches && (/\s/.test(between) || has(Effect.names)) ? 'unsure' : 'certain';
}

/**
 * `first "kind" and "other`: among several words, a string that is joined as it stands. One that starts with a letter is
 * false to MySQL, and no condition to others.
 */
function isWordJoined(text: string, start: Start, last: number): boolean {
  return (
    !isSingle(text, start) &&
    /^\s+(?:and|or)\s+$/i.test(text.slice(start.at, last)) &&
    isLetter(text.charCodeAt(last + 1))
  );
}

/** `"order by"`: what would be sorted by is the text between the next two quotes. */
function sortsByNothing(text: string, start: Start): boolean {
  const close = text.indexOf(text.charAt(start.at - 1), start.at);
  return close - start.at < 16 && /^\s*(?:order|group)\s+by\s*$/i.test(text.slice(start.at, close));
}

/** `name","price`: two names, nothing around them. */
function isColumnList(text: string, start: Start): boolean {
  const last = text.lastIndexOf('"');
  return start.quote === 0x22 && isWord(text, 0, start.at - 1) && isWord(text, last + 1, text.length);
}

/** `x', role='admin`, `x'),('y`: the next column that is set, the next row that is inserted. */
function goesOnAsRow(text: string, start: Start, last: number): boolean {
  if (!isSingle(text, start) || text.slice(0, start.at).includes('(')) return false;
  return (
    /,\s*[\w.`"[\]]{1,64}\s*=\s*$/.test(text.slice(Math.max(start.at, last - 80), last)) ||
    /^[^()]{0,400}\)\s*,\s*\(/.test(text.slice(start.at, last))
  );
}

/** Whether the text itself opened the quote, and closes it. */
function isOpened(text: string, start: Start): boolean {
  return looksOpening(text, start.at - 1) && text.indexOf(text.charAt(start.at - 1), start.at) >= 0;
}

/** Whether the quote at `at` stands where people open one. */
function looksOpening(text: string, at: number): boolean {
  return at === 0 || ' \t\n\r([{,=:<>+;&`'.includes(text.charAt(at - 1));
}

/** `'-'`, `' or '1`: an injection into an empty place, or a quoted operator. */
function weighQuotedOperator(text: string, start: Start, last: number): Certainty {
  const between = text.slice(start.at, last);
  const rest = text.slice(last + 1);
  if (/^\|\|[\w.$"'()]+\|\|$/.test(between) && rest === '') return 'certain';
  const signs = /^\s*[^\w\s'"]{1,4}\s*$/.test(between);
  // `'/**/-/*x*/'`: what is quoted is not commented.
  if (start.at === 1 && rest === '' && isCommented(between)) return 'certain';
  // `'like'%`: the statement's own sign stands behind the text.
  if (rest === '%' && /^\s*(?:not\s+)?i?like\s*$/i.test(between)) return 'certain';
  // `'-'x`: a sentence leaves a blank behind what it quotes, but for a plural.
  if (start.at > 1 && signs && /^(?!s$)\w{1,20}$/.test(rest)) return 'certain';
  // `x '=' y`: MySQL compares the strings on both sides; a sentence has more words.
  if (start.at > 1)
    return signs && /^\w+ $/.test(text.slice(0, start.at - 1)) && /^ \w+$/.test(rest)
      ? 'certain'
      : doubt(text, start, between, rest);
  if (rest === '') return signs || /^[a-z\s]+[~!<>=]*\s*$/i.test(between) || /\d/.test(between) ? 'certain' : 'unsure';
  return /^ ?[\w%.*^]{1,20}$/.test(rest) ? 'certain' : doubt(text, start, between, rest);
}

function doubt(text: string, start: Start, between: string, rest: string): Certainty {
  // `'=(1)<<'`: an operator for the string on either side, which no quoted word or formula has.
  if (isOpenCalculation(between)) return 'certain';
  if (!isSingle(text, start)) return 'unsure';
  return /^[^'"]*\d[^'"]*$/.test(between) || /^[1-9%.^*]/.test(rest) ? 'certain' : 'unsure';
}

/** A comment that ends before the quote does. */
function isCommented(between: string): boolean {
  const block = between.indexOf('/*');
  if (block >= 0 && between.includes('*/', block + 2)) return true;
  const line = between.indexOf('--');
  return line >= 0 && between.includes('\n', line);
}

/** `=(1)<<`, `+5^`, ` - 3 is `: operators at both ends, one of them none that a number has before or behind it. */
function isOpenCalculation(between: string): boolean {
  const ends = /^\s*([-+=<>|&^%/*]+)[^a-z'"]*\d[^a-z'"]*?([-+=<>|&^%/*]+|\s(?:is|like|div))\s*$/i.exec(
    between.length > 80 ? '' : between,
  );
  return ends !== null && (/^\++$/.test(`${ends[1]}${ends[2]}`) || !/^[-+]+$/.test(`${ends[1]}${ends[2]}`));
}

/** More control characters and signs above ASCII than an attack needs to replace spaces: compressed or packed data. */
function isBinary(text: string): boolean {
  let controls = 0;
  let blank = false;
  const end = Math.min(text.length, 400);
  for (let index = 0; index < end; index++) {
    const unit = text.charCodeAt(index);
    // Any number of blanks are one.
    const wasBlank = blank;
    blank = unit <= 0x20 || unit === 0x3000;
    if (blank && wasBlank) continue;
    const packed = unit < 9 || (unit > 13 && unit < 32) || (unit > 126 && unit < 0xa0) || (unit > 0xa0 && unit < 0xc0);
    if ((packed || unit === 0xfffd) && ++controls > 3) return true;
  }
  return false;
}
