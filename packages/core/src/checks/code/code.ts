import { sought } from '../../sought/sought-pattern.js';
import { CharacterClass } from '../../values/character-classes.js';
import { SOURCES, type Source } from '../../values/value.js';
import type { Certainty, DetectContext, Detection, ValueCheck } from '../check.js';
import { readPastBlanks } from '../past-blanks.js';
import { findActingCall } from './acting-call.js';
import { findAliasBomb } from './alias-bomb.js';
import { isCallee, isStatement } from './callees.js';
import { type Call, executingCalls } from './calls.js';
import { findComputedCallee } from './computed-callee.js';
import { CONSTRUCTOR, findConfigured, isNamedFunction, NAMED_FUNCTIONS } from './configured-objects.js';
import { findConstruct } from './constructs.js';
import { findCutOffStatement } from './cut-off-statement.js';
import { mayAddressDatabase } from './database-addresses.js';
import { findDocumentInclude, mayInclude } from './document-includes.js';
import { foldConstants } from './fold.js';
import { findHandedOn } from './handed-on.js';
import { findHiddenCallee } from './hidden-callee.js';
import { findModuleAddress } from './module-addresses.js';
import { findOwnSystem, isOwnSystem } from './own-system.js';
import { findPhpSetting, isPhpSetting } from './php-settings.js';
import { mayScriptQuietly } from './scripting/find-scripting.js';
import { readSerializedBytes, SHORTEST_STREAM } from './serialized-bytes.js';
import { findStoredName, isSessionName, RUN_EXTENSIONS } from './stored-names.js';
import { isShown } from './surroundings.js';
import { goesOnInWords } from './words-behind.js';

const NEEDED =
  CharacterClass.parenthesis |
  CharacterClass.dollar |
  CharacterClass.angle |
  CharacterClass.dot |
  CharacterClass.exclamation |
  CharacterClass.brace |
  CharacterClass.bracket |
  CharacterClass.newline |
  CharacterClass.star |
  CharacterClass.nonAscii;

/** The key under which Ruby's json keeps the class that a document becomes (`JSON.create_id`). */
const RUBY_CLASS = 'json_class';

/** Objects of languages, and packages. */
const SPEAKING =
  'process constructor class java javax env environment binding delete_all destroy_all update_all rails objectspace self this global globalthis exports module send method qx exit instance_eval os environ python py _g'.split(
    ' ',
  );

/** Injection into what evaluates code or deserialises objects: JavaScript, PHP, Python, Ruby, Java, .NET. */
export const code: ValueCheck = {
  id: 'code',
  title: 'Code injection',
  cwe: 94,
  attack: 'T1059',
  sources: new Set<Source>(SOURCES),
  // Letters and digits alone are a serialised object in base64.
  applies: (classes) => (classes & (NEEDED | CharacterClass.letter)) !== 0,
  // `echo7-7` is code; names of sessions' files are longer than streams of objects.
  words: {
    prose: true,
    classes: CharacterClass.letter | CharacterClass.digit,
    // Ruby's JSON makes an object of what stands beside it; PHP calls a function by its name.
    names: new Set([RUBY_CLASS, CONSTRUCTOR, ...NAMED_FUNCTIONS]),
    longerThan: SHORTEST_STREAM - 1,
    seesLonger: (word) => word.includes('_CRYO') || isSessionName(word) || readSerializedBytes(word) !== undefined,
    members: new Set([...SPEAKING, ...RUN_EXTENSIONS]),
    seesBehind: (name) => isPhpSetting(name) || isOwnSystem(name),
    seesCalled: isCallee,
    seesFirst: isStatement,
  },
  detect: readPastBlanks(detect),
};

/** ECMA-262, 12.2 and 12.3: what is a blank to JavaScript, and a letter to nobody. */
const BLANKS = /[\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]/g;

/** Two of them end a line: what stands behind is another statement. */
function toBlank(blank: string): string {
  return blank === '\u2028' || blank === '\u2029' ? '\n' : ' ';
}

