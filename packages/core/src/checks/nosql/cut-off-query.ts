import type { QueryEscape } from './graph-query.js';

/**
 * Whatever the language of a query: a value that closes what it was put into, goes on as the query does, and then has
 * the rest taken for a comment, or opens the same quote again. No dialect has to be known for that.
 */

/** What starts the comment at the end: SQL's, Cypher's and JavaScript's, CQL's, N1QL's; or the end of a C string. */
const REST = /(?:\/\/|--|\(:|(?<=[\s;'"`)\]}])#|\/\*|;%00|\0|%00)[\s+-]{0,16}$/;

/** Whether what stands last, but for blanks and pluses, may be one. */
function mayEndInComment(text: string): boolean {
  let last = text.length - 1;
  while (last >= 0 && (text.charCodeAt(last) === 0x2b || (text.charCodeAt(last) <= 0x20 && text.charCodeAt(last) > 0)))
    last--;
  return last >= 0 && (text.charCodeAt(last) > 0x7f || '/-#*:0\0'.includes(text.charAt(last)));
}

/** How the clauses of query languages begin: SQL's and those that Cypher, AQL, SurrealQL, N1QL, OrientDB, CQL and KQL add. */
const CLAUSES =
  `or and not xor nor where return returning fetch let for filter sort order group having limit offset skip
start union intersect except minus match optional call with unwind set unset remove delete detach drop truncate alter
create merge insert upsert update replace into values using allow if on select from traverse find timeout parallel split
explain relate define use kill live show info begin commit grant revoke yield collect search prune nest unnest keys
contains like in between is exists any every satisfies while foreach load project extend summarize top take join count
as div mod import declare function define content patch diff version omit only`
    .split(/\s+/)
    .join('|');
const CLAUSE = new RegExp(`\\s{0,8}(?:${CLAUSES})\\b`, 'iy');
const OPERATOR = /\s{0,8}(?:\|\|?|&&?|\?\?|[=!]==?|<=?|>=?|=~|[-+*/%^~,.]|\|>)/y;
/** A clause in small letters is no prose where it holds what prose does not. */
const WRITTEN = /[=<>(){}*|[\]"`]|\w\.\w|'[^']*'/;

/** Noise has them, a text that somebody wrote has not. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]/;

/** Where a value closes its quote or a bracket that it never opened. */
export interface Closed {
  readonly start: number;
  readonly behind: number;
  readonly quote: string;
}

const MAX_VALUE = 160;
const CLOSING = /["'`]?[\s)\]};]{0,12}/y;

/** The first quote, or the first bracket that the value did not open; `undefined` where nothing is closed. */
export function readClosing(text: string): Closed | undefined {
  const start = endOfValue(text);
  if (start < 0) return undefined;
  CLOSING.lastIndex = start;
  CLOSING.test(text);
  return { start, behind: CLOSING.lastIndex, quote: /["'`]/.exec(text.charAt(start))?.[0] ?? '' };
}

const OPENS = 1;
const CLOSES = 2;
const QUOTES = 3;
const ESCAPES = 4;
const ENDS = 5;
const SIGNS = Uint8Array.from({ length: 128 }, (_, unit) =>
  Math.max(
    0,
    ['', '([{', ')]}', '"\'`', '\\', '\n'].findLastIndex((signs) => signs.includes(String.fromCharCode(unit))),
  ),
);

function endOfValue(text: string): number {
  const limit = Math.min(text.length, MAX_VALUE);
  let depth = 0;
  for (let at = 0; at < limit; at++) {
    const unit = text.charCodeAt(at);
    const kind = unit < 128 ? SIGNS[unit] : 0;
    if (kind === 0) continue;
    if (kind === ESCAPES) at++;
    else if (kind === OPENS) depth++;
    else if (kind === ENDS) return -1;
    else if (kind === CLOSES) {
      if (depth-- === 0) return at;
    } else if (kind === QUOTES && depth === 0) return at;
  }
  return -1;
}

const LONGEST = 1024;

/** `x' FETCH secret;--`, `x' || y || '`: a value is short; longer texts are documents. */
export function readCutOffQuery(text: string, closed: Closed): QueryEscape | undefined {
  if (text.length > LONGEST) return undefined;
  return readCommented(text, closed) ?? readReopened(text, closed);
}

function readCommented(text: string, { start, behind, quote }: Closed): QueryEscape | undefined {
  if (!mayEndInComment(text)) return undefined;
  const rest = REST.exec(text.slice(-64));
  if (rest === null || CONTROL.test(text)) return undefined;
  const clause = text.slice(behind, text.length - (Math.min(text.length, 64) - rest.index));
  // SPARQL's pattern ends with a brace; `?x` is a variable of it.
  if (clause.trim() === '')
    return text.charAt(start) === '}' && /[?$]\w/.test(text.slice(0, start)) ? cutOff(text, start) : undefined;
  const isStatement = quote !== '' && text.slice(start, behind).includes(';');
  if (isStatement || opensLess(clause)) return cutOff(text, start);
  CLAUSE.lastIndex = behind;
  OPERATOR.lastIndex = behind;
  // `(:` is XQuery's comment, and behind a word of a sentence a face.
  const isFace = /\p{L} \(:\s*$/u.test(text.slice(-16)) && !isExpression(clause);
  const isClause = CLAUSE.test(text) && (/^\s*[A-Z]+\b/.test(clause) || (WRITTEN.test(clause) && !isFace));
  const isOperand = quote !== '' && OPERATOR.test(text) && OPERAND.test(clause) && isExpression(clause);
  return isClause || isOperand ? cutOff(text, start) : undefined;
}

/** A word, a number or a text. */
const OPERAND = /[\p{L}\p{N}"'`]/u;

function cutOff(text: string, start: number): QueryEscape {
  const what = 'go on with a clause of its own, and hide what follows';
  return { start, end: text.length, language: 'a query', what };
}

/** Whether it closes a bracket that it never opened: one around the value. */
function opensLess(clause: string): boolean {
  let depth = 0;
  for (const sign of clause.replace(/(["'`])(?:(?!\1)[^\\]|\\.)*\1/g, '')) {
    if (sign === '(' || sign === '[' || sign === '{') depth++;
    else if ((sign === ')' || sign === ']' || sign === '}') && --depth < 0) return true;
  }
  return false;
}

/** Operators, names, numbers and texts, without two words beside each other as prose has. */
function isExpression(text: string): boolean {
  const bare = text.replace(/(["'`])(?:(?!\1)[^\\\n]|\\.)*\1/g, '""');
  return !/\p{L}{2,}[,.]?\s+\p{L}{2,}/u.test(
    bare.replace(/\b(?:typeof|void|new|in|instanceof|and|or|not|div|mod)\b/gi, '+'),
  );
}

const LOGICAL = /\s{0,8}(?:\|\|?|&&?|\?\?|(?:OR|AND|XOR|or|and|xor)\b)/y;
/** What takes another operand, in front of the quote that is opened again. */
const WAITING = /(?:\|\|?|&&?|\?\?|[=!]==?|=|[<>]=?|=~|\+|\b(?:or|and|xor|like|contains|in)\s)\s{0,8}\(?\s{0,4}$/i;

/** `') or … or contains('a','`: the call that the value stood in was closed, and one like it is opened again. */
const CALLING = /(?:^|\s|[-+*/|&(])[a-z][\w-]{1,40}\(\s{0,4}(?:(["']?)[\w@./*-]{0,40}\1\s{0,4},\s{0,4}){0,4}$/i;

function waitsInCall(closing: string, between: string): boolean {
  return closing.includes(')') && CALLING.test(between.slice(-240));
}

function readReopened(text: string, { start, behind, quote }: Closed): QueryEscape | undefined {
  if (quote === '') return undefined;
  LOGICAL.lastIndex = behind;
  if (!LOGICAL.test(text)) return undefined;
  const last = text.lastIndexOf(quote);
  if (last < LOGICAL.lastIndex || text.length - last > 64) return undefined;
  const between = text.slice(LOGICAL.lastIndex, last);
  // `` `??=` ``, `` `||=` ``: operators that are told of, and nothing that they would join.
  if (
    !/[\p{L}\p{N}_$@?*]/u.test(between.replace(/\b(?:or|and|xor)\b/gi, ' ')) ||
    !(WAITING.test(text.slice(LOGICAL.lastIndex - 2, last)) || waitsInCall(text.slice(start, behind), between)) ||
    !isExpression(between)
  )
    return undefined;
  return { start, end: text.length, language: 'a query', what: 'decide the condition around it' };
}
