import { withoutBlankRuns } from '../../values/blank-runs.js';
import { CharacterClass } from '../../values/character-classes.js';
import { readScript } from './javascript-reader.js';
import { BROWSER_NAMES } from './javascript-words.js';
import { callsRenamed } from './renamed-callee.js';
import { beginsAsProse } from './script-prose.js';
import type { ScriptReading } from './script-reading.js';
import { endOfScript, type StringBreakout } from './script-string.js';
import { isUnletteredScript } from './script-unlettered.js';

export const BARE_SCRIPT = 'inside a script, where a number or a name is expected';

/**
 * Text that would run where a page writes it into a script without quotes, or evaluates it. Forums are full of scripts,
 * so it takes more: a beginning that ends what stood before, an end that hides what follows, a disguise; or nothing but
 * one line of calls of, or ways into, the page's own objects.
 */
export function findBareScript(text: string, classes: number): StringBreakout | undefined {
  if ((classes & CharacterClass.bracket) !== 0 && isUnletteredScript(text))
    return { certainty: 'certain', start: 0, context: BARE_SCRIPT };
  if (!mayAct(text, classes) || beginsAsProse(text)) return undefined;
  const end = endOfScript(text);
  const hidesRest = end < text.length || endsInLineComment(text);
  if (!hidesRest && JSON_START.test(text)) return undefined;
  const said = skipComments(text);
  const endsValue = ENDS_VALUE.test(said) || ENDS_LINE.test(said);
  const reading = readScript(text, { from: 0, end, after: 'unknown' });
  if (reading.error >= 0) return endsValue && end === text.length ? findMember(said) : undefined;
  // `1;a.innerHTML=b`, `1-{valueOf:alert}`: no call, but behind a value there is nothing else to say.
  const acts = reading.action >= 0 || reading.touchesPage || (endsValue && reading.acts);
  if (!reading.reaches || !acts) return undefined;
  // `-alert(1)-` leaves the page's own operand for its right side.
  if (reading.dangling && !endsValue) return undefined;
  // `(function(){var a=document.createElement('sc`: the first characters of a script, which a browser's report of a
  // violated policy holds (CSP 3, 5.5). Where the page has no quote in front of a value, none behind it ends this string.
  if (!endsValue && !hidesRest && (reading.ending === "'" || reading.ending === '"')) return undefined;
  // `` Reflect.apply.call`${f}…` ``
  const isTagged = reading.tagged && text.includes('${');
  const isSpelt = SPELT_BY_RADIX.test(text);
  const isSure = reading.disguised || isSpelt || CALLS_ITSELF.test(text) || callsRenamed(text);
  if (!(reading.speaksBrowser || hidesRest || isSure || isTagged || PRINTS.test(text))) return undefined;
  // Markdown's bold type is no power.
  const isEnclosed = reading.open === 0 || CLOSES_VALUE.test(said);
  const isBreakout = hidesRest || (endsValue && isEnclosed && !text.startsWith('**'));
  const isCertain = isBreakout || isSure || reading.tagged || isOneLine(text, reading);
  return { certainty: isCertain ? 'certain' : 'unsure', start: 0, context: BARE_SCRIPT };
}

/** `1,get b(){},c:alert(1)`: the value of a member, and further members of the page's own object. */
function findMember(text: string): StringBreakout | undefined {
  if (!NEXT_MEMBER.test(withoutBlankRuns(text).slice(0, 120))) return undefined;
  const reading = readScript(text, { from: 0, end: text.length, after: 'member' });
  if (reading.error >= 0 || !reading.acts || reading.dangling) return undefined;
  if (!(reading.speaksBrowser || reading.disguised || reading.touchesPage)) return undefined;
  return { certainty: 'certain', start: 0, context: BARE_SCRIPT };
}

const NEXT_MEMBER =
  /^\s*(?:[\d.]+|null|true|false|undefined)\s*,\s*(?:(?:get|set|async|static)?\s?\*?\s?[\w$]{1,32}\s*[:(]|\[|\.\.\.)/;

/** Nobody keeps one line of calls like `alert(document.cookie)` as data; whole programs and functions people do. */
function isOneLine(text: string, reading: ScriptReading): boolean {
  if (!(reading.speaksBrowser || reading.touchesPage) || (PROGRAM.test(text) && !RUNS_AT_ONCE.test(text))) return false;
  const word = PROSE_CALL.exec(text)?.[1];
  if (word !== undefined && !BROWSER_NAMES.has(word)) return false;
  const lineBreak = text.trimEnd().indexOf('\n');
  // Programs have bodies; a line break in `alert\n(1)` is there to hide it.
  const isShort = HIDDEN_BREAK.test(text) && !text.includes('{') && withoutBlankRuns(text).length <= SHORT_SCRIPT;
  return lineBreak < 0 || isShort || text.slice(0, lineBreak).trim() === '';
}

const SHORT_SCRIPT = 80;
/** Between a name and what calls it. */
const HIDDEN_BREAK = /[\w$)\]][^\S\n]{0,8}\n\s{0,8}[(`]/;

/** Other languages print, too, but not behind a value that takes the page's own place: `7-print(/x/)`. */
const PRINTS =
  /^\s*(?:[\d.]+|null|true|false|undefined)\s*[?*%|&^+\-,;\n][\s\S]{0,200}(?:=\[?(?:print|prompt|confirm)\b|:print\}|\[print\]\[\d\]|Reflect\.apply\(\s?(?:print|prompt|confirm)\b|\bprint\)?(?:\?\.|\??\.(?:call|apply|bind)\s?)?[(`)])/;