function detect(written: string, context: DetectContext): Detection | undefined {
  const { source, path, classes } = context;
  const hasBlanks = classes === undefined || (classes & CharacterClass.nonAscii) !== 0;
  const text = hasBlanks ? written.replace(BLANKS, toBlank) : written;
  const bytes = readSerializedBytes(text);
  if (bytes !== undefined)
    return describeWhole(
      text,
      `Deserialised, the text would become objects of ${bytes.format}, whose classes may run anything.`,
      'as a serialised object',
    );
  if (source === 'json_keys' && text === RUBY_CLASS)
    return describeWhole(
      text,
      'Under this key Ruby reads the class of the object that it makes.',
      'as a key of a document',
    );
  if (isNamedFunction(text, path))
    return describeWhole(
      text,
      `Under this key the text names the function that PHP calls: ${text}.`,
      'as a name that is called',
    );
  const stored = findStoredName(text, source, path) ?? (source === 'referer' ? undefined : findModuleAddress(text));
  if (stored !== undefined) return describe(text, stored, { certainty: 'certain', what: stored.what });
  // Words, numbers and base64: nothing in them is a construct.
  if ((classes === undefined || (classes & ~BARE_CLASSES) === 0) && BARE.test(text)) return undefined;
  if (classes !== undefined && (classes & LOUD) === 0 && isQuiet(text, classes)) return undefined;
  const found = detectForm(text, context);
  if (found?.certainty === 'certain') return found;
  // What hides a name is computed as the language would; the text may also be shown only because of its comments.
  const folded = foldConstants(text);
  const hidden = folded === undefined ? undefined : detectForm(folded, context);
  if (hidden === undefined || (found !== undefined && hidden.certainty === 'unsure')) return found;
  return { ...hidden, start: 0, end: text.length };
}

/** Without these nothing is called, computed or marked: what is left are names, paths of them, texts and settings. */
const LOUD =
  CharacterClass.parenthesis |
  CharacterClass.dollar |
  CharacterClass.angle |
  CharacterClass.exclamation |
  CharacterClass.brace |
  CharacterClass.bracket |
  CharacterClass.newline |
  CharacterClass.backtick |
  CharacterClass.backslash |
  CharacterClass.nonAscii;
const QUOTED = CharacterClass.singleQuote | CharacterClass.doubleQuote | CharacterClass.equals;
const NAMES =
  /process|constructor|class|java|ENV|Rails|ObjectSpace|self|__|_CRYO|py\/|send|\.method|instance_eval|@|\/\*|os\.environ|\.(?:gi|cr|ag|tb|f|co)_|[a-z\d_]\.[A-Z]/;
