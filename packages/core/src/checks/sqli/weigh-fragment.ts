import { isRandom } from '../random-text.js';
import { endsStatement, hasKeptBlank, isBlank, isCut, isProse } from './comment-text.js';
import { Effect, Ending, Mark, type Reading } from './effects.js';
import { Kind } from './lexer.js';

const { union, effectCall, subquery, rich, from, clause, info, logic, names, arithmetic, constantTest } = Effect;

/** Pieces of a statement that make sense nowhere else: calls cut off, clauses, tests without what is tested. */
export function weighFragment(text: string, reading: Reading, continues: boolean): boolean {
  if (reading.ending === Ending.broken) return false;
  return continues ? weighContinuing(text, reading) : weighStanding(text, reading);
}

/** The text starts with an operator, a clause's word, a comma or a closing bracket. */
function weighContinuing(text: string, reading: Reading): boolean {
  const { effects, marks, ending, tokens, firstKind } = reading;
  const has = (mask: number): boolean => (effects & mask) !== 0;
  const marked = (mask: number): boolean => (marks & mask) !== 0;
  if (marked(Mark.cutCall | Mark.pattern) || (has(subquery) && has(rich | from))) return true;
  if (has(union) && has(from) && !marked(Mark.alias)) return true;
  // `union all select` and nothing more: what was to follow was cut off.
  if (has(Effect.unionStart) && !has(union) && ending === Ending.incomplete && tokens <= 3) return true;
  if (firstKind === Kind.close && marked(Mark.fromTail)) return true;
  if (has(logic) && has(Effect.cast | info | effectCall)) return true;
  if (marked(Mark.fromTail) && marked(Mark.catalog)) return true;
  if (ending < Ending.plain) return false;
  if (has(Effect.position)) return true;
  // `, find_in_set('a', b)`
  if (firstKind === Kind.comma && marked(Mark.serverArguments) && reading.calls === 1) return true;
  // `in (1,2)`: a list of constants with nothing to look for in it.
  if (has(Effect.comparison) && !has(names | logic) && tokens > 5 && firstKind === Kind.word) return true;
  return has(clause | constantTest) && ending === Ending.comment && isBlank(text.slice(reading.commentStart));
}

/** Whether a number takes the value's place: `1`, what closes its bracket, or a call over numbers that does. */
export function isNumeric({ firstKind, effects }: Reading, text: string): boolean {
  if (firstKind === Kind.number || firstKind === Kind.close) return true;
  if (firstKind === Kind.open && NUMBER_CAST.test(text.slice(0, 64))) return true;
  const goesOn = (effects & Effect.closes) !== 0 || ((effects & Effect.sqlCall) !== 0 && (effects & clause) !== 0);
  return firstKind === Kind.open && goesOn && (effects & names) === 0;
}

