import type { Certainty } from '../check.js';
import { endsStatement, hasKeptBlank, isBlank, isCut, isProse } from './comment-text.js';
import { Effect, Ending, Mark, type Reading } from './effects.js';
import { Kind } from './lexer.js';
import { isNumeric, weighFragment } from './weigh-fragment.js';
import { weighWhole } from './weigh-whole.js';

const { union, statement, effectCall, subquery, choice, constantTest, columnTest, file, rich, from, clause } = Effect;

const STRONG = union | statement | effectCall | subquery | choice | constantTest | file;

/** What counts although the text stops being SQL later: most texts stop before any of it. */
const OPEN_ENDED = STRONG | Effect.unionStart | Effect.info | Effect.whole;

/** How sure a reading of the text as it stands makes us: what prose and data never say. `continues`: it starts with an operator. */
export function weighAsIs(text: string, reading: Reading, continues: boolean): Certainty | undefined {
  const { effects, ending, firstKind } = reading;
  if (ending === Ending.broken && (effects & OPEN_ENDED) === 0) return undefined;
  const ended = ending >= Ending.plain;
  const has = (mask: number): boolean => (effects & mask) !== 0;
  const anchored = firstKind !== Kind.name && firstKind !== Kind.word;
  // `1. select …` is an item of a list.
  const listed = has(Effect.bareStatement) && /^\s*\d+\.\s/.test(text);
  if (listed) return has(STRONG) && ended ? 'unsure' : undefined;
  if (has(Effect.whole) && !has(Effect.closes))
    return weighWhole(reading) ?? (has(STRONG) && ended ? 'unsure' : undefined);
  if ((reading.marks & Mark.loose) !== 0 && ended && anchored) return 'certain';
  if (weighFragment(text, reading, continues)) return 'certain';
  const strong = has(STRONG)
    ? weighStrong(text, reading, anchored || (continues && firstKind !== Kind.word))
    : undefined;
  if (strong === 'certain') return strong;
  return weighWeak(text, reading, continues) ?? strong;
}

function weighStrong(
  text: string,
  { effects, marks, ending, operators, calls, firstKind, firstOperand, commented, openedBrackets }: Reading,
  anchored: boolean,
): Certainty {
  const ended = ending >= Ending.plain;
  const reopens = ending === Ending.plain && openedBrackets > 0;
  const has = (mask: number): boolean => (effects & mask) !== 0;
  if (has(file)) return 'certain';
  if (has(union) && (anchored || commented || has(rich) || ending === Ending.comment)) return 'certain';
  const plainCall = firstKind === Kind.open && operators === 0 && calls === 1 && has(Effect.names);
  if (has(effectCall) && ((ended && !plainCall) || (anchored && (operators > 0 || has(Effect.list))))) return 'certain';
  // `benchmark(1/**/9`: nobody comments on an argument in words.
  if (has(effectCall) && commented && firstKind === Kind.open) return 'certain';
  const bare =
    has(Effect.bareStatement) && !has(Effect.serverStatement) && ending !== Ending.comment && !(commented && anchored);
  // `desc; delete from logs`: what is sorted ends, and a statement follows.
  if (has(statement) && !bare && ended && (marks & Mark.sorting) !== 0) return 'certain';
  if (has(statement) && !bare && (anchored || (ended && has(rich | from)) || ending === Ending.comment))
    return 'certain';
  // `id in(select id from users)`, `id||(select …)`: no sentence compares with a query.
  const compared = has(Effect.arithmetic | Effect.comparison) && operators > 0;
  if (ended && has(subquery) && has(from) && compared) return 'certain';
  // `rank() over (order by (select a from b))`
  if (ended && has(subquery) && has(from) && (marks & Mark.windowQuery) !== 0) return 'certain';
  // `42 and(select name)`: nobody leaves out the blank in front of a bracket.
  if (anchored && ended && has(subquery) && GLUED_QUERY.test(text.slice(0, 80))) return 'certain';
  // `x)=1 or (1=1`: closes the statement's bracket, and opens another one for it.
  if (has(constantTest) && has(Effect.closes) && reopens) return 'certain';
  // `name,(select a from b)`: a further column, glued to the one in front of it.
  if (ended && has(subquery) && has(from) && has(Effect.list) && NEXT_COLUMN.test(text.slice(0, 200))) return 'certain';
  if (has(statement) && has(Effect.closes) && has(Effect.constantComparison)) return 'certain';
  if (has(subquery) && ((has(rich) && ended) || (anchored && operators > 0 && has(rich | from)))) return 'certain';
  if (has(choice) && ended) return 'certain';
  const led = firstOperand !== 0 || (firstKind === Kind.number && has(Effect.closes));
  // `id=1 or 1=1`
  const decides = led || !has(Effect.comparison) || SAME_NUMBERS.test(text.slice(-40));
  return has(constantTest) && decides ? 'certain' : 'unsure';
}

