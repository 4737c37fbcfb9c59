import { findDocument } from './script-operand.js';

/** A piece of a text that leaves a string or expression of a `$where` clause. */
export interface ScriptEscape {
  readonly start: number;
  readonly end: number;
  readonly what: string;
}

/** What a value holds before it breaks out: words, a number, nothing. */
const NUMBER = /\s{0,8}[-+]?\d[\d.]{0,16}(?=\s{0,8}[^\p{L}\p{N}\s])/uy;
const CLOSING = /["'`]?[)\]};\s]{0,8}/y;
const NAME = '[a-zA-Z_$][\\w$]{0,40}';
const THIS = `this\\s{0,4}(?:\\??\\.\\s{0,4}${NAME}|(?:\\?\\.)?\\[)`;
const STRING = `(?:"[^"\\n]{0,64}"|'[^'\\n]{0,64}'|"[^"\\n]{0,64}$|'[^'\\n]{0,64}$)`;
const OPERAND = `(?:${STRING}(?:\\.length)?|-?\\d[\\d.]{0,16}|true|false|null|${THIS}|${NAME})`;
const COMPARISON = `${OPERAND}\\s{0,8}(?:===?|!==?)\\s{0,8}["'(]?`;
const CALL = `(?:sleep|${THIS}[\\w.$\\]'"[]{0,60}\\.?(?:match|test|search|indexOf|charAt|charCodeAt|substring|substr|startsWith)|Object\\.keys|db\\.[\\w.$]{1,60}|tojson|tojsononeline|hex_md5)\\s{0,4}\\(`;
const LOOP = '(?:while|for|do|switch|try|with)\\s{0,4}[({]';
/** A function that is called where it stands. */
const CALLED = '\\(\\s{0,4}(?:(?:async\\s{1,4})?function\\b|\\(?[\\w$, ]{0,40}\\)?\\s{0,4}=>)';
/** Statements that do nothing and only stand before the one that does. */
const IDLE = '(?:(?:\\{\\s{0,4}\\}|(?:void\\s{1,4})?[\\w.]{1,16}\\s{0,4};|;)\\s{0,8}){0,8}';

/** The document itself, which is true; `return this; it is broken` is a sentence. */
const DOCUMENT = 'this\\s{0,4}(?:$|[;}]\\s{0,4}(?:$|//|\\}|(?:var|let|const)\\s))';

/** `{return 1}`, `return /a/.test(…)`: no sentence of words, whatever is returned. */
const BLOCK = '(?:\\{\\s{0,4}return\\b\\s{0,4}[^\\s}]|return\\s{0,4}/[^/\\n]{1,40}/[a-z]{0,4}\\s{0,2}[.;}])';

/** Behind `;`: a statement of the clause's function. */
const STATEMENT = new RegExp(
  `${IDLE}(?:${CALLED}|${BLOCK}|return\\b\\s{0,8}(?:!\\s{0,2}){0,4}(?:[([]|true\\b|false\\b|-?\\d|["']|${THIS}|${CALL}|${COMPARISON}|${DOCUMENT})|${LOOP}|(?:var|let|const)\\s{1,8}${NAME}\\s{0,8}=|throw\\s{1,8}(?:new\\b|(?![a-zA-Z]{1,40}\\s{1,8}[a-zA-Z]))|${CALL}|if\\s{0,4}\\(|${THIS})`,
  'y',
);
/** Behind a number and a line's end, where listings of code have their next line: a block that returns the document or a constant, in one line. */
const NUMBERED_LINE =
  /(?:switch[ \t]{0,4}\([^()\n]{1,40}\)[ \t]{0,4}|try[ \t]{0,4})?\{[ \t]{0,4}(?:case\s[^:\n]{1,16}:[ \t]{0,4})?return\b[ \t]{0,4}(?:this\b|['"`\d!])[^\n{}]{0,40}\}/y;
/** Behind a quote and a line's end: what no line of words begins with. */
const LINE = new RegExp(
  `(?:${BLOCK}|return\\b\\s{0,8}(?:${THIS}|${CALL}|${DOCUMENT})|(?:switch|while)\\s{0,4}\\([^()\\n]{1,40}\\)\\s{0,4}[{;]|(?:try|do)\\s{0,4}\\{)`,
  'y',
);
/** Behind `||` or `&&`: another operand of the condition. */
const CONDITION = new RegExp(
  `(?:!\\s{0,4})?(?:\\(\\s{0,4}){0,4}(?:${COMPARISON}|${CALL}|${THIS}|true\\b(?=\\s{0,4}(?:$|[)};]|//|\\|\\||&&|%00|\\0))|\\(?function\\s{0,4}\\(|\\[[^\\]\\n]{0,32}\\]\\s{0,2}[.[=!]|(?:1|this)\\s{0,4}(?:$|//|\\|\\||&&|%00|\\0))`,
  'y',
);
/** Operands that decide nothing, in front of the one that does. */
const UNDECIDED = /(?:(?:0|false|null|undefined|NaN|""|'')\s{0,4}(?:\|\||&&)\s{0,4}){0,8}/y;
/** Behind any other operator: what runs or reads something. */
const WORKING = new RegExp(
  `(?:!\\s{0,4})?(?:\\(\\s{0,4}){0,4}(?:${CALL}|${THIS}|['"]\\w{1,32}['"]\\s{1,4}in\\s{1,4}this\\b|\\[[^\\]\\n]{0,32}\\]\\.[a-z]{3})|!\\s{0,4}this\\b|${CALLED}`,
  'y',
);
/** `2|!0`: a bit of the outcome, which nobody has to compare any more. */
const NEGATED = /[|&]\s{0,4}(?:!\s{0,2}){1,4}(?:\d{1,9}|true|false|""|''|\[\]|\{\})\s{0,4}(?:$|[;)}\0]|\/\/)/y;
/** A comparison of two numbers, and then nothing more: what `|` and `^` make of it is no longer the number in front. */
const CONSTANT =
  /(?:!\s{0,4}){0,4}\(?\s{0,4}-?\d[\d.]{0,16}\s{0,4}(?:[<>]=?|[=!]==?)\s{0,4}-?\d[\d.]{0,16}\s{0,4}\)?\s{0,4}(?:$|\/\/|[;)}]|\|\||&&)/y;
