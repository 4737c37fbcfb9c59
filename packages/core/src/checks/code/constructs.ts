import { sought } from '../../sought/sought-pattern.js';
import { findClass } from './class-names.js';
import { findDatabaseAddress } from './database-addresses.js';
import { findDocumentType } from './document-types.js';
import { findFunctionSource } from './function-sources.js';
import { hasAny } from './has-any.js';
import { findPhpSetting } from './php-settings.js';
import { findSandboxEscape } from './sandbox-escapes.js';
import { findScripting } from './scripting/find-scripting.js';
import { findSerialised } from './serialized-texts.js';
import { EXECUTING_CLASSES, PROCESS_MEMBERS, SUPERGLOBALS } from './vocabulary.js';
import { findWaiting } from './waiting.js';

/** Something that is code, or becomes an object, by its form. */
export interface Construct {
  readonly start: number;
  readonly end: number;
  readonly what: string;
  /** Nothing else looks like it, wherever it stands. */
  readonly unmistakable: boolean;
}

/**
 * PHP's opening tags; `<?xml` is another processing instruction, `<?=` the short echo tag. Directives of JSP and ASP.NET
 * ("Text Template Directive Syntax"), which bring in classes and libraries.
 */
const PHP_TAG = sought(
  /<\?(?:php\b|=|\s|[a-z]\w{0,15}\s{0,8}:\s{0,4}(?=(?:echo|print)\b|[a-z_]\w{1,40}\s{0,4}\())|<script\s{1,8}language\s{0,4}=\s{0,4}["']?php|<%\s{0,4}@\s{0,4}(?:page\s|(?:register|import|assembly|control|master|implements|reference|web(?:service|handler)|taglib)\s{1,8}\w{1,40}\s{0,4}=)/gi,
);
const PROCESS = sought(
  /(?<![\w$])process["'`]?\s{0,4}\]?\)?\s{0,4}(?:\?\.|\.|\[\s{0,4}["'`])\s{0,4}([a-zA-Z]{2,20})(?![\w$])/g,
);
/** `x.process` is somebody's own member; of the global object, or behind a closed string, it is Node's. */
const PROCESS_OWNER = /(?:\b(?:global|globalThis|window|self|root|this)|["')])\s{0,4}\??\.\s{0,4}$/;
/** `var x = root.process`: all of the process, given a name. */
const WHOLE_PROCESS = sought(/=\s{0,4}(?:globalThis|global|root)\s{0,4}\.\s{0,4}process\s{0,4}(?:$|[;,)}\n])/);
/** The Function constructor called by its name; members of Node's own objects by a computed name. */
const COMPUTED = sought(
  /(?:^|[^\w$.])new\s{1,8}Function\s{0,8}\(|(?:^|[;{}=(,!&|?'"`\n])[\s'"`;)]{0,8}(?:process|require|globalThis)\s{0,4}\[\s{0,4}[a-zA-Z_$(`]/,
);
/** The whole value is a call, with a comment where nobody writes one. */
const DISGUISED_CALL =
  /^\s{0,4}[a-z_]\w{1,40}[ \t\v]{0,8}(?:\/\*(?:[^*]|\*(?!\/)){0,128}\*\/|(?:#|\/\/)[^\r\n(]{0,64}[\r\n]{1,4})\s{0,8}\([^()]{0,64}\)\s{0,4};?\s{0,4}$/i;
const TO_FUNCTION = sought(
  /(?<=(?:\.|\[\s{0,4}["'`])\s{0,4})constructor["'`]?\s{0,4}\]?\s{0,4}(?:\.|\[\s{0,4}["'`])\s{0,4}constructor(?![\w$])|\.\s{0,4}constructor\s{0,4},\s{0,4}\[\s{0,4}["'`]/,
);
/** React's Flight protocol: `$1:a:b` refers to a member of another chunk; these members are no part of any chunk's data. */
const FLIGHT_REFERENCE = sought(
  /\$[\da-f]{1,4}:(?:[\w$]{1,40}:){0,8}(?:__proto__|constructor|prototype)(?:[:"'\s]|$)/i,
);
/** PHP evaluates `${…}` in strings; `@` only hides that it failed. */
const PHP_IN_STRING = sought(/\$\{\s{0,4}@\s{0,4}\w{2,40}\s{0,4}\(/);
/** A value that prints what it computes is a probe: `print(md5(1))`, `echo 7*7`. */
const PRINTED =
  /^[\s'"`);}\]@.{$]{0,12}(?:print|print_r|printf|echo|die|exit|var_dump|puts)\s{0,4}\(?\s{0,4}(?:(?:md5|sha1|crc32|chr|strrev|base64_encode|bin2hex|dechex|rand|str_repeat|strlen|phpversion|php_uname|getcwd)\s{0,4}\(|\d{1,20}\s{0,4}[-+*]\s{0,4}\d{1,20})|^[\s'"`.;)]{0,4}@(?:md5|sha1|crc32|chr|strrev|strlen|phpversion)\s{0,4}\(|^[\s'"`);}]{0,12}(?:print|echo|puts)\s{0,4}\(?\s{0,4}(["'])[\w=-]{1,64}\1\s{0,4}[*x]\s{0,4}\d{1,6}\s{0,4}\)?\s{0,4};?\s{0,4}$|^[\s'"`.;)${}\d]{0,12}(?:md5|sha1|crc32)\s{0,4}\(\s{0,4}\d{1,20}\s{0,4}\)[\s'"`.;}#/]{0,8}$/i;
/** gray-matter, "Custom engines": a document whose head is JavaScript, with something in it that is called or computed. */
const FRONT_MATTER = sought(
  /^\s{0,4}---\s?(?:js|javascript|coffee(?:script)?)\s{0,4}\r?\n(?:(?!\n---)[\s\S]){0,512}?(?:[\w$\])]\(|`|=>|\bprocess\b)/i,
);
/** What PHP's backticks print; `${` is JavaScript's between them. */
const PRINTED_PROGRAM =
  /^[\s'"`);}\]@.{$\d<?=]{0,12}(?:print|print_r|printf|echo|die|exit|var_dump|mail)\b(?!(?: [a-z]{2,20}){3})(?:\s{0,4}(?:(?:std(?:err|out)|scalar|reverse|sort|join|[ul]c(?:first)?|length)\s{1,4})?|[^`\n]{0,48}[(,.]\s{0,4})`(?:[^`\n$]|\$(?!\{)){2,256}`/i;
/** Ruby and Perl call without parentheses, and have literals that are commands. */
const RUBY =
  /^(?:\d{1,9}\s{0,4};)?[\s'"`);}\]]{0,12}(?:(?:system|exec|spawn|eval)\s{1,4}(["'])[^"']{1,256}\1\s{0,4};?\s*$|(?:%x|qx)(?:\([^)]{1,256}\)|\{[^}]{1,256}\}|\[[^\]]{1,256}\]|\/[^/]{1,256}\/))/;

const PYTHON_CLASS = sought(
  /(?<=[\w)\]}"']\s{0,4}\.\s{0,4})__(?:class|bases?|mro|subclasses|globals|builtins|init|import|dict|getattribute|reduce)__/,
);
const MODULE_EXPORTS = sought(/\bmodule\s{0,4}\.\s{0,4}exports\s{0,4}=/);
/** Spring's and Struts' property paths; OGNL takes the name in quotes as well. */
const CLASS_LOADER = sought(
  /(?:^|[.[\]'"])class(?:\.|["']?\]\[["']?|\[["']?)(?:module|classLoader|protectionDomain)(?:["']?[.[\]]|$)/,
);

/** Drupal's "Render arrays": properties that hold functions by their name, which no form sends. */
const RENDER_CALLBACK = sought(
  /\[#(?:(?:pre|post)_render|lazy_builder|access_callback|value_callback|after_build|element_validate)\]/,
);

/** Constructs in the order in which they are worth naming. */
export function findConstruct(text: string, path: string): Construct | undefined {
  return (
    findSerialised(text) ??
    findSandboxEscape(text) ??
    findTag(text) ??
    findObjectPath(text) ??
    findClassName(text) ??
    findPhpSetting(text) ??
    findDatabaseAddress(text) ??
    findFunctionSource(text) ??
    findClass(text, path) ??
    findDocumentType(text, path) ??
    findPrinted(text) ??
    findLoop(text) ??
    findOwnMember(text) ??
    findScripting(text)
  );
}

/** jsonpickle's keys for what it calls or builds when it reads a document. */
const JSONPICKLE = sought(
  /(?:^|["'])py\/(?:object|reduce|type|function|repr|newargs(?:ex)?|initargs)(?:\/\w{1,20})?(?:["']|$)/,
);
/** Ruby's ENV and ways out of its process; members of an object by which an expression shows or changes what is hidden. */
const RUBY_MEMBER = sought(
  /(?<![\w$.:])ENV\s{0,4}(?:\.\s{0,4}(?:to_a|to_h|to_s|inspect|each|keys|values|map|fetch|select|sort|delete|clear|replace)\b|\[\s{0,4}["'])|(?:^|[;'"({]\s{0,4}|\bputs\s{1,4})exit!|\b(?:TCPSocket|UDPSocket|TCPServer|UNIXSocket)\s{0,4}\.\s{0,4}(?:new|open)\s{0,4}\(|\bObjectSpace\s{0,4}\.\s{0,4}\w|\bRails\s{0,4}\.\s{0,4}(?:application|env|root|configuration|logger)\b|\bself\s{0,4}\.\s{0,4}(?:class|send|methods|instance_variables|instance_eval|binding)\b\s{0,4}[.([]?|\.\s{0,4}(?:send|public_send|__send__|method|instance_eval)\s{0,4}\(?\s{0,4}(?::|["'])(?:system|exec|eval|spawn|`|instance_eval|exit!?|open|read|fork|syscall|remove_const|remove_method|undef_method|define_method|alias_method|const_set|const_get|class_eval|module_eval|instance_variable_set|class_variable_set|abort|load|require|trap)\b/,
);
/** The answer of Node's handlers: code that runs there writes it. */
const ANSWER = sought(
  /(?:^|[;{}(,=>'"`\s])(?:res|response|reply|ctx\.res)\s{0,4}\.\s{0,4}(?:end|send|json|write|setHeader|writeHead|sendFile|redirect|download|render)\s{0,4}\(\s{0,8}[^\s)]/,
);

function findOwnMember(text: string): Construct | undefined {
  const pickled = JSONPICKLE.exec(text);
  if (pickled !== null)
    return { ...spanOf(pickled), what: 'be built or called when jsonpickle reads it', unmistakable: true };
  const ruby = RUBY_MEMBER.exec(text);
  if (ruby !== null)
    return { ...spanOf(ruby), what: "reach Ruby's environment or hidden methods", unmistakable: false };
  const computed = findComputed(text);
  if (computed !== null)
    return { ...spanOf(computed), what: 'call or reach what its writer hides', unmistakable: false };
  const answer = ANSWER.exec(text);
  if (answer !== null) return { ...spanOf(answer), what: "write the server's answer", unmistakable: false };
  return findWaiting(text);
}

function findComputed(text: string): RegExpExecArray | null {
  if (!text.includes('(') && !text.includes('[')) return null;
  const computed = COMPUTED.exec(text);
  if (computed !== null || !text.includes('(') || text.length > 256) return computed;
  return hasAny(text, COMMENT_SIGNS) ? DISGUISED_CALL.exec(text) : null;
}

const COMMENT_SIGNS = ['/*', '//', '#'] as const;

const MAX_CLASS_NAME = 96;

function findClassName(text: string): Construct | undefined {
  if (text.length > MAX_CLASS_NAME || !EXECUTING_CLASSES.mayMatch(text) || !EXECUTING_CLASSES.test(text.trim()))
    return undefined;
  return { start: 0, end: text.length, what: 'name a class that runs what it is given', unmistakable: true };
}

function findTag(text: string): Construct | undefined {
  for (const match of PHP_TAG.matchAll(text)) {
    const start = match.index;
    const rest = text.slice(start + match[0].length, start + match[0].length + 200);
    // `<? ` alone is also what is left of prose and noise.
    if (
      /^<\?\s$/.test(match[0]) &&
      !/^\s*(?:(?:echo|print|if|for|foreach|include|require|eval|exec|system|php)\b|[\w@\\]{2,40}\s{0,4}\(|\$\w)/i.test(
        rest,
      )
    )
      continue;
    if (rest.trim() === '') continue;
    if (match[0] === '<?=' && !/^\s{0,8}(?:["'$@`(\d]|[\w\\]{1,40}\s{0,4}[(;:?])/.test(rest)) continue;
    return {
      start,
      end: start + match[0].length,
      what: 'be run as PHP or JSP where it is stored or included',
      unmistakable: false,
    };
  }
  return undefined;
}

function findObjectPath(text: string): Construct | undefined {
  for (const match of PROCESS.matchAll(text)) {
    if (PROCESS_MEMBERS.has(match[1] as string) && isNodes(text, match.index))
      return {
        ...spanOf(match),
        what: "reach Node's process: its secrets, its modules, its end",
        unmistakable: false,
      };
  }
  const whole = WHOLE_PROCESS.exec(text);
  if (whole !== null)
    return { ...spanOf(whole), what: "reach Node's process: its secrets, its modules, its end", unmistakable: false };
  const toFunction = TO_FUNCTION.exec(text);
  if (toFunction !== null) {
    const what = 'reach the Function constructor, which evaluates any text';
    return { ...spanOf(toFunction), what, unmistakable: false };
  }
  const python = PYTHON_CLASS.exec(text);
  if (python !== null) return { ...spanOf(python), what: "reach Python's classes and modules", unmistakable: false };
  const superglobal = SUPERGLOBALS.exec(text);
  if (superglobal !== null)
    return { ...spanOf(superglobal), what: "read PHP's request and environment", unmistakable: false };
  const flight = FLIGHT_REFERENCE.exec(text);
  if (flight !== null) {
    const what = 'lead a server component out of its own data to the Function constructor';
    return { ...spanOf(flight), what, unmistakable: true };
  }
  const loader = CLASS_LOADER.exec(text);
  if (loader !== null) {
    const what = 'change the class loader of a Java server through a property path';
    return { ...spanOf(loader), what, unmistakable: text.length < 200 };
  }
  const callback = RENDER_CALLBACK.exec(text);
  if (callback !== null) {
    const what = 'have a form of Drupal call the function that is named there';
    return { ...spanOf(callback), what, unmistakable: text.length < 200 };
  }
  const exports = MODULE_EXPORTS.exec(text);
  return exports === null
    ? undefined
    : { ...spanOf(exports), what: 'replace what a module of the server exports', unmistakable: false };
}

function isNodes(text: string, start: number): boolean {
  if (isQuoted(text, start)) return false;
  const before = text.slice(Math.max(0, start - 24), start);
  return !/\.\s{0,4}$/.test(before) || PROCESS_OWNER.test(before);
}

/** `language:ts "process.env" NOT test`: a string between blanks, which breaks out of nothing and is evaluated by nothing. */
function isQuoted(text: string, start: number): boolean {
  const quote = text.charAt(start - 1);
  if ((quote !== '"' && quote !== "'") || start < 2 || text.charCodeAt(start - 2) > 0x20) return false;
  const behind = /^[\w.]{1,80}(["'])(?:\s|$)/.exec(text.slice(start, start + 82));
  return behind !== null && behind[1] === quote;
}

function findPrinted(text: string): Construct | undefined {
  const head = FRONT_MATTER.exec(text);
  if (head !== null) return { ...spanOf(head), what: 'be evaluated as the head of a document', unmistakable: true };
  const inString = PHP_IN_STRING.exec(text);
  if (inString !== null)
    return { ...spanOf(inString), what: 'be evaluated by PHP inside a string', unmistakable: true };
  const printed = execPrinted(text) ?? (text.includes('\n') ? execPrinted(text.replace(COMMENT_BEHIND, '$1')) : null);
  return printed === null
    ? undefined
    : { ...spanOf(printed), what: 'show that it is evaluated, or run a command', unmistakable: false };
}

function execPrinted(text: string): RegExpExecArray | null {
  return PRINTED.exec(text) ?? RUBY.exec(text) ?? (text.includes('`') ? PRINTED_PROGRAM.exec(text) : null);
}

/** `9;#\nprint(…)`: a comment of one line behind what ends the statement before. */
const COMMENT_BEHIND = /^([\s'"`);}\]\d]{0,12};\s{0,4})(?:#|\/\/)[^\n]{0,64}\n/;

const LOOP = /(?:^|[;{}'"`)\s])(?:(?!While)[wW][hH][iI][lL][eE]|for)\s{0,8}(?:\(\s{0,4}){1,3}([^()]{0,64})/y;
const CONSTANT =
  /^[;\s]{0,8}(?:[!+\-~\s]*(?:true|this|globalThis|String|Number|Object|Array|Date|Math|Symbol|Boolean|Function|Infinity|\d[\d.]*|false|null|undefined|NaN|""|''|``|\[\s*\]|\{\s*\}|new\s+\w+|"[^"]*"|'[^']*'|`[^`]*`)?)\s*(?:;\s*)?$/;

const ANY_LOOP = sought(/while|for/i);

const NEVER_ENDING = 'never end, and stop the server from answering anybody';

/** `while(true)`, `for(;;)`, `whiLE(1)` of PHP's: a loop without end, when the text is nothing but code; sentences begin with `While`. */
/** The same as Lua and Python write it. */
const WORD_LOOP =
  /^[^\w\n]{0,8}(?:\d{1,9}\s{0,4};\s{0,4})?while\s{1,4}(?:[Tt]rue|1)\s{0,4}(?::|do\b(?=[\s\S]{0,256}(?:\bend\b|[({])|\s*$))/;

/** `for(let i = 0;; i++)`: no condition ends it. */
const COUNTING = /^[^\w\n]{0,8}(?:\d{1,9}\s{0,4};\s{0,4})?for\s{0,4}\([^;()]{0,40};\s{0,4};[^;()]{0,40}\)/;

/** In front of everything. */
const LINE_COMMENTS = /^(?:\s{0,8}\/\/[^\n]{0,256}\n){1,8}/;

function findLoop(text: string): Construct | undefined {
  if (!ANY_LOOP.mayMatch(text)) return undefined;
  const words = text.includes('while') ? WORD_LOOP.exec(text) : null;
  if (words !== null) return { ...spanOf(words), what: NEVER_ENDING, unmistakable: false };
  if (!text.includes('(')) return undefined;
  const counting = COUNTING.exec(text.startsWith('/') ? text.replace(LINE_COMMENTS, '') : text);
  if (counting !== null) return { ...spanOf(counting), what: NEVER_ENDING, unmistakable: false };
  const hint = /\b(?:while|for)\s{0,8}\(/i.exec(text.slice(0, 512));
  if (hint === null) return undefined;
  LOOP.lastIndex = Math.max(0, hint.index - 1);
  const match = LOOP.exec(text) ?? (hint.index === 0 ? execAt(text) : null);
  if (match === null || !CONSTANT.test(match[1] as string) || (match[1] as string).trim() === '') return undefined;
  if (!holds(match[1] as string)) return undefined;
  return {
    start: match.index,
    end: match.index + match[0].length,
    what: NEVER_ENDING,
    unmistakable: false,
  };
}

/** Whether a constant condition is met: `!` turns it round, `-0` is nothing. */
function holds(condition: string): boolean {
  const negations = condition.split('!').length - 1;
  const literal = condition.replace(/^[!+\-~\s;]+|[\s;]+$/g, '');
  const isTrue = !/^(?:false|null|undefined|NaN|0+(?:\.0+)?|""|''|``|)$/.test(literal) || /^[;\s]+$/.test(condition);
  return (negations % 2 === 0) === isTrue;
}

function execAt(text: string): RegExpExecArray | null {
  LOOP.lastIndex = 0;
  return LOOP.exec(text);
}

function spanOf(match: RegExpExecArray | RegExpMatchArray): { start: number; end: number } {
  const start = match.index ?? 0;
  return { start, end: start + match[0].length };
}
