import { REFERENCE_EXECUTABLES } from '../../../../packages/core/src/checks/command/executables-reference.js';
import {
  CMD_BUILTINS,
  POSIX_BUILTINS,
  POWERSHELL_ALIASES,
} from '../../../../packages/core/src/checks/command/shell-vocabulary.js';
import { HASH_START, hashUnit, lookUp } from '../../../../packages/core/src/checks/sqli/vocabulary.js';
import {
  BROWSER_NAMES,
  ESCAPE_NAMES,
  PAGE_MEMBERS,
} from '../../../../packages/core/src/checks/xss/javascript-words.js';
import type { Random } from '../random.js';
import { isChosenInAddress, isChosenInCode, isChosenInPath } from './chosen-names.js';

const LETTERS = 'bcdfghjklmnpqrstvwxyzaeiou';

/** Whether a word belongs to the language rather than to whoever wrote the attack; `before` and `after` surround it. */
type IsLanguage = (word: string, before: string, after: string) => boolean;

/**
 * What renaming has to leave alone, by family. `nosql` is missing: it has no names that do not matter, since an operator on
 * a password is an attack and one on a price is a filter.
 */
const LANGUAGES: ReadonlyMap<string, IsLanguage> = new Map<string, IsLanguage>([
  ['sqli', (word, before, after) => isSqlWord(word) || /@@$|\d$|\\$/.test(before) || isIntroducer(word, after)],
  ['xss', (word, before, after) => isMarkup(word, before, after)],
  ['command', (word, before, after) => isShellWord(word, before, after)],
  ['prototype', (word) => PROTOTYPE_WORDS.has(word)],
  ['xxe', (word, before, after) => isXmlWord(word, before, after)],
  ['template', (word, before, after) => !isChosenInCode(word, before, after)],
  ['code', (word, before, after) => !isChosenInCode(word, before, after)],
  ['traversal', (word, before, after) => !isChosenInPath(word, before, after)],
  ['ssrf', (word, before, after) => !isChosenInAddress(word, before, after)],
]);

/** Where a single letter is known to be a name. */
const SHORT_NAMES: ReadonlySet<string> = new Set(['template', 'code', 'traversal']);

/** The ways from an object to what it inherits (ECMA-262, 20.1.3 and B.2.2), and JSON's literals. */
const PROTOTYPE_WORDS: ReadonlySet<string> = new Set(
  '__proto__ constructor prototype __defineGetter__ __defineSetter__ __lookupGetter__ __lookupSetter__ true false null undefined key value name member struct entry'.split(
    ' ',
  ),
);

/** Percent, Unicode and CSS escapes, character references, full-width letters, base64, schemes with blanks inside. */
const ENCODED =
  /%u?[0-9a-f]{2}|&#|&\w{2,};|\\[ux]|\\[0-9a-f]{2}|[a-z]\\[a-z]|0x[0-9a-f]|[\uff01-\uff5e]|^[\w+/-]{12,}={0,2}$|^[\w+/-]{4,}={1,2}$|base64,|[a-z][\t\r\n]+[a-z]+:/i;

/** The attack with every identifier, literal and function of its author renamed; undefined where nothing can be. */
export function rename(family: string, text: string, random: Random): string | undefined {
  const isLanguage = LANGUAGES.get(family);
  // In encoded texts the letters are not words.
  if (isLanguage === undefined || isEncoded(family, text)) return undefined;
  const names = new Map<string, string>();
  const renamed = text.replace(/[\p{L}_][\p{L}\p{N}_]*/gu, (word, at: number) => {
    if (
      (word.length < 2 && !SHORT_NAMES.has(family)) ||
      isLanguage(word, text.slice(0, at), text.slice(at + word.length))
    )
      return word;
    const key = word.toLowerCase();
    const name = names.get(key) ?? freshName(word.length, random);
    names.set(key, name);
    return word === word.toUpperCase() ? name.toUpperCase() : name;
  });
  return names.size === 0 ? undefined : renamed;
}

function isEncoded(family: string, text: string): boolean {
  // A name that is put together of variables is in none of them.
  if (family === 'command') return ENCODED.test(text) || /\$\{?\w+\}?\$/.test(text);
  if (family !== 'xxe') return ENCODED.test(text);
  const declared = new Set(Array.from(text.matchAll(/<!ENTITY\s+(?:%\s+)?([\w.-]+)/g), ([, name]) => name));
  return (
    ENCODED.test(text.replace(/&([\w.-]+);/g, (all, name) => (declared.has(name) ? '' : all))) ||
    /\+A[\w+/]{2,}-?/.test(text)
  );
}