const OPERATOR = /(?:\?\?|[-+*%,^?|&<>]|[=!]==?)=?/y;
/** `? true : true`: whatever stood before, the outcome is a constant. */
const CONSTANT_CHOICE = `(?:\\(\\s{0,4}){0,4}(?:true|false|!?\\d{1,9}|this[.[][\\w.'"\\]]{1,40})(?:\\s{0,4}\\)){0,4}`;
const CHOICE = new RegExp(
  `\\?\\s{0,4}${CONSTANT_CHOICE}\\s{0,4}:\\s{0,4}${CONSTANT_CHOICE}\\s{0,4}(?:$|\\/\\/|[;)'"]|\\|\\|)`,
  'y',
);
/** `!''`, `!0`: a constant that is turned round, and nothing behind it but another condition or an end. */
const TURNED_ROUND = /(?:!\s{0,4}){1,4}(?:''|""|``|\d{1,9}|null|undefined|\[\]|\{\})\s{0,4}(?:$|\/\/|[;)}]|\|\||&&)/y;
/** `'-0||`: a number in front of the operator that decides. */
const NUMBER_BETWEEN = /-?\d[\d.]{0,16}\s{0,4}(?=\|\||&&)/y;
/** Out of the string, into the query's object: `', $or: [ {}, { 'a':'a`. */
const QUERY = /,\s{0,8}["']?\$(?:where|or|and|nor|ne|gt|lt|regex|comment|expr)["']?\s{0,8}:/y;

/** What a clause that breaks out says, it says at once. */
const WINDOW = 4096;

/** A `'` or `"` here and there is prose; a script that breaks out starts at the first one. */
export function findScriptEscape(text: string): ScriptEscape | undefined {
  const script = text.includes('/*') ? withoutComments(text) : text;
  const number = isNumeric(script) ? endOf(NUMBER, script) : 0;
  const start = number || endOfPrefix(script);
  // A letter or two in front, which say whether a number ends here.
  const from = Math.max(0, start - 8);
  const way =
    number > 0 || ESCAPES.has(script.charCodeAt(start))
      ? readEscape(script.slice(from, start + WINDOW), start - from)
      : undefined;
  const found = way ?? readLiteral(script) ?? (script.length <= WINDOW ? readWhole(script) : undefined);
  if (found === undefined) return undefined;
  // Where comments were taken out, the places are no longer the text's.
  if (script !== text) return { ...found, start: 0, end: Math.min(text.length, WINDOW) };
  const shift = way === undefined ? 0 : from;
  return { ...found, start: found.start + shift, end: found.end + shift };
}

/** Words, numbers and what stands between them. */
function endOfPrefix(text: string): number {
  let index = 0;
  // An escaped quote is still inside the string.
  while (index < text.length && (isPrefix(text.charCodeAt(index)) || isEscapedQuote(text, index)))
    index += text.charCodeAt(index) === 0x5c ? 2 : 1;
  return index;
}

function isEscapedQuote(text: string, index: number): boolean {
  if (text.charCodeAt(index) !== 0x5c || index === 0) return false;
  const quote = text.charCodeAt(index + 1);
  return (quote === 0x27 || quote === 0x22) && text.indexOf(text.charAt(index + 1), index + 2) > 0;
}

function isPrefix(unit: number): boolean {
  if (unit >= 0x80) return true;
  if ((unit >= 0x61 && unit <= 0x7a) || (unit >= 0x40 && unit <= 0x5a) || (unit >= 0x30 && unit <= 0x39)) return true;
  return unit === 0x20 || unit === 0x2e || unit === 0x5f || unit === 0x2b || unit === 0x2d;
}

/** A clause goes on behind a quote, a bracket, `;` or an operator. */
const ESCAPES = new Set([...'"\'`)]};|&?*%,^<>=!/\n\t\r\f\v'].map((character) => character.charCodeAt(0)));

function isNumeric(text: string): boolean {
  return /^\s{0,8}[-+]?\d/.test(text);
}

function endOf(pattern: RegExp, text: string): number {
  pattern.lastIndex = 0;
  return pattern.test(text) ? pattern.lastIndex : 0;
}

/** Comments say nothing to the database, however long they are. */
function withoutComments(text: string): string {
  let result = '';
  let from = 0;
  for (let open = text.indexOf('/*'); open >= 0; open = text.indexOf('/*', from)) {
    const close = text.indexOf('*/', open + 2);
    if (close < 0) break;
    result += `${text.slice(from, open)} `;
    from = close + 2;
  }
  return result + text.slice(from);
}

function readEscape(text: string, start: number): ScriptEscape | undefined {
  if (!mayEscape(text, start)) return undefined;
  const quoted = /["'`]/.test(text.charAt(start));
  CLOSING.lastIndex = start;
  CLOSING.test(text);
  const behind = CLOSING.lastIndex;
  const closing = text.slice(start, behind);
  if (quoted && matches(QUERY, text, behind))
    return { start, end: QUERY.lastIndex, what: 'add a condition to the query' };
  if (closing.includes(';') && matches(STATEMENT, text, behind))
    return { start, end: STATEMENT.lastIndex, what: 'run statements of its own' };
  // ECMA-262, 12.10: a line's end ends a statement, too.
  if (quoted && closing.includes('\n') && matches(LINE, text, behind))
    return { start, end: LINE.lastIndex, what: 'run statements of its own' };
  if (
    !quoted &&
    /\d\s{0,8}\n\s*$/.test(text.slice(Math.max(0, start - 16), behind)) &&
    matches(NUMBERED_LINE, text, behind)
  )
    return { start, end: NUMBERED_LINE.lastIndex, what: 'run statements of its own' };
  if (!quoted && !/\d\s*$/.test(text.slice(0, start))) return undefined;
  return readOperand(text, start, behind);
}

/** A quote or `;`, or a number that ends here: most values hold neither, and need not be read. */
export function mayEscape(text: string, start: number): boolean {
  for (let at = start; ; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x22 || unit === 0x27 || unit === 0x60 || unit === 0x3b) return true;
    // Brackets and blanks may close something before it.
    if (unit !== 0x29 && unit !== 0x5d && unit !== 0x7d && !isBlank(unit)) break;
  }
  let before = start - 1;
  while (before >= 0 && isBlank(text.charCodeAt(before))) before--;
  const last = text.charCodeAt(before);
  return last >= 0x30 && last <= 0x39;
}

function isBlank(unit: number): boolean {
  return unit <= 0x20 || unit > 0x7f;
}

function readOperand(text: string, start: number, behind: number): ScriptEscape | undefined {
  const operator = text.slice(behind, behind + 2);
  if (!/^(?:\|\||&&)/.test(operator) && matches(OPERATOR, text, behind)) {
    const number = skipBlanks(text, OPERATOR.lastIndex);
    if (matches(NUMBER_BETWEEN, text, number)) return readOperand(text, start, NUMBER_BETWEEN.lastIndex);
  }
  // `20) ? 1 : 2);\\n"`: a string's escape, at which no script goes on.
  if (matches(CHOICE, text, behind) && !/^[;)]{0,4}\\/.test(text.slice(CHOICE.lastIndex, CHOICE.lastIndex + 5)))
    return { start, end: CHOICE.lastIndex, what: 'add a condition that decides the outcome' };
  if (matches(NEGATED, text, behind))
    return { start, end: NEGATED.lastIndex, what: 'add a condition that decides the outcome' };
  const isChoice = operator === '||' || operator === '&&';
  if (!isChoice && !matches(OPERATOR, text, behind)) return undefined;
  let operand = skipBlanks(text, isChoice ? behind + 2 : OPERATOR.lastIndex);
  if (isChoice && matches(UNDECIDED, text, operand)) operand = UNDECIDED.lastIndex;
  if (isChoice && matches(TURNED_ROUND, text, operand))
    return { start, end: TURNED_ROUND.lastIndex, what: 'add a condition that decides the outcome' };
  if (isChoice && matches(CONDITION, text, operand))
    return { start, end: CONDITION.lastIndex, what: 'add a condition that decides the outcome' };
  if (!isChoice && /[|^]/.test(operator) && matches(CONSTANT, text, operand))
    return { start, end: CONSTANT.lastIndex, what: 'add a condition that decides the outcome' };
  if (matches(WORKING, text, operand)) return { start, end: WORKING.lastIndex, what: 'run as a part of the condition' };
  const end = findDocument(text, operand);
  return end < 0 ? undefined : { start, end, what: 'read the document as a part of the condition' };
}