/** The text starts with an operand. */
function weighStanding(text: string, reading: Reading): boolean {
  const { effects, marks, ending, tokens, firstKind, operators } = reading;
  const has = (mask: number): boolean => (effects & mask) !== 0;
  const marked = (mask: number): boolean => (marks & mask) !== 0;
  if (marked(Mark.cutCall)) return true;
  const numeric = isNumeric(reading, text);
  if (ending === Ending.incomplete && has(subquery) && has(Effect.sqlCall | effectCall | from)) return true;
  if (has(Effect.closes) && marked(Mark.fromTail) && numeric) return true;
  if (ending === Ending.incomplete && has(Effect.sqlCall) && has(Effect.closes) && numeric) return true;
  if (has(Effect.constantComparison) && operators === 1 && isTautology(text)) return true;
  if (ending < Ending.plain) return false;
  if (has(clause) && has(Effect.constantOperand) && has(Effect.oddConstant)) return true;
  if (marked(Mark.catalog) && tokens <= 6 && !has(logic)) return true;
  if (marked(Mark.serverCall) && reading.calls === 1 && has(Effect.list) === false && marked(Mark.manyArguments))
    return true;
  // `nullif(1,2)`: nothing but constants.
  if (marked(Mark.serverArguments) && reading.calls <= 2 && operators === 0 && !has(names) && !has(Effect.list))
    return true;
  // `null or 1`, `true and 0`: nobody asks for that in words.
  if (operators > 0 && LITERAL_LOGIC.test(text.slice(0, 40))) return true;
  // `0||name`: a number joined to a column's text.
  if (firstKind === Kind.number && operators === 1 && NUMBER_AND_NAME.test(text.slice(0, 64))) return true;
  // `3==id`: in code it stands behind `if`, and with blanks.
  if (firstKind === Kind.number && operators === 1 && /^-?\d{1,5}==[a-z_]\w{0,40}$/i.test(text)) return true;
  // `char_length('a')`, `cast('1' as int)`: the quotes are SQL's as well.
  const isAlone = reading.calls <= 2 && operators === 0 && !has(Effect.list) && ending === Ending.plain;
  if (isAlone && !has(names) && (marked(Mark.namedArgument) || CONSTANT_CALL.test(text.slice(0, 160)))) return true;
  if (reading.calls <= 2 && operators === 0 && CONVERSION.test(text.slice(0, 160))) return true;
  // `concat("a","b")/*…*/`: a call over constants, and a comment behind it.
  if (isAlone && !has(names) && has(Effect.sqlCall) && firstKind === Kind.open && reading.commented) return true;
  if (ARRAY_OPERAND.test(text.slice(0, 80))) return true;
  // `if(1,1,2)`, `not(0)`: decided by its own constants, and no formula without its sign.
  if (ending === Ending.plain && CONSTANT_CHOICE.test(text.slice(0, 80))) return true;
  // `id rlike if(1=1,1,2)`
  if (marked(Mark.relation) && /\s(?:rlike|regexp)\s*(?:if\(|case\s|\()/i.test(text.slice(0, 80))) return true;
  // `1,price=0 where 1`
  if (numeric && has(Effect.list) && has(clause) && has(Effect.constantOperand)) return true;
  // `1),('x',2`: the next row of those that are inserted.
  if (
    numeric &&
    has(Effect.closes) &&
    (marked(Mark.sign) || (has(subquery) && has(from))) &&
    reading.openedBrackets > 0 &&
    NEXT_ROW.test(text.slice(0, 160))
  )
    return true;
  if (has(subquery) && has(from) && QUANTIFIED.test(text.slice(0, 160))) return true;
  if (has(subquery) && /(?:^|,)\s{0,4}exists\(\s{0,4}select\s/i.test(text.slice(0, 80))) return true;
  // `int) from users--`: the bracket around the value is closed, and the statement's tables are told.
  if (has(Effect.closes) && marked(Mark.fromTail) && CUT_TABLES.test(text.slice(-80))) return true;
  if (numeric && has(arithmetic) && !has(names) && /[/(-]\s*(?:abs\s*\(\s*)?random\s*\(\s*\)/i.test(text.slice(0, 80)))
    return true;
  // `name desc,(user::text)`: no key of a list has brackets.
  if (marked(Mark.sorting) && has(Effect.list) && /,\s*\(\s*\w+(?:::\w+)?\s*\)\s*$/.test(text.slice(-48))) return true;
  if (has(info) && operators === 0 && reading.calls === 1 && tokens <= 6) return true;
  // Not `100% 'pure' -- and cheap`.
  const isTold = ending === Ending.comment && isProse(text.slice(reading.commentStart));
  if (numeric && has(arithmetic) && (has(info) || (marked(Mark.stringSum) && !has(names) && !isTold))) return true;
  if (marked(Mark.bracketTest) && has(arithmetic) && !has(names)) return true;
  // `desc limit 1 into @a`
  if ((numeric || marked(Mark.sorting)) && has(clause) && has(Effect.variable)) return true;
  // `count(*) from users--`
  if (
    marked(Mark.fromTail) &&
    reading.calls > 0 &&
    ending === Ending.comment &&
    isBlank(text.slice(reading.commentStart))
  )
    return true;
  // `* from users--`, `id,pass from users-- -`: a list of columns, the tables, and the rest of the statement cut off.
  if (marked(Mark.fromTail) && ending === Ending.comment && !marked(Mark.alias)) {
    const comment = text.slice(reading.commentStart);
    if (hasKeptBlank(comment) || (firstKind === Kind.operator && isBlank(comment))) return true;
  }
  if (marked(Mark.fromTail) && numeric && (marked(Mark.sign) || endsStatement(text, reading.commentStart))) return true;
  if (numeric && has(Effect.weakStatement) && has(Effect.serverStatement)) return true;
  if (has(info) && has(Effect.list)) return true;
  // `1 in(1,2)`, `42 notnull`, `3 or/**/1`, `2 order by name desc`: a number and what only SQL says of it.
  if (firstKind === Kind.number && marked(Mark.relation) && ending >= Ending.plain) return true;
  const isComputed = has(logic | Effect.comparison) || (has(arithmetic) && reading.calls > 0);
  if (firstKind === Kind.number && reading.commented && isComputed) return true;
  // Not `8-bit limit`.
  if (firstKind === Kind.number && has(clause) && marked(Mark.sorting) && !has(arithmetic)) return true;
  // `id for share skip locked`
  if (has(clause) && has(Effect.position) && /\s(?:skip\s+locked|nowait)\s*$/i.test(text.slice(-32))) return true;
  // `name/**/desc`, `id/**/for/**/update`
  if ((marked(Mark.sorting) || (has(clause) && tokens <= 12)) && reading.commented) return true;
  // `id limit cast('1' as int)`, `id limit 0x1f/10`
  if (marked(Mark.sorting) && COMPUTED_LIMIT.test(text.slice(0, 80))) return true;
  // `name,field(id,7,4) desc`
  if (has(Effect.list) && marked(Mark.sorting) && marked(Mark.manyArguments)) return true;
  if (ending === Ending.semicolon && has(clause) && marked(Mark.sorting)) return true;
  if (marked(Mark.serverCall) && has(Effect.constantComparison)) return true;
  if (ending === Ending.semicolon)
    return (
      numeric && (has(clause) || (has(logic) && has(Effect.sqlCall | Effect.call)) || /\s;\s*$/.test(text.slice(-20)))
    );
  return ending === Ending.comment && weighTruncated(text, reading, numeric);
}

/** `exists(select a from b)`, `name,any(select a from b)`: nothing is compared with it, nothing joined. */
const QUANTIFIED =
  /(?:^|,)\s{0,8}(?:not\s{1,4})?(?:any|all|some|exists)\s{0,4}\(|\s(?:or|and)\s{1,4}(?:not\s{1,4})?exists\(\s{0,4}select\s/i;

const CUT_TABLES = /\)\s{0,4}from\s{1,4}[\w."`[\]]{1,40}(?:--[ \t+-]{0,4}|#)$/i;

const CONSTANT_CHOICE = /^\s*(?:if\(\s*\d+\s*(?:[<=>]{1,2}\s*\d+\s*)?,\s*\d+\s*,\s*\d+\s*\)|not\([01]\))\s*$/;

const COMPUTED_LIMIT = /^\s*[\w.]{1,40}\s+limit\s*\(?(?:0x[\da-f]|cast\(|abs\(|length\(|ascii\()/i;

const NUMBER_AND_NAME = /^\s*\d{1,9}[\t-\r]*\|\|[\t-\r]*[a-z_]\w{0,40}\s*$/i;

const LITERAL_LOGIC = /^\s*(?:null|true|false)\s*(?:or|and|\|\||&&)\s*\d+\s*$/i;

/** `-cast(1 as int)` */
const NUMBER_CAST = /^[-+~(\s]*cast\(\s*-?\d+(?:\s|\/\*[^*]{0,16}\*\/|--[^\n]{0,16}\n)+as(?:\s|\/\*|--)/i;

/** Functions that only databases have, over strings in single quotes, and casts, whose `as` no other language has. */
const CONSTANT =
  "\\(*(?:(?:_\\w+ ?|[ebnx])?'[^']*'|\\$\\w{0,16}\\$[^$]*\\$\\w{0,16}\\$|n?cha?r\\s*\\(\\s*\\d+\\s*\\))\\)*";
const CONSTANT_CALL = new RegExp(
  `^\\s*(?:(?:instr|strpos)\\s*\\(\\s*(?:0x[\\da-f]+\\s*,\\s*${CONSTANT}|${CONSTANT}\\s*,\\s*0x[\\da-f]+)\\s*\\)|(?:char_length|character_length|octet_length|bit_length|instr|strpos|ascii|unicode|hex|unhex|json_array_length|strftime|julianday|soundex|length|reverse|quote)\\s*\\(\\s*${CONSTANT}(?:\\s*,\\s*${CONSTANT})*\\s*\\)|changes\\(\\s*\\)|(?:chr|typeof)\\(\\s*\\d+(?:\\s*,\\s*\\d+)*\\s*\\)|(?:un)?likely\\(\\s*\\d+\\s*\\)|(?:try_)?cast\\(\\s*(?:'[^']*'|[-\\d.]+)(?:\\s|\\/\\*\\*\\/)+as(?:\\s|\\/\\*\\*\\/)+\\w+(?:\\(\\d+\\))?\\s*\\))\\s*$`,
  'i',
);

/** `convert('1',signed)`, `convert(int,1)`: the types are SQL's. */
const CONVERSION =
  /^\s*(?:try_)?convert\(\s*(?:(?:'[^']*'|[-\d.]+)\s*,\s*(?:(?:un)?signed|binary|char|decimal|date|time|datetime)|(?:int|bigint|smallint|tinyint|bit|float|real|n?varchar|n?char|numeric|decimal|money|date|datetime)(?:\(\d+\))?\s*,\s*(?:'[^']*'|[-\d.]+))\s*\)\s*$/i;

/** `1=any(array[1])`, `(array[1,2])[1]` */
const ARRAY_OPERAND = /(?:^|[=<>~])\s*(?:any|all|some)\(\s*array\[|^\s*\(array\[[\d,'\s]*\]\)\[\d/i;

/** `5=-(id mod 2)`: a sign in front of the bracket, or an operator that is a word. */
const COMPUTED_COMPARISON = /^\s*-?[\d.]{1,16}\s*[=<>!]{1,3}\s*(?:-\s*\(|[-(\s]{0,8}[\w.]{1,40}\s+(?:div|mod)\s)/i;

const NEXT_ROW = /^[^()]*\)\s*,\s*\(/;

/** `1=1`, `'a'='b'`, `11!=1`: constants that nobody needs compared; long numbers are keys and values of cookies. */
function isTautology(text: string): boolean {
  return /^\s*\(*(?:-?(\d{1,5})\s*(?:(?:=|==|!=|<>|<=>|r?like|regexp)\s*-?\d{1,5}|[<>]=\s*\1(?!\d)|<=>\s*(?:true|false|null))|(['"])[^'"]{0,20}\2\s*(?:[=!<>]{1,3}|(?:not )?(?:r?like|regexp))\s*\2[^'"]{0,20}\2?)\)*\s*$/i.test(
    text.length > 80 ? '' : text,
  );
}

/** A comment hides the rest of a sort key, a list of numbers or a sum. */
function weighTruncated(text: string, reading: Reading, numeric: boolean): boolean {
  const { effects, marks, tokens, firstKind, commentStart } = reading;
  const comment = text.slice(commentStart, commentStart + 40);
  // `5&scVPB3PVWhd#`: a password, and names that no table has.
  if (comment.charCodeAt(0) === 0x23 && (effects & names) !== 0 && isRandom(text.slice(0, commentStart))) return false;
  const compares = Effect.comparison | Effect.columnTest | constantTest;
  if (numeric && (effects & Effect.list) !== 0 && (effects & compares) !== 0) return true;
  if (numeric && isCut(comment) && COMPUTED_COMPARISON.test(text.slice(0, 80))) return true;
  if (numeric && hasKeptBlank(comment) && endsStatement(text, commentStart)) return true;
  if ((marks & Mark.sorting) !== 0 && (numeric || (effects & clause) !== 0)) return true;
  if (numeric && /;\s*$/.test(text.slice(0, commentStart)) && isCut(comment)) return true;
  const continued = (marks & Mark.sorting) !== 0 || (numeric && (effects & Effect.list) !== 0);
  if (!isBlank(comment)) return continued && /^(?:--|#|\/\*)\s?\w*\W*$/.test(comment);
  if ((marks & Mark.sorting) !== 0) return true;
  if (numeric)
    return (
      (effects & (Effect.list | arithmetic)) !== 0 ||
      /^(?:--|\/\*)\s*$/.test(comment) ||
      /;[\s\0]*$/.test(text.slice(0, commentStart))
    );
  if ((effects & Effect.variable) !== 0) return /^[\s(]*@{1,2}\w/.test(text);
  // `name --`; `Apt #` is where the number of a flat was left out.
  return tokens === 2 && firstKind === Kind.name && /\s(?:--|\/\*)|[^\S ]#|--\s+[-+]|\*\/--/.test(text.slice(0, 80));
}
