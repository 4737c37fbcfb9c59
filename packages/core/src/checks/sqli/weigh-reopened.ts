import type { Certainty } from '../check.js';
import { isProse } from './comment-text.js';
import { Effect, type Reading, type Start } from './effects.js';
import { isBinary, isLetter, isSingle, isWord, looksOpening } from './quoted-text.js';

const { columnTest, clause } = Effect;

/** The reopened quote makes it complete; a quoted word (`the "like" button`) looks the same from inside. */
export function weighReopened(text: string, reading: Reading, start: Start): Certainty | undefined {
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
  if (has(Effect.list) && (!quoted || isEmptyValue(text, start)) && goesOnAsRow(text, start, last)) return 'certain';
  if (has(columnTest) && has(Effect.logic) && !text.includes('\ufffd')) return 'certain';
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
  return inches && isMeasure(between, operators) ? 'unsure' : 'certain';
}

/** `19" and "21"`, `width: 1"+a+"`: one word or sign between two measures, or strings of code that are joined. */
function isMeasure(between: string, operators: number): boolean {
  if (operators < 2) return /^\s*(?:and|or|is|&|[-+=/<>]{1,2})\s*$/i.test(between);
  return /^\s*\+[^=<>|&]*\+\s*$/.test(between);
}

/** `', role='admin`: a string that this quote opened would end right in front of a word. */
function isEmptyValue(text: string, start: Start): boolean {
  if (start.at !== 1) return false;
  const behind = text.indexOf(text.charAt(0), 1) + 1;
  return /^(?:[\w(]|-\d)/.test(text.slice(behind, behind + 2));
}

/** `x', role='admin`, `x'),('y`: the next column that is set, the next row that is inserted. */
function goesOnAsRow(text: string, start: Start, last: number): boolean {
  // Words before the quote, no code.
  if (!/^[\w\s.,!?@-]{0,4096}$/.test(text.slice(0, start.at - 1))) return false;
  return (
    /,\s*[\w.`"[\]]{1,64}\s*=\s*$/.test(text.slice(Math.max(start.at, last - 80), last)) ||
    /^[^()]{0,400}\)\s*,\s*\(/.test(text.slice(start.at, last))
  );
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

const BLANK = /[\t-\r]+/g;
/** A value without blanks may be long: a short bound would be a way around. */
const LONGEST_VALUE = 4_096;

/** `'-'`, `' or '1`: an injection into an empty place, or a quoted operator. */
function weighQuotedOperator(text: string, start: Start, last: number): Certainty {
  // Any blank is one to a statement.
  const between = text.slice(start.at, last).replace(BLANK, ' ');
  const rest = text.slice(last + 1).replace(BLANK, ' ');
  if (/^\|\|[\w.$"'()]+\|\|$/.test(between) && rest === '') return 'certain';
  // `'/version()::text*'`: a call between two operators that join no strings of JavaScript's.
  if (start.at === 1 && rest === '' && /^[-*/%|&^]{1,2}\w{1,40}\(\)(?:::\w{1,16})?[-*/%|&^]{1,2}$/.test(between))
    return 'certain';
  const signs = /^\s*[^\w\s'"]{1,4}\s*$/.test(between);
  // `'/**/-/*x*/'`: what is quoted is not commented.
  // A line's comment ends with the line.
  if (start.at === 1 && rest === '' && isCommented(text.slice(start.at, last))) return 'certain';
  // `'like'%`: the statement's own sign stands behind the text.
  if (rest === '%' && /^\s*(?:not\s+)?i?like\s*$/i.test(between)) return 'certain';
  // `'-'x`: a sentence leaves a blank behind what it quotes, but for a plural.
  if (start.at > 1 && signs && /^(?!s$)\w{1,20}$/.test(rest)) return 'certain';
  // `x '=' y`: MySQL compares the strings on both sides; a sentence has more words.
  if (start.at > 1)
    return signs && /^\w+\s{1,4}$/.test(text.slice(0, start.at - 1)) && /^ \w+$/.test(rest)
      ? 'certain'
      : doubt(text, start, between, rest);
  // `'=username='`: Access compares what comparing gave.
  if (rest === '' && (COMPARED_NAME.test(between) || OPEN_NAME.test(between))) return 'certain';
  if (rest === '') return signs || /^[a-z\s]+[~!<>=]*\s*$/i.test(between) || /\d/.test(between) ? 'certain' : 'unsure';
  return rest.length < LONGEST_VALUE && /^ ?[\w%.*^$]+$/.test(rest) ? 'certain' : doubt(text, start, between, rest);
}

function doubt(text: string, start: Start, between: string, rest: string): Certainty {
  // `'between'a'and'z`: words of SQL and strings, one glued to the other; lists and code have signs between them.
  if (GLUED_STRING.test(between) || OPEN_CONDITION.test(between)) return 'certain';
  // `'or/*x*/name~'`
  if (between.includes('/*') && between.length < 120 && OPEN_CONDITION.test(withoutDetails(between))) return 'certain';
  // `'=(1)<<'`: an operator for the string on either side, which no quoted word or formula has.
  if (isOpenCalculation(between)) return 'certain';
  // `words ' is '1`, `words '+('x')+'`: blanks inside of the quotes, or an operator on either side of a string.
  if (SPACED_OPERATOR.test(between) && rest.length < LONGEST_VALUE && /^\w+$/.test(rest)) return 'certain';
  if (rest === '' && OPEN_STRING.test(between)) return 'certain';
  if (!isSingle(text, start)) return 'unsure';
  return /^[^'"]*\d[^'"]*$/.test(between) || /^[1-9%.^*]/.test(rest) ? 'certain' : 'unsure';
}

const COMPARED_NAME = /^\s?(?:[!<>]?=|<>)\s?[a-z_]\w{0,40}(?:\.\w{1,40})?\s?(?:[!<>]?=|<>)\s?$/i;

const GLUED_STRING = /^\s?(?:not\s)?[a-z]{2,8}\s?\(?(['"])[^'",+\s]{0,80}\1\)?[a-z]{2,8}$/i;

/** `' xor 5+'`, `'or name~'`: a condition, and an operator for the string behind it. */
const OPEN_CONDITION =
  /^\s?(?:x?or|and|div|mod|r?like|regexp)(?:\s[-+~!(\s]{0,8}\d[\d.]{0,16}\)?\s?[-+=<>|&^*/]{1,3}|\s[a-z_]\w{0,40}(?:\.\w{1,40})?[~=<>|&^]{1,3})\s?$/i;

const SPACED_OPERATOR = /^\s+(?:is(?:\s+not)?|(?:not\s+)?i?like|r?like|regexp|xor|div|mod|[-+=<>|&^*/%!]{1,3})\s+$/i;

/** `=(name)&`, `<>a.b||`, ` like name/`: what a name is compared with goes on behind the quote. */
const OPEN_NAME =
  /^\s?(?:(?:[=!<>]=|<=>|<>|=|[<>](?=\s?\())\s?\(?[a-z_][\w.]{0,40}\)?\s?(?:\|\||<<|>>|[-+*/%^&|])|[<>]\s?[a-z_][\w.]{0,40}\s?(?:\|\||<<|[%^&|*])|(?:div|mod|r?like|regexp|glob)\s\(?[a-z_][\w.]{0,40}\)?\s?[-+*/%^&|=<>~]{1,2})\s?$/i;

const OPEN_STRING = /^\s?[-+=<>|&^*/%]{1,3}\s?\(\s?(['"])\w{0,40}\1\s?\)\s?[-+=<>|&^*/%]{1,3}\s?$/;

/** A comment that ends before the quote does. */
function isCommented(between: string): boolean {
  const block = between.indexOf('/*');
  if (block >= 0 && between.includes('*/', block + 2)) return true;
  const line = between.indexOf('--');
  return line >= 0 && between.includes('\n', line);
}

/** `=(1)<<`, `+5^`, ` - 3 is `: operators at both ends, one of them none that a number has before or behind it. */
function isOpenCalculation(between: string): boolean {
  const written = between.length > 120 ? '' : withoutDetails(between);
  const ends = /^\s*([-+=<>|&^%/*]+)[^a-z'"]*\d[^a-z'"]*?([-+=<>|&^%/*]+|\s(?:is|like|div))\s*$/i.exec(
    written.length > 80 ? '' : written,
  );
  return ends !== null && (/^\++$/.test(`${ends[1]}${ends[2]}`) || !/^[-+]+$/.test(`${ends[1]}${ends[2]}`));
}

const DEEPEST_COMMENT = 4;

/** `0x5`, `1::int`, a comment, also one in another (PostgreSQL): ways to write a number that say nothing else. */
function withoutDetails(between: string): string {
  let plain = between.replace(/0x[\da-f]{1,16}/gi, '0').replace(/(?<=[\d)])::\w{1,16}/g, '');
  for (let depth = 0; depth < DEEPEST_COMMENT && plain.includes('/*'); depth++)
    plain = plain.replace(/\/\*(?:(?!\/\*)[^'"]){0,60}?\*\//g, ' ');
  return plain;
}