/** `'' && this.x`: a text in quotes of its own, where the clause has none around the value. */
const LITERAL = /\s{0,8}(?:'\w{0,16}'|"\w{0,16}")\s{0,8}(?:\|\||&&)\s{0,8}/y;

/** Filters of other languages compare behind such a text; nothing but a script reads the document or calls. */
function readLiteral(text: string): ScriptEscape | undefined {
  const first = text.charCodeAt(0);
  if ((first !== 0x22 && first !== 0x27 && first > 0x20) || !matches(LITERAL, text, 0)) return undefined;
  const operand = LITERAL.lastIndex;
  if (!matches(WORKING, text, operand)) return undefined;
  return { start: 0, end: WORKING.lastIndex, what: 'run as a part of the condition' };
}

const WHOLE = new RegExp(
  `\\s{0,8}(?:return\\s{1,8}(?:true|${THIS}[^;]{0,64}[=!]=|${CALL})|function\\s{0,4}\\(\\s{0,4}[\\w$, ]{0,40}\\)\\s{0,4}\\{[^]{0,256}?\\bemit\\s{0,4}\\(|db\\.[\\w$]{1,40}\\.(?:find|insert|drop|remove|update|save|delete|aggregate)\\w{0,10}\\s{0,4}\\(|function\\s{0,4}\\(\\s{0,4}(?:[a-z]{1,8})?\\s{0,4}\\)\\s{0,4}\\{\\s{0,8}(?:return\\s{1,8}(?:true|1|this|${CALL})|${LOOP}|${CALL})[^]{0,512}\\}\\s{0,4}$)`,
  'y',
);

/** The value is a clause by itself: what `$where` and mapReduce take. */
function readWhole(text: string): ScriptEscape | undefined {
  if (!mayBeWhole(text) || text.includes('\n') || !matches(WHOLE, text, 0)) return undefined;
  return { start: 0, end: WHOLE.lastIndex, what: 'run as a function on the database server' };
}

/** It begins with `return`, `db.` or `function`. */
export function mayBeWhole(text: string): boolean {
  let at = 0;
  while (isBlank(text.charCodeAt(at))) at++;
  const first = text.charCodeAt(at);
  return first === 0x72 || first === 0x64 || first === 0x66;
}

function matches(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  // ECMA-262, 12.2: marks of byte order and wide blanks as well.
  while (
    at < text.length &&
    (text.charCodeAt(at) <= 0x20 || (text.charCodeAt(at) > 0x7f && /\s/.test(text.charAt(at))))
  )
    at++;
  return at;
}
