import { sought } from '../../sought/sought-pattern.js';
import type { Construct } from './constructs.js';
import { hasAny } from './has-any.js';
import { withoutLongComments } from './long-comments.js';
import { isShown } from './surroundings.js';

/**
 * Who writes a name as an expression hides it: however the language would compute it, that a member of the process, or
 * a function, is computed and then called says enough. What can be computed here is (`fold.ts`); this is for the rest.
 */

const MAX_TEXT = 2048;
const MAX_MEMBER = 200;

/** Node's own objects with a member that is an expression. */
const OWN_OBJECT = sought(
  /(?<![\w$.])(?:(?:globalThis|global|self|window|this|root)\s{0,4}(?:\?\.|\.)\s{0,4})?(?:process|globalThis|global|require|module)[\s)]{0,8}(?:\?\.)?\s{0,4}\[/g,
);
/** The global object of a function's body, by two computed members. */
const THIS = sought(/(?<![\w$.])(?:this|self|globalThis|global|window)\s{0,4}(?:\?\.)?\s{0,4}\[/g);
/** ECMA-262, 28.1: a member of the global object whose name is neither a text nor a variable. */
const REFLECTED = sought(
  /(?<![\w$.])Reflect\s{0,4}\.\s{0,4}(?:get|apply|getOwnPropertyDescriptor)\s{0,4}\(\s{0,4}(?:global(?:This)?|process|this)\s{0,4},\s{0,4}(?:[\w$.]{1,40}\s{0,4}\(|\[|["'`][^"'`\n]{0,64}["'`]\s{0,4}[.+[])/,
);
/** `(() => process)().`: a function of nothing but one of Node's objects, called at once. */
const GIVEN = sought(
  /(?:\breturn\s{1,4}|=>\s{0,4}\(?\s{0,4})(?:process|require|globalThis)\s{0,4}[;)]?\s{0,4}[})]{1,3}\s{0,4}(?:\?\.)?\(\s{0,4}\)\s{0,4}\)?\s{0,4}(?:\?\.|\.|\[)/,
);
/** All of Node's process in an object of one's own. */
const COPIED = sought(/\{\s{0,4}\.\.\.\s{0,4}(?:process|require|globalThis)\s{0,4}[,}]/);
/** PHP manual, "String Functions", "Array Functions" and pack(): what gives a name that was not written. */
const BUILDERS =
  'implode|join|v?sprintf|strrev|strtolower|strtoupper|ucfirst|lcfirst|substr(?:_replace)?|pack|str_replace|str_ireplace|strtr|l?trim|rtrim|chr|hex2bin|base64_decode|urldecode|rawurldecode|str_rot13|convert_uudecode|preg_replace|array_(?:pop|shift|key_first|reduce)|current|end|reset|key|nl2br|html_entity_decode|stripslashes|stripcslashes|iconv|gzinflate';
/** `(implode(…))(…)`, `[pack(…)][0](…)`: the function is what another function gives. */
const BUILT = sought(
  new RegExp(
    `[[({]\\s{0,4}(?:${BUILDERS})\\s{0,4}\\([^;\\n]{0,200}?\\)\\s{0,4}[\\])}](?:\\s{0,4}\\[\\s{0,4}\\d{1,3}\\s{0,4}\\])?\\s{0,4}\\(`,
    'i',
  ),
);
/** `$f = pack(…); $f(…)`; what is a function from the start, or an object, hides nothing. */
const KEPT = sought(
  new RegExp(
    `\\$(\\w{1,32})\\s{0,4}=\\s{0,4}(?:${BUILDERS})\\s{0,4}\\([^;\\n]{1,200}[;,)][^]{0,200}?\\$\\1\\s{0,4}\\(`,
    'i',
  ),
);
/** `$f .= 'x'; $f(…)`: a text that was added to is called. */
const APPENDED = sought(/\$(\w{1,32})\s{0,4}\.=\s{0,4}[^;\n]{1,200};[\s\S]{0,200}?\$\1\(/);
/** PHP manual, "Bitwise Operators": texts are joined bit by bit, or turned round; what comes out is called. */
const BITWISE = sought(
  /\(\s{0,4}(?:~\s{0,4}(?:["'][^"'\n]{1,64}["']|[^\x20-\x7e\n]{1,64}|(?:%[\da-f]{2}){2,64})|(["'])[^"'\n]{1,64}\1\s{0,4}[\^|&]\s{0,4}["'][^"'\n]{1,64}["'])\s{0,4}\)\s{0,4}\(/i,
);
/** A variable whose name another one holds, called. */
const VARIABLE = sought(/\$\$\{?\w{1,32}\}?\s{0,4}(?:\[[^\]\n]{0,64}\]\s{0,4}){0,4}\(/);

/** A function or a member of Node's process whose name is an expression. */
export function findComputedCallee(written: string): Construct | undefined {
  if (!hasAny(written, SIGNS)) return undefined;
  const bare = written.length > MAX_TEXT ? withoutLongComments(written, MAX_TEXT) : written;
  if (bare.length > MAX_TEXT) return undefined;
  const found = findIn(bare);
  if (found === undefined || bare === written) return found;
  return isShown(bare, found.start, found.end) ? undefined : { ...found, start: 0, end: written.length };
}

function findIn(written: string): Construct | undefined {
  const text = written.replace(COMMENT, blank);
  const end = findOwnMember(text) ?? findDoubleMember(text);
  if (end !== undefined)
    return { ...end, what: "reach Node's own objects by a name that it hides", unmistakable: false };
  const reflected = REFLECTED.exec(text);
  if (reflected !== null)
    return { ...spanOf(reflected), what: "reach Node's own objects by a name that it hides", unmistakable: false };
  const given = GIVEN.exec(text);
  if (given !== null)
    return { ...spanOf(given), what: "reach Node's own objects through a function", unmistakable: false };
  const copied = COPIED.exec(text);
  if (copied !== null) return { ...spanOf(copied), what: "copy Node's process", unmistakable: false };
  const called =
    BUILT.exec(text) ?? KEPT.exec(text) ?? APPENDED.exec(text) ?? BITWISE.exec(text) ?? VARIABLE.exec(text);
  return called === null
    ? undefined
    : { ...spanOf(called), what: 'call a function whose name it hides', unmistakable: false };
}

/** Comments between a name and its call say nothing; places stay what they are. */
const COMMENT = /\/\*(?:[^*]|\*(?!\/)){0,256}\*\/|(?<=[\s;,(){}])(?:\/\/|#)[^\r\n]{0,256}(?=[\r\n])/g;

function blank(comment: string): string {
  return ' '.repeat(comment.length);
}

const SIGNS = ['[', '...', ')(', '$', 'Reflect'] as const;

interface Span {
  readonly start: number;
  readonly end: number;
}

function findOwnMember(text: string): Span | undefined {
  for (const match of OWN_OBJECT.matchAll(text)) {
    const open = match.index + match[0].length - 1;
    const close = closeOf(text, open);
    if (close > 0 && isComputed(text.slice(open + 1, close))) return { start: match.index, end: close + 1 };
  }
  return undefined;
}

/** `this[…][…](`: one computed member is everyday code, two and a call are not. */
function findDoubleMember(text: string): Span | undefined {
  for (const match of THIS.matchAll(text)) {
    const open = match.index + match[0].length - 1;
    const close = closeOf(text, open);
    if (close < 0 || !isComputed(text.slice(open + 1, close))) continue;
    const next = /^\s{0,4}(?:\?\.)?\s{0,4}\[/.exec(text.slice(close + 1, close + 16));
    if (next === null) continue;
    const second = closeOf(text, close + next[0].length);
    if (second > 0 && /^\s{0,4}(?:\?\.)?\s{0,4}\(/.test(text.slice(second + 1, second + 16)))
      return { start: match.index, end: second + 1 };
  }
  return undefined;
}

/** More than a name, a number or a text: a call, a member of a text, pieces put together. */
function isComputed(member: string): boolean {
  return /[\w)\]"'`]\s{0,4}\(|["'`)\]/]\s{0,4}(?:\?\.|\.|\[)|["'`]\s{0,4}\+|\+\s{0,4}["'`]|`[^`]{0,64}\$\{|`\s{0,2}`/.test(
    member,
  );
}

function closeOf(text: string, open: number): number {
  let depth = 0;
  for (let index = open; index < text.length && index - open < MAX_MEMBER; index++) {
    const sign = text.charAt(index);
    if (sign === '[') depth++;
    else if (sign === ']' && --depth === 0) return index;
  }
  return -1;
}

function spanOf(match: RegExpExecArray): Span {
  return { start: match.index, end: match.index + match[0].length };
}