/** Names that matter in a text without calls, whatever stands beside them. */
const ANY_NAME = sought(
  /process|constructor|class|java|ENV|Rails|ObjectSpace|self|__|_CRYO|py\/|send|\.method|instance_eval|\/\*|exports|global|this|NODE_OPTIONS|LD_PRELOAD|os\.environ|\.(?:gi|cr|ag|tb|f|co)_/,
);
/** What prints or runs without parentheses, blanks and quotes. */
const PRINTS =
  /^[\s'"`);}\]@.{$\d<?=]{0,12}(?:print|echo|die|exit|var_dump|puts|mail|system|exec|spawn|eval|%x|qx|n?\*\*\d{1,12}n?(?:\*\*|$|[;)/])|%%(?:sh|cmd|perl|ruby)\b|%{1,2}(?:system|sx|sysexec|run|load|script|bash)(?:\s|$))/i;
/** With blanks: statements, and Ruby's literals of a program. */
const STATES =
  /^[\s'"`);}\]@.{$\d<?=]{0,12}(?:while\s(?:true|1)|(?:repeat\s{1,4})?until\s(?:false|nil)|loop\s(?:do|\{)|begin\send|goto\s|for\s\w{1,8}\s?=|(?:use|require)\s[A-Z][\w:]{1,20};|kill\s{1,4}["']?-?[\dA-Z]{1,5}["']?\s{0,4},|filename\s\w{1,8}\spipe|fork\s{1,4}(?:while|until)\b|sleep\s{1,4}\d{1,6}\s{0,4};)/i;
/** With quotes. */
const QUOTES =
  /^[\s'"`);}\]@.{$\d<?=]{0,12}(?:(?:require|do|load)\s?["']|x\s{1,4}["']|\w{1,8}["']\s?\*\s?\d|(?:include|include_once|require_once|chmod|chown|rename|unlink|symlink|link|mkdir|rmdir|open|tie|utime|truncate)\s{1,4}[^"'\n]{0,24}["'])/i;
/** With a name that says so, behind which a quoted text stands. */
const RUNS_QUOTED =
  /^[\s'"`);}\]@.{$\d<?=]{0,12}(?:[\w:]{1,24}\.){0,4}\w{0,16}(?:system|command|spawn|popen|shell|process|open|read|file|run|load|eval|getenv|pipe)[\w.]{0,16}\s{1,4}["']/i;

const BLANK = CharacterClass.space | CharacterClass.newline;
const QUOTE = CharacterClass.singleQuote | CharacterClass.doubleQuote;

/** Whether a text of these classes begins as what runs or prints without parentheses. */
function runsWithout(text: string, classes: number): boolean {
  const hasBlank = (classes & BLANK) !== 0;
  const hasQuote = (classes & QUOTE) !== 0;
  return (
    PRINTS.test(text) ||
    (hasBlank && STATES.test(text)) ||
    (hasQuote && QUOTES.test(text)) ||
    (hasBlank && hasQuote && RUNS_QUOTED.test(text))
  );
}

/** `Environment.Exit`, `System.properties`: they may need no parentheses. */
const MEMBER_CALL = /^[\s'"`);}\d]{0,12}(?:System|Sys|Environment|scala\.sys|java_import)\b/;

/** Few names begin in lower case and go on in upper case behind a dot: `a.B`. */
const MEMBER = /[a-z\d_]\.[A-Z]/;

function isQuiet(text: string, classes: number): boolean {
  if (runsWithout(text, classes) || MEMBER_CALL.test(text) || mayInclude(text) || mayAddressDatabase(text))
    return false;
  if (mayScriptQuietly(text)) return false;
  // `9**9**9`: Markdown has letters there.
  if ((classes & CharacterClass.star) !== 0 && /\dn?\s{0,4}\*\*\s{0,4}\(?\s{0,4}\d/.test(text)) return false;
  const mayName = ANY_NAME.mayMatch(text) || (classes & CharacterClass.at) !== 0;
  if (!mayName && ((classes & CharacterClass.dot) === 0 || !MEMBER.test(text)))
    return (classes & CharacterClass.equals) === 0 || findPhpSetting(text) === undefined;
  if ((classes & QUOTED) !== 0) return false;
  if (text.includes('__')) return false;
  // Nearly all of those names only matter as parts of a path.
  if ((classes & CharacterClass.dot) !== 0) return !NAMES.test(text);
  return (classes & CharacterClass.slash) === 0 ? !NAMED_ALONE.test(text) : !UNDOTTED.test(text);
}

const NAMED_ALONE = /_CRYO|%\*?ENV/;
const UNDOTTED = /_CRYO|%\*?ENV|py\/|\/\*/;

function detectForm(text: string, { source, path, executables }: DetectContext): Detection | undefined {
  const construct =
    findConstruct(text, path) ??
    findConfigured(text, source, path) ??
    findComputedCallee(text) ??
    findOwnSystem(text) ??
    findActingCall(text, executables) ??
    findDocumentInclude(text) ??
    findHandedOn(text) ??
    findAliasBomb(text) ??
    findCutOffStatement(text);
  if (construct?.unmistakable === true)
    return describe(text, construct, { certainty: 'certain', what: construct.what });
  const calls = text.includes('(') && source !== 'user_agent' ? detectCalls(text) : undefined;
  if (calls?.certainty === 'certain') return calls;
  if (construct === undefined) return calls;
  const { start, end } = construct;
  const isTold = isShown(text, start, end) || isAmongWords(text, construct) || goesOnInWords(text, start, end);
  const certainty: Certainty = isTold ? 'unsure' : 'certain';
  return describe(text, construct, { certainty, what: construct.what });
}

const BARE_CLASSES =
  CharacterClass.letter |
  CharacterClass.digit |
  CharacterClass.plus |
  CharacterClass.slash |
  CharacterClass.equals |
  CharacterClass.dash;
/** Perl's `qx/id/` is written in the same characters. */
const BARE = /^(?!qx\/)[a-zA-Z\d+/=-]*$/;

function detectCalls(text: string): Detection | undefined {
  let unsure: Detection | undefined;
  let seen = 0;
  for (const call of executingCalls(text)) {
    const certainty = judgeCall(text, call);
    const found = describe(text, call, {
      certainty,
      what: `call ${call.name}(…), which runs programs, evaluates code or opens files`,
    });
    // Hundreds of doubtful calls are a program, or padding around one: neither is a value of a form.
    if (certainty === 'certain' || ++seen >= MAX_DOUBTS) return { ...found, certainty: 'certain' };
    unsure ??= found;
  }
  const hidden = findHiddenCallee(text);
  if (hidden === undefined) return unsure;
  return describe(text, hidden, {
    certainty: isShown(text, 0, 0) ? 'unsure' : 'certain',
    what: `call ${hidden.name}, however its name is written`,
  });
}

const MAX_DOUBTS = 512;

/** `exec (the first one)` is prose: a name that is also a word has to start the value, or follow what ends another value. */
function judgeCall(text: string, call: Call): Certainty {
  if (isShown(text, call.start, call.end) || isAmongWords(text, call) || isMentioned(text, call)) return 'unsure';
  if (!GROOVY.test(call.name) && goesOnInWords(text, call.start, call.end)) return 'unsure';
  if (call.distinctive) return 'certain';
  const before = textBefore(text, call.start).replace(TRAILING_COMMENTS, '');
  const starts =
    /^[\s@\\'"`)\]}[;,&|(=+.!-]*$|[;'"`)}{[,&|(=+.!<>?:-]\s*[@\\]?$|[(,[]\*{1,2}$|\{~\s*$|\][@\\]?$|(?:`r|\b(?:return|echo|print|puts|php|new|await|if|else|and|or|not|in|lambda|unless|with|raise|yield|elif|except))\s+@?$/.test(
      before,
    );
  return starts ? 'certain' : 'unsure';
}

/** `adds process.umask() and more`: no statement of JavaScript's has a word on either side of a call. */
function isAmongWords(text: string, { start, end }: { start: number; end: number }): boolean {
  if (!text.startsWith('process.', start)) return false;
  const before = /(?:^|\s)(\p{L}{2,}) $/u.exec(text.slice(Math.max(0, start - 32), start))?.[1];
  return before !== undefined && !KEYWORDS.test(before) && /^\(?[^()\n]{0,64}\) \p{L}/u.test(text.slice(end, end + 80));
}

/**
 * `Called for low-level os.open()`, `eval() is evil`: words in front of it or behind, and nothing in the brackets of what
 * does nothing without.
 */
function isMentioned(text: string, { start, end, name }: Call): boolean {
  if (!/^\s{0,4}\)/.test(text.slice(end, end + 5)) || !TAKES_ARGUMENT.test(name)) return false;
  if (/^\) \p{L}{2,12} \p{L}{2,}/u.test(text.slice(end, end + 20))) return true;
  // `between system() and exec()`
  return /(?:^|\s)(?:\p{L}{2,}[,:]?|[\w.]{2,}\(\)) [\p{L}-]{2,}[,:]? $/u.test(
    text.slice(Math.max(0, start - 64), start),
  );
}

/** Whose chains of commands are written in words: `a(b) c d`. */
const GROOVY = /^(?:execute|evaluate|me|parse|invokeMethod)$|Eval|Shell|Groovy|Runtime|ProcessBuilder/;

const TAKES_ARGUMENT = /(?:open|read|write|exec|spawn|system|popen|passthru|eval|compile|import|load|unlink)$/i;

/** ECMA-262, 12.7.2: what may stand in front of an operand. */
const KEYWORDS =
  /^(?:await|case|default|delete|do|else|export|extends|in|instanceof|new|of|return|throw|typeof|void|yield)$/;

/** ECMA-262, B.1.1: `<!--` begins a comment as well. */
const LEADING_COMMENTS = /^(?:\s{0,8}(?:\/\/|#|<!--)[^\n]{0,256}\n){1,8}/;

/** Behind what ends a statement, too. */
const TRAILING_COMMENTS = /(?<=[;'"`)}{,(=\]])(?:\s{0,8}(?:#|\/\/)[^\n]{0,40}\n){1,4}\s{0,8}$/;

const LOOK_BACK = 128;
/** So much of comments in front of everything is read. */
const MAX_COMMENTS = 2_048;

/** What stands in front of a call; lines of comments in front of everything say nothing. */
function textBefore(text: string, start: number): string {
  if (start > MAX_COMMENTS || !/^\s{0,8}(?:\/\/|#|<!--)/.test(text))
    return text.slice(Math.max(0, start - LOOK_BACK), start);
  return text.slice(0, start).replace(LEADING_COMMENTS, '').slice(-LOOK_BACK);
}

function describe(
  text: string,
  { start, end }: { start: number; end: number },
  { certainty, what }: { certainty: Certainty; what: string },
): Detection {
  const written = text.slice(start, Math.min(end + 60, start + 120));
  return {
    certainty,
    start,
    end: Math.min(end, text.length),
    context: 'as code that the server evaluates',
    explanation: `Evaluated by the server, "${written}" would ${what}.`,
  };
}

function describeWhole(text: string, explanation: string, context: string): Detection {
  return { certainty: 'certain', start: 0, end: text.length, context, explanation };
}