function freshName(length: number, random: Random): string {
  return Array.from({ length: Math.max(3, length) }, () => LETTERS[random.below(LETTERS.length)]).join('');
}

function isSqlWord(word: string): boolean {
  let hash = HASH_START;
  for (let index = 0; index < word.length; index++) hash = hashUnit(hash, word.charCodeAt(index));
  return SQL_KEYWORDS.has(word.toLowerCase()) || lookUp(hash, word, { start: 0, end: word.length }) !== undefined;
}

/** `nq'…'`, `_latin1'…'`, `_latin1 x'…'`: how the string behind it is to be read. */
function isIntroducer(word: string, after: string): boolean {
  return word.startsWith('_') ? /^\s*(?:'|0x|[xnb]')/i.test(after) : word.length < 3 && after.startsWith("'");
}

/** XML 1.0, 2.3 to 4.2, XInclude and the names of its namespaces; in an address and in an attribute's value all belongs to it. */
function isXmlWord(word: string, before: string, after: string): boolean {
  if (/[:?]$|<\?[\w-]*$/.test(before) || /^(?:lt|gt|amp|quot|apos)$/.test(word)) return true;
  if (before.endsWith('&') && after.startsWith(';')) return false;
  if (/=\s*["'][^"'<>]*$/.test(before) || /["'][^"'<>]*[:/][^"'<>]*$/.test(before)) return true;
  if (/["'][^"'<>\s]*$/.test(before) && /^[^"'<>\s]*[:/]/.test(after)) return true;
  return /^\s*[=:]/.test(after) || XML_WORDS.test(word);
}

const XML_WORDS =
  /^(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION|SYSTEM|PUBLIC|NDATA|CDATA|PCDATA|ANY|EMPTY|IDREFS?|NMTOKENS?|REQUIRED|IMPLIED|FIXED|INCLUDE|IGNORE|xml\S*|version|encoding|utf|xinclude|x?include|fallback|import|schema|svg|html|soap|envelope|image|stylesheet|style|url|href|kml|networklink|link)$/i;

/** Keywords that are none of the engine's words, because it reads over them (SQL:2016, 5.2; T-SQL; MySQL 8.4). */
const SQL_KEYWORDS: ReadonlySet<string> = new Set(
  (
    'auto next last first only ties data infile low_priority delayed quick statistics cursor fetch of to sys program path ' +
    'raw explicit siblings nocycle rollup cube sets grouping preceding following unbounded current exclude others symmetric ' +
    'asymmetric materialized recursive ordinality dimension measures rules microsecond second minute hour week month quarter ' +
    'year day_hour day_minute day_second hour_minute hour_second minute_second year_month conflict duplicate key nothing ' +
    'transaction work isolation serializable read write immediate exclusive deferred preserve nologging cascade ' +
    'restrict share mode locked wait skip admin'
  ).split(' '),
);

/**
 * Elements, attributes, schemes, references and the globals that reach a script's surroundings. What a handler calls is
 * its author's; a script on its own is told from data by the platform's names alone, as are the ways out of a template.
 */
function isMarkup(word: string, before: string, after: string): boolean {
  const isScript = !/<[a-z?]/i.test(before + after) || DIRECTIVE.test(before);
  return (
    (ESCAPE_NAMES.has(word) && word !== 'alert') ||
    (isScript && (BROWSER_NAMES.has(word) || PAGE_MEMBERS.has(word))) ||
    MARKUP_KEYWORDS.test(word) ||
    SCRIPT_WORDS.has(word) ||
    (DIRECTIVE.test(before) && /^(?:call|js|end|init|load|click)$/.test(word)) ||
    (SCRIPT_MEMBERS.has(word) && /[.[`'"]\s*$/.test(before)) ||
    /[</&:-]$/.test(before) ||
    /^\s*[=:;-]/.test(after) ||
    /^(script|javascript|vbscript|data|text|html|base64|image|svg|xml|on\w+|document|window|self|top|parent|location|src|href|style|xlink)$/i.test(
      word,
    )
  );
}

/** The value of a client-side framework's attribute: a call in it is the page's own, but for the browser's names. */
const DIRECTIVE = /[\s"'](?:x-[a-z]|hx-|[@:]|_=|data-(?:bind|script))[^<>]*$/;

/** ECMAScript 2024, 12.7.2: reserved words, and those that are reserved in places. */
const SCRIPT_WORDS: ReadonlySet<string> = new Set(
  (
    'await break case catch class const continue debugger default delete do else enum export extends false finally for ' +
    'function if import in instanceof new null return super switch this throw true try typeof var void while with yield ' +
    'let static async of get set as from'
  ).split(' '),
);

/** What the objects of the standard have: `map`, `apply`, `toPrimitive`. */
const SCRIPT_MEMBERS: ReadonlySet<string> = new Set(
  [String, Array, Function, Object, RegExp, Promise, Symbol, Number, Reflect, JSON, Math, Map, Set].flatMap((one) => [
    ...Object.getOwnPropertyNames(one),
    ...Object.getOwnPropertyNames('prototype' in one ? one.prototype : {}),
  ]),
);

/** Keywords that attributes, style sheets, comments and instructions have for values (HTML 4.2.5.3, 4.6.7; CSS; mod_include). */
const MARKUP_KEYWORDS =
  /^(?:refresh|cookie|link|stylesheet|expression|behaviou?r|import|url|namespace|implementation|exec|cmd|constructor|charset|module|doctype|entity|system|public|cdata)$/i;

/** Programs, also by the parts of their names and in pieces that a shell puts together, reserved words and the shell's variables. */
function isShellWord(word: string, before: string, after: string): boolean {
  const lower = word.toLowerCase();
  if (isCommandWord(lower) || SHELL_WORDS.has(lower) || /^[A-Z_]{2,}$/.test(word)) return true;
  if (PATH_BEFORE.test(before.slice(-64)) || OPTION_BEFORE.test(before.slice(-48)) || after.startsWith('::'))
    return true;
  // Cmdlets, their parameters, and the types and members of .NET.
  if (/^[A-Z]/.test(word) && /\b[A-Z][A-Za-z]{1,15}-[A-Z]/.test(before.slice(-160) + word + after.slice(0, 160)))
    return true;
  const start = /[\w.-]*$/.exec(before)?.[0] ?? '';
  const end = /^[\w.-]*/.exec(after)?.[0] ?? '';
  if ((start !== '' || end !== '') && isCommandWord(`${start}${word}${end}`.toLowerCase())) return true;
  return IN_PIECES.test(before.slice(-8)) || PIECE_FOLLOWS.test(after.slice(0, 8));
}

/** Quotes, escapes and expansions of nothing right beside a word; a command's name between them has more. */
const IN_PIECES = /(?:\w(?:`|``|\^|\\\n?|''|""|\$[@*]|\$\(\)|\$\{\w*[-:]?\})|[\w'"]['"]|[\\^?*[\]])$/;
const PIECE_FOLLOWS = /^(?:(?:``?|\^|\\\n?|''|""|\$[@*]|\$\(\)|\$\{\w*[-:]?\})\w|['"][\w'"]|[\\^?*[\]])/;
/** A path from the root: where programs and the system's files lie is not the author's choice. */
const PATH_BEFORE = /(?:^|[\s<>=(,'"`;|&{])\/[\w./?*[\]!-]*$/;

/** Options, a program's own and their parts: `--upload-pack`, `-oProxyCommand`, git's `-c core.pager`, `${run{…}}`, `$(shell …)`. */
const OPTION_BEFORE =
  /(?:^|[\s"'])-{1,2}[\w-]*$|--?[\w-]+[= ](?:exec=)?[\w.]*\.$|-c ['"]?(?:\w+\.)?$|--config[= ]['"]?(?:\w+\.)?$|\$\{$|\$\($/;

/** POSIX XCU 2.4 and bash's, cmd.exe's and PowerShell's statements, and what expands to something in each of them. */
const SHELL_WORDS: ReadonlySet<string> = new Set(
  (
    'if then else elif fi do done case esac while until for in function select time coproc break continue ' +
    'foreach switch try catch finally trap throw return param begin process end exist errorlevel not equ neq call goto ' +
    'env true false null http https ftp file tcp udp dev'
  ).split(' '),
);

function isCommandWord(word: string): boolean {
  return (
    REFERENCE_EXECUTABLES.has(word) ||
    POSIX_BUILTINS.has(word) ||
    CMD_BUILTINS.has(word) ||
    POWERSHELL_ALIASES.has(word)
  );
}

const PROSE =
  'we think that the new garden needs more water in summer because last year nobody was here to look after it and the neighbours said they would help again when our holidays begin'.split(
    ' ',
  );

/** The words of an attack among words of prose, in any order, without its marks: nothing is left of what it did. */
export function shuffle(text: string, random: Random): string | undefined {
  // A long word is base64 or hexadecimal: an attack that is still whole.
  const words = (text.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word.length < 16).slice(0, 60);
  if (words.length < 2) return undefined;
  const start = random.below(PROSE.length);
  const prose = [...PROSE.slice(start), ...PROSE.slice(0, start)].slice(0, words.length + 4);
  return `${random.shuffle([...words, ...prose]).join(' ')}.`;
}
