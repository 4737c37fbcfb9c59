/** A piece of a text that leaves a string or expression of a `$where` clause. */
export interface ScriptEscape {
  readonly start: number;
  readonly end: number;
  readonly what: string;
}

/** What a value holds before it breaks out: words, a number, nothing. */
const PREFIX = /[\p{L}\p{N} @._+-]{0,64}/uy;
const CLOSING = /["'`]?[)\]};\s]{0,8}/y;
const NAME = '[a-zA-Z_$][\\w$]{0,40}';
const THIS = `this\\s{0,4}(?:\\.\\s{0,4}${NAME}|\\[)`;
const STRING = `(?:"[^"\\n]{0,64}"|'[^'\\n]{0,64}'|"[^"\\n]{0,64}$|'[^'\\n]{0,64}$)`;
const OPERAND = `(?:${STRING}|-?\\d[\\d.]{0,16}|true|false|null|${THIS}|${NAME})`;
const COMPARISON = `${OPERAND}\\s{0,8}(?:===?|!==?)\\s{0,8}["'(]?`;
const CALL = `(?:sleep|${THIS}[\\w.$\\]'"[]{0,60}\\.?(?:match|test|search|indexOf|charAt|charCodeAt|substring|substr|startsWith)|Object\\.keys|db\\.[\\w.$]{1,60}|tojson|tojsononeline|hex_md5)\\s{0,4}\\(`;
const LOOP = '(?:while|for|do)\\s{0,4}[({]';

/** Behind `;`: a statement of the clause's function. */
const STATEMENT = new RegExp(
  `(?:return\\b\\s{0,8}(?:\\(|!?true\\b|false\\b|[!-]?\\d|["']|${THIS}|${CALL}|${COMPARISON})|${LOOP}|(?:var|let|const)\\s{1,8}${NAME}\\s{0,8}=|throw\\s|${CALL}|if\\s{0,4}\\(|${THIS})`,
  'y',
);
/** Behind `||` or `&&`: another operand of the condition. */
const CONDITION = new RegExp(
  `(?:!\\s{0,4})?(?:\\(\\s{0,4}){0,4}(?:${COMPARISON}|${CALL}|${THIS}|true\\b(?=\\s{0,4}(?:$|[)};]|//|\\|\\||&&|%00|\\0))|\\(?function\\s{0,4}\\(|(?:1|this)\\s{0,4}(?:$|//|\\|\\||&&|%00|\\0))`,
  'y',
);
/** Out of the string, into the query's object: `', $or: [ {}, { 'a':'a`. */
const QUERY = /,\s{0,8}["']?\$(?:where|or|and|nor|ne|gt|lt|regex|comment|expr)["']?\s{0,8}:/y;

const MAX_TEXT = 4096;

/** A `'` or `"` here and there is prose; a script that breaks out starts at the first one. */
export function findScriptEscape(text: string): ScriptEscape | undefined {
  if (text.length > MAX_TEXT) return undefined;
  PREFIX.lastIndex = 0;
  PREFIX.test(text);
  const start = PREFIX.lastIndex;
  return readEscape(text, start) ?? readWhole(text);
}

function readEscape(text: string, start: number): ScriptEscape | undefined {
  const quoted = /["'`]/.test(text.charAt(start));
  CLOSING.lastIndex = start;
  CLOSING.test(text);
  const behind = CLOSING.lastIndex;
  const closing = text.slice(start, behind);
  if (quoted && matches(QUERY, text, behind))
    return { start, end: QUERY.lastIndex, what: 'add a condition to the query' };
  if (closing.includes(';') && matches(STATEMENT, text, behind))
    return { start, end: STATEMENT.lastIndex, what: 'run statements of its own' };
  const operator = text.slice(behind, behind + 2);
  if ((operator !== '||' && operator !== '&&') || (!quoted && !/\d\s*$/.test(text.slice(0, start)))) return undefined;
  if (!matches(CONDITION, text, skipBlanks(text, behind + 2))) return undefined;
  return { start, end: CONDITION.lastIndex, what: 'add a condition that decides the outcome' };
}

const WHOLE = new RegExp(
  `\\s{0,8}(?:return\\s{1,8}(?:true|${THIS}[^;]{0,64}[=!]=|${CALL})|db\\.[\\w$]{1,40}\\.(?:find|insert|drop|remove|update|save|delete|aggregate)\\w{0,10}\\s{0,4}\\(|function\\s{0,4}\\(\\s{0,4}(?:[a-z]{1,8})?\\s{0,4}\\)\\s{0,4}\\{\\s{0,8}(?:return\\s{1,8}(?:true|1|this|${CALL})|${LOOP}|${CALL})[^]{0,512}\\}\\s{0,4}$)`,
  'y',
);

/** The value is a clause by itself: what `$where` and mapReduce take. */
function readWhole(text: string): ScriptEscape | undefined {
  if (text.includes('\n') || !matches(WHOLE, text, 0)) return undefined;
  return { start: 0, end: WHOLE.lastIndex, what: 'run as a function on the database server' };
}

function matches(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) <= 0x20) at++;
  return at;
}