/** `self[8680439..toString(30)](1)`: a name spelt by a number in another base (ECMA-262 21.1.3.6). */
const SPELT_BY_RADIX = /\[[\s(]{0,4}\d{3,16}\)?\.{1,2}toString\(\d\d\)[\s)]{0,4}\]\s?(?:\?\.)?[(`]/;

/** `(x=>print(name))()`, one line that calls what it has just written. */
const CALLS_ITSELF = /^\s*\((?:\(\w{0,32}\)|\w{1,32})\s?=>[\s\S]{1,400}\)\(\)\s*(?:;\s*)?$/;

/** `function(){…}()` */
const RUNS_AT_ONCE = /\}\s*(?:\)\s*)?\([^()]*\)[\s;]*$/;

/** Words and a remark: `show (alert|dialog)`. */
const PROSE_CALL = /^\s*([A-Za-z]+) \([^()]*\)\s*$/;

const PROGRAM = /^\s*(?:async|function|class|const|let|import\s|export|if|for|while|try|switch|return)\b/;

/** A call, a tagged template, `throw`, `import`; or a member. */
function mayAct(text: string, classes: number): boolean {
  if ((classes & (CharacterClass.parenthesis | CharacterClass.backtick)) !== 0) return true;
  if ((classes & SEPARATORS) !== 0 && (text.includes('throw') || text.includes('import'))) return true;
  if ((classes & MEMBERS) === 0) return false;
  if (PAGE_OBJECT_LETTERS.has(text.charCodeAt(0)) && PAGE_OBJECT_START.test(text)) return true;
  return (classes & ASSIGNS) !== 0 && ENDS_VALUE.test(text) && BEHIND_VALUE.test(text);
}

/** What separates `throw` and `import` from what they take. */
const SEPARATORS =
  CharacterClass.space | CharacterClass.newline | CharacterClass.singleQuote | CharacterClass.doubleQuote;
const MEMBERS = CharacterClass.dot | CharacterClass.bracket | CharacterClass.equals | CharacterClass.colon;
/** What is assigned to, or defined for operators to call. */
const ASSIGNS = CharacterClass.equals | CharacterClass.colon;
const BEHIND_VALUE =
  /(?:^|[^\w$.])(?:(?:document|window|self|top|parent|frames|globalThis|opener|location|navigator)\s{0,8}[.[=]|(?:toString|valueOf)\s{0,8}:)/;
const PAGE_OBJECT_LETTERS = new Set([...' \t\n;0123456789dwstpfgoln'].map((letter) => letter.charCodeAt(0)));

/** The text's first word, and that a member of it follows. */
const PAGE_OBJECT_START =
  /^[\s;\d.,]*(?:document|window|self|top|parent|frames|globalThis|opener|location|navigator)\s*(?:[.[=]|\/\*)/;

/** As a script, an object like these is a block that does not compile, or a list of plain data. */
const JSON_START = /^\s*(?:\[\s*)?\{\s*"/;

/** An operator, a separator or a closing bracket first, or behind a number that stands for the page's own. */
const ENDS_VALUE = /^\s*(?:(?:[\d.]+|null|true|false|undefined)\s*)?[;,)\]}*/%&|^?<>+-]/;

/** A value, and the end of its bracket or statement: one that stays open is closed by the page. */
const CLOSES_VALUE = /^\s*(?:[\d.]+|null|true|false|undefined)\s*[;)\]}]/;

/** A value, and a line break that ends its statement. */
const ENDS_LINE = /^\s*(?:[\d.]+|null|true|false|undefined)[ \t]*[\r\n]/;

/** What stands behind the comments that a text begins with: the licence of a library ends no value of a page's. */
function skipComments(text: string): string {
  let at = 0;
  for (;;) {
    while (text.charCodeAt(at) <= 0x20) at++;
    if (text.charCodeAt(at) !== 0x2f || text.charCodeAt(at + 1) !== 0x2a) return at === 0 ? text : text.slice(at);
    const close = text.indexOf('*/', at + 2);
    if (close < 0) return text.slice(at);
    at = close + 2;
  }
}

function endsInLineComment(text: string): boolean {
  const end = text.trimEnd().length;
  return text.charCodeAt(end - 1) === 47 && text.charCodeAt(end - 2) === 47;
}

/** Text that a page puts into a comment of its script, and that ends this comment. */
export function findCommentBreakout(text: string): StringBreakout | undefined {
  const close = text.indexOf('*/');
  if (close < 0) return undefined;
  const open = text.indexOf('/*');
  if (open >= 0 && open < close) return undefined;
  const reading = readScript(text, { from: close + 2, end: endOfScript(text), after: 'unknown' });
  if (reading.error >= 0 || !reading.acts || reading.ending !== 'comment') return undefined;
  return { certainty: 'certain', start: close, context: 'inside a comment of a script' };
}