const GLUED_QUERY = /^\s*[-+~]?\d[\d.]{0,16}[)\s]{0,8}(?:x?or|and|&&|\|\|)\(\s*select\s/i;

/** Nobody leaves out the blank between a comma and a bracket. */
const NEXT_COLUMN = /^[\w.*`"[\]() ]{1,160},\(\s*select\s/i;

/** A condition that no filter has: a number is itself. */
const SAME_NUMBERS = /(?:or|and)\s+(\d{1,6})\s*=\s*\1\W*$/i;

/** `=TEXT(NOW(),"yyyy")&UPPER(LEFT(A1,3))`: a spreadsheet's, whose functions are written with capitals and take cells. */
function isCellFormula(text: string): boolean {
  return /^\s?=\s?[A-Z][A-Z\d.]{1,24}\(/.test(text) && CELL.test(text.slice(0, 512)) && !/--|[#;]\s*$|\/\*/.test(text);
}

/** `A1`, `$B$2`, `C3:D`, as an operand of a function's. */
const CELL = /[(,;&+*/<>=:-]\s?\$?[A-Z]{1,3}\$?\d{1,5}\s?[),;:&+*/<>=-]/;

function weighWeak(text: string, reading: Reading, continues: boolean): Certainty | undefined {
  const { effects, ending, firstKind, firstOperand } = reading;
  if (continues && isCellFormula(text)) return undefined;
  const has = (mask: number): boolean => (effects & mask) !== 0;
  const numeric = isNumeric(reading, text);
  if ((numeric || firstKind === Kind.openBrace) && has(Effect.unionStart)) return 'certain';
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
  // `if(prop("Due") and not prop("Done"), 1, 2)`: functions that no database has, of a formula.
  const isOwn = has(Effect.logic) && !has(Effect.names | Effect.call);
  if (has(Effect.sqlCall) && (has(Effect.variable) ? has(Effect.info) : isOwn)) return 'certain';
  // `id=null and a notnull/*`: no comment is opened at an end.
  const isRelated = (reading.marks & Mark.relation) !== 0;
  if (isRelated && ending === Ending.comment && /^\/\*\s*$/.test(text.slice(reading.commentStart))) return 'certain';
  if (SYSTEM_VARIABLE.test(text.slice(0, 60))) return 'certain';
  if (has(Effect.logic)) {
    const joined = weighLogic(text, reading, firstOperand === 1 || (continues && firstKind !== Kind.string));
    if (joined !== undefined) return joined;
  }
  if (has(Effect.sqlCall) && (numeric || has(Effect.constantComparison | Effect.cast))) return 'certain';
  // `'{"a":1}'::jsonb #>> '{a}'`: a literal of a type, and an operator.
  const typed = reading.operators > (firstKind === Kind.string ? 0 : 1);
  if (has(Effect.cast) && (numeric || typed || has(Effect.call | Effect.info | Effect.logic))) return 'certain';
  if (has(Effect.weakStatement) && numeric && (reading.commented || GLUED_STATEMENT.test(text.slice(0, 64))))
    return 'certain';
  if (has(Effect.weakStatement) && numeric)
    return ending === Ending.comment || (ending === Ending.semicolon && has(Effect.closes)) ? 'certain' : 'unsure';
  // `x); if (1=2) … #`: what code closes a bracket with ends in no such comment.
  if (has(Effect.serverStatement) && has(Effect.closes) && text.charCodeAt(reading.commentStart) === 0x23)
    return 'certain';
  if (has(Effect.closes) && has(Effect.comparison) && numeric && isCut(text.slice(reading.commentStart)))
    return 'certain';
  const comment = text.slice(reading.commentStart, reading.commentStart + 80);
  // `x)rlike true between 1 and 2 #`: a bracket that nothing opened, a relation that only SQL has, and nothing behind it.
  if (has(Effect.closes) && isRelated && ending === Ending.comment && isBlank(comment)) return 'certain';
  // `42) like 'a' <> b <>(1`: the bracket that was closed is opened again.
  const reopens = has(Effect.closes) && reading.openedBrackets > 0 && ending === Ending.plain;
  if (numeric && reopens && has(Effect.comparison) && (reading.marks & Mark.sign) !== 0) return 'certain';
  // `id<>coalesce(a,1) --`
  if (has(Effect.sqlCall) && has(Effect.comparison) && ending === Ending.comment && /^--\s*$/.test(comment))
    return 'certain';
  // `id desc,price is not null`, `name asc,cast(1 as int)`: a sort key that no interface names.
  const isKey = isRelated && SORTED.test(text.slice(0, 80));
  if (has(Effect.list) && (isKey || SORTED_CAST.test(text.slice(0, 80)))) return 'certain';
  // `1 order by 1<>1`
  if (has(Effect.position) && has(clause) && numeric) return 'certain';
  // `id desc;table users`: what is sorted ends, and a statement follows.
  if (has(Effect.weakStatement) && (reading.marks & Mark.sorting) !== 0 && NEXT_STATEMENT.test(text.slice(0, 120)))
    return 'certain';
  const isNegative = /^\s*-\d/.test(text) && (comment.startsWith('--') || isCut(comment));
  if (has(Effect.constantComparison) && (isNegative || hasKeptBlank(comment))) return 'certain';
  // `-9 is not 2`: nobody counts below nothing.
  if (has(Effect.constantComparison) && /^\s*-\d\w*\s+is\s+not\s/i.test(text.slice(0, 40))) return 'certain';
  if (has(Effect.constantComparison)) return 'unsure';
  if (has(Effect.position) && (has(Effect.closes) || ending === Ending.comment)) return 'certain';
  // `2 for update-- x`: a dash in words has blanks around it.
  if (
    has(clause) &&
    numeric &&
    ending === Ending.comment &&
    /[a-z](?:--\s|#)/i.test(text.slice(reading.commentStart - 1, reading.commentStart + 3))
  )
    return 'certain';
  if (has(clause) && numeric)
    return (ending === Ending.comment &&
      (reading.commented ||
        endsStatement(text, reading.commentStart) ||
        hasKeptBlank(comment) ||
        !isProse(text.slice(reading.commentStart)))) ||
      has(Effect.closes | Effect.sqlCall | Effect.position) ||
      (reading.marks & Mark.serverCall) !== 0
      ? 'certain'
      : 'unsure';
  // `-1`: a sign and its number.
  const isNumber = (reading.tokens === 2 && firstKind === Kind.number) || (reading.tokens === 3 && SIGNED.test(text));
  if (isNumber && ending === Ending.comment)
    return isBelowNumber(text, reading.commentStart)
      ? 'certain'
      : weighNumberTruncation(reading.commented, text.slice(reading.commentStart));
  if (has(Effect.closes) && numeric && ending === Ending.comment && CLOSED_CALCULATION.test(text.slice(0, 40)))
    return 'certain';
  if (has(Effect.closes) && numeric && ending === Ending.comment)
    return isProse(text.slice(reading.commentStart)) && !hasKeptBlank(comment) ? 'unsure' : 'certain';
  return undefined;
}

/** `-1))<<0 #x`: brackets that nothing opened, and a number that no list's item begins with. */
const CLOSED_CALCULATION =
  /^\s*[-+~]?\d[\d.]{0,16}\s*\)(?:\s*\)){0,8}\s*(?:<<|>>|[%^|&*]|div\b|mod\b)\s*[-+~(\s]{0,8}\d/i;

/** `1;vacuum`, `1; reindex`: a verb that no list's next item is. */
const GLUED_STATEMENT = /^\s*[-+]?\d[\d.]{0,16}\s*(?:;\s*(?:reindex|analyze)|;vacuum)\s*;?\s*$/i;

const NEXT_STATEMENT = /;\s*(?:reindex|analyze|vacuum|checkpoint)\s*;?\s*$/i;

const SORTED = /^\s*[\w.]{1,40}\s+(?:asc|desc)\s*,/i;
const SORTED_CAST = /^\s*[\w.]{1,40}(?:\s+(?:asc|desc))?\s*,\s*(?:try_)?cast\(/i;

const SIGNED = /^\s{0,8}[-+~]\s?[\d.]{1,16}\s*(?:--|#|\/\*)/;

/** `3\n--x`: a line of dashes and one short word at most below a number; what separates parts of mail is longer. */
function isBelowNumber(text: string, commentStart: number): boolean {
  return (
    /\n[ \t]*$/.test(text.slice(Math.max(0, commentStart - 8), commentStart)) &&
    /^--\w{1,8}\s*$/.test(text.slice(commentStart))
  );
}

/** System variables of MySQL and SQL Server that tell about the server; other programs have `@@names` too. */
const SYSTEM_VARIABLE =
  /^\s*@@(?:global\.|session\.)?(?:version\w*|hostname|datadir|basedir|tmpdir|servername|servicename|secure_file_priv|plugin_dir|port|socket|pid_file|sql_mode|log_error|server_id|max_allowed_packet)\W*$/i;

/** `1-- -` and `1/*` hide the rest of the statement; `1 #` and `50 --` may be text. */
function weighNumberTruncation(commented: boolean, comment: string): Certainty | undefined {
  // `42/*x*/-- y`: two comments on a number.
  if (commented) return 'certain';
  // SQL Server leaves statements that name it out of its traces.
  if (/\bsp_password\s*$/.test(comment.slice(-40))) return 'certain';
  // `3\n-- - and so on`
  if (/^--\s+-(?![\d-])/.test(comment.slice(0, 20))) return 'certain';
  // `3 -- '`: the quote that the statement would have had to end.
  if (/^(?:--\s+[-+'"`]|\/\*)\W*$/.test(comment)) return 'certain';
  return /^(?:--|#)\s*$/.test(comment) ? 'unsure' : undefined;
}

/** `2 or'1'`, `-1 or[id]`, `'1'or 1`, `!0 or 1`, `(true)or(true)`: no sentence leaves out the blank, or denies a number. */
const GLUED_LOGIC =
  /^\s*(?:\((?:true|false|null|\d+)\)(?:x?or|and)\(|[-+~]?\d[\d.]*\s+(?:x?or|and)(?:(?:\s+not)*['"[@!~]|\s+not[\s(]+not\b)|'\d+'(?:(?:x?or|and)\s|\s?(?:\|\||&&)\s?[-~(]*\d)|[!~]\d+\s+(?:x?or|and)\s)/i;

/** `(1) or (2)`: two equations, two footnotes. */
const REFERENCES = /^\s*\(\d{1,3}\)\s+(?:or|and)\s+\(\d{1,3}\)\s*$/i;

/** `1 or item(s)` */
const PLURAL = /[a-z]\((?:s|es|n|en|e|r)\)\W{0,2}$/;

const REOPENED = /^\s*\w[\w.]{0,40}\){1,4}\s?(?:x?or|and|\|\||&&)\s?\({1,4}\s?[-+~]?(?:\d[\d.]{0,16}|true|false)\s?$/i;

/** `id or/* … *​/true`: a comment glued to the word that joins a constant. */
const COMMENTED_LOGIC = /^\s*\w+(?:\s+|\/\*[\s\S]{0,40}?\*\/)(?:x?or|and)\/\*/i;

/** `true /*!or*​/ 1`: what MySQL alone executes. */
const EXECUTED_LOGIC = /\/\*M?!\d{0,6}\s?(?:x?or|and|\|\||&&)(?:\s|\*\/)/i;

/** A condition joined to what stands before it. */
function weighLogic(
  text: string,
  { effects, firstOperand, ending, commentStart, openedBrackets }: Reading,
  numbered: boolean,
): Certainty | undefined {
  const comment = text.slice(commentStart, commentStart + 24);
  const has = (mask: number): boolean => (effects & mask) !== 0;
  if (firstOperand === 1 && has(columnTest)) return 'certain';
  if (has(Effect.constantOperand) && COMMENTED_LOGIC.test(text.slice(0, 80))) return 'certain';
  if (GLUED_LOGIC.test(text.slice(0, 48)) || EXECUTED_LOGIC.test(text.slice(0, 80))) return 'certain';
  // `-999 and 0 #x`: nobody counts below nothing.
  if (firstOperand === 1 && has(Effect.constantOperand) && ending === Ending.comment && /^\s*-\s?\d/.test(text))
    return 'certain';
  if (firstOperand === 2 && has(Effect.oddConstant) && ending === Ending.comment) return 'certain';
  if (REFERENCES.test(text.slice(0, 32)) || PLURAL.test(text.slice(-24))) return 'unsure';
  if (firstOperand === 1 && has(Effect.oddConstant | Effect.sqlCall | Effect.call | Effect.cast)) return 'certain';
  // `id)or(1`: closes the statement's bracket, and opens another one for it.
  if (has(Effect.closes) && has(Effect.constantOperand) && openedBrackets > 0 && REOPENED.test(text.slice(0, 80)))
    return 'certain';
  // `0 group by name having 1`, `1 and 1 --x`
  if (firstOperand === 1 && has(Effect.constantOperand) && has(clause)) return 'certain';
  if (
    firstOperand === 1 &&
    has(Effect.constantOperand) &&
    (comment.startsWith('/*') || (comment.startsWith('--') && (isCut(comment) || isGluedWord(text, commentStart))))
  )
    return 'certain';
  // `9)) or id+1 -- - …`: a dash behind the signs, and brackets that nothing opened.
  if (firstOperand === 1 && has(Effect.closes) && hasKeptBlank(comment)) return 'certain';
  if (has(columnTest) && (has(Effect.closes) || !has(Effect.names | Effect.variable))) return 'certain';
  if (has(columnTest)) return 'unsure';
  if (has(Effect.variable) && ending === Ending.comment) return 'certain';
  if (!numbered || !has(Effect.constantOperand)) return firstOperand === 1 ? 'unsure' : undefined;
  return /^\s*(\d+)\W*(?:or|\|\||&&)\W*\1(?:\.0+|e[-+]?0+)?\W*$/i.test(text.slice(0, 80)) ? 'certain' : 'unsure';
}

/** `--x@y`: one word without a blank, and nothing behind it. */
function isGluedWord(text: string, commentStart: number): boolean {
  return text.length - commentStart < 64 && /^--\S+$/.test(text.slice(commentStart));
}
