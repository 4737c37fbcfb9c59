import type { Certainty } from '../check.js';
import { isBlank, isProse } from './comment-text.js';
import { Effect, Ending, type Reading, type Start } from './effects.js';

const { union, statement, effectCall, subquery, choice, constantTest, columnTest, file, rich, from, clause } = Effect;

/** How sure a reading of what follows a closed quote makes us. */
export function weighQuoted(text: string, reading: Reading, start: Start): Certainty | undefined {
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
  if (has(choice) && has(Effect.constantComparison)) return 'certain';
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
