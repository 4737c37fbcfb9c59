import type { Certainty, DetectContext } from '../check.js';
import { isRandom } from '../random-text.js';
import { isOnlyProgram } from './everyday-names.js';
import { isForeignOperand } from './foreign-operands.js';
import { judgeBackticks } from './judge-backticks.js';
import { judgeBare } from './judge-bare.js';
import { actsAlone, isBare, isBuiltinOfWindows, isOrdinary, isShellLike } from './judge-facts.js';
import { charBefore, endsValue, isIndented } from './judge-place.js';
import { judgeWhole } from './judge-whole.js';
import type { Opening } from './openings.js';
import {
  isAnchored,
  isComparison,
  isDeclaration,
  isEntityEnd,
  isGroovyScript,
  isInRefusedLoop,
  isLetterEnd,
  isLoneBranch,
  isMeasure,
  isMembership,
  isParameter,
  isPipelineExpression,
  isPower,
  isReference,
  isReported,
  isUnusedAlias,
} from './other-notations.js';
import { isBelowCutValue, isBelowValue } from './quoted-text.js';
import { ACTS_ALONE, FILTERS, TAKES_ANY_WORDS } from './shell-vocabulary.js';
import type { SimpleCommand } from './simple-command.js';
import { isToolOfR } from './subcommands.js';
import { isBehindWord } from './word-before.js';

/** What is judged: a command, and how the text gets to it. */
export interface Case {
  readonly text: string;
  readonly opening: Opening;
  readonly command: SimpleCommand;
  readonly context: DetectContext;
}

/**
 * How sure we are that the command would run, and that nobody writes this for another reason.
 *
 * Looks at nothing but the command, its separator and the token in front of that: what is put before or behind, however
 * much of it, changes no answer.
 */
export function judge(facts: Case): Certainty | undefined {
  const { text, opening, command } = facts;
  const { operands } = command;
  if (command.capitals && command.name.length <= 2) return undefined;
  if (command.name.length === 1 && ((command.kind === 'disguised' && !command.started) || !isClear(facts)))
    return undefined;
  // `for` runs nothing by itself: POSIX's body stands behind `do`, and cmd.exe's loop is a form of its own.
  if (command.name === 'for' && command.kind === 'word') return undefined;
  // `.` reads a file that it is given; behind a span of Markdown's it ends a sentence, and takes no options.
  if (command.name === '.' && !FILE_START.test(firstOperand(facts)) && (opening.kind === '`' || operands.options > 0))
    return undefined;
  if (isAnchored(facts) || isPower(facts)) return undefined;
  if (isReference(facts) || isComparison(facts) || isMembership(facts)) return 'unsure';
  if (isPipelineExpression(facts) || isReported(facts) || isInRefusedLoop(facts)) return 'unsure';
  // A module of JavaScript's.
  if (command.name === 'export' && MODULE_EXPORT.test(text.slice(command.nameEnd, command.nameEnd + 24)))
    return 'unsure';
  // A signal, or what bash calls when it ends (manual 4.1).
  if (
    command.name === 'trap' &&
    /^\s\S{1,64}\s(?:EXIT|ERR|DEBUG|RETURN|0|(?:SIG)?(?:INT|TERM|HUP|QUIT))\b/.test(
      text.slice(command.nameEnd, command.nameEnd + 80),
    )
  )
    return 'certain';
  // They take no operands, and do nothing.
  if ((command.name === 'true' || command.name === 'false') && operands.plain + operands.prose > 0) return 'unsure';
  if (operands.isCode) return command.kind === 'disguised' ? 'unsure' : undefined;
  // Alone it is nothing that the model has to be asked about.
  if (opening.kind === 'start' && isForeignOperand(facts)) return undefined;
  if (isDeclaration(facts) || isForeignOperand(facts) || isLoneBranch(facts) || isUnusedAlias(facts)) return 'unsure';
  const isSyntaxError = operands.grouped && operands.options === 0 && !TAKES_ANY_WORDS.has(command.name);
  if ((isOrdinary(command) || isEscapedByBackslash(facts)) && isSyntaxError) return undefined;
  // `eval mb=round(x,2)`: the language of a search; to a shell a syntax error.
  if (command.name === 'eval' && /^ \w{1,32}=\w{1,32}\(/.test(text.slice(command.nameEnd, command.nameEnd + 68)))
    return 'unsure';
  switch (opening.kind) {
    case 'start':
      return judgeWhole(facts);
    case 'directive':
      return 'certain';
    case '$(':
    case '<(':
      return judgeSubstitution(facts);
    case '`':
      return judgeBackticks(facts);
    default:
      return judgeSeparated(facts);
  }
}

const MODULE_EXPORT = /^\s+(?:const|let|var|default|function|class|async|type|interface|enum|\{|\*)(?![\w=])/;

/** `|d\\d (`, of a pattern; PowerShell, which takes parentheses, escapes with backticks. */
function isEscapedByBackslash({ text, command: { escaped, start, nameEnd } }: Case): boolean {
  return escaped && /\\(?!\n)/.test(text.slice(start, nameEnd));
}

/** How a file's name may start. */
const FILE_START = /^[\w/~.$"'\\]/;

/** `$_`, `${x}`, `$(x)`; `$5` is a price. */
function isExpansion(operand: string): boolean {
  return /^\$[A-Za-z_{(@*]/.test(operand);
}

function firstOperand({ text, command: { nameEnd } }: Case): string {
  return text.slice(nameEnd, nameEnd + 8).trimStart();
}

/** `w`, `r` and `[` stand everywhere: alone they count where the text ends, else with operands of a command line. */
function isClear({ text, opening, command: { name, nameEnd, operands, prefixed } }: Case): boolean {
  if (name === 'R') return isToolOfR(text, nameEnd);
  // A line of its own below a value, and one that goes on with `&&`.
  if (opening.kind === 'newline' && isBelowValue(text) && operands.commented) return true;
  if (opening.kind === 'newline' && isBelowValue(text) && LIST_GOES_ON.test(text.slice(operands.end, operands.end + 8)))
    return true;
  if (/^[$`]/.test(opening.kind) && /^[`)]/.test(text.slice(operands.end, operands.end + 1))) return true;
  if (operands.likely + operands.plain + operands.prose === 0) {
    if (goesOn(text, operands.end, prefixed) || endsValue({ text, opening })) return true;
  }
  // `b&w`: one letter and another.
  if (opening.kind === '&' && /^[A-Za-z]&[a-z]$/.test(text)) return false;
  if (isRandom(text)) return false;
  return (
    (operands.definite > 0 && operands.plain === 0) ||
    (operands.likely + operands.plain === 0 && operands.end >= text.trimEnd().length - 1)
  );
}

const LIST_GOES_ON = /^\s{0,4}\n?\s{0,4}(?:&&|\|\|)/;

/** `w |& rev`; behind `if` or an assignment also `w && true` and `w; then`. No list has these separators. */
function goesOn(text: string, end: number, prefixed: boolean): boolean {
  const unit = text.charCodeAt(end);
  const next = text.charCodeAt(end + 1);
  if (unit === 0x7c && next === 0x26) return true;
  // `if w&then :&fi`
  if (prefixed && unit === 0x26 && /^&[ \t]{0,4}(?:then|do)\b/.test(text.slice(end, end + 12))) return true;
  // Minified JavaScript has `;w&&` and `|w||`.
  return (
    prefixed && (unit === 0x3b || unit === 0x0a || unit === 0x23 || ((unit === 0x26 || unit === 0x7c) && next === unit))
  );
}

/** `$(id)`, `<(cat x)`. jQuery's `$(link).hide()` and make's `$(CC)` look the same. */
function judgeSubstitution({ text, command }: Case): Certainty | undefined {
  if (command.capitals && isOrdinary(command)) return isWindowsOnly(command) ? 'certain' : undefined;
  if (command.capitals && command.kind !== 'disguised' && command.name === command.name.toUpperCase())
    return isWindowsOnly(command) || isGluedInCapitals({ text, command }) ? 'certain' : 'unsure';
  const { definite, likely, prose, end } = command.operands;
  if (isBare(command)) {
    if (text.charCodeAt(end) !== 0x29) {
      const isCertain = command.kind !== 'word' || command.prefixed || isCommandGoingOn(text, end);
      return actsAlone(command) && isCertain ? 'certain' : 'unsure';
    }
    if (isOrdinary(command) && isMember(text, end + 1)) return undefined;
    return actsAlone(command) ? 'certain' : 'unsure';
  }
  if (!isOrdinary(command)) return prose > definite + likely ? 'unsure' : 'certain';
  return prose <= definite && definite + likely > 0 ? 'certain' : prose === 0 ? 'certain' : 'unsure';
}

/** `Gci env:`, `Gcm *ke-ex*`: shells of Windows overlook letter case, and the operand is no word of any language. */
function isWindowsOnly({ name, operands: { definite, plain, prose } }: SimpleCommand): boolean {
  return isBuiltinOfWindows(name.toLowerCase()) && definite > 0 && plain + prose === 0;
}

/**
 * `::1$(WHOAMI)`, `x.pdf$(SYSTEMINFO)`: a name that tells something, right behind an address or a file, which is all of the
 * text. make's variables are written like this as well, and a host's name is one of them.
 */
function isGluedInCapitals({ text, command }: Pick<Case, 'text' | 'command'>): boolean {
  if (!isBare(command) || !ACTS_ALONE.has(command.name.toLowerCase()) || isOrdinary(command)) return false;
  const head = text.slice(0, command.start);
  if (head.length > 80 || !/^\)['"]?$/.test(text.slice(command.operands.end, command.operands.end + 3))) return false;
  return (
    /^[\d.:]{3,40}['"]?\$\($/.test(head) ||
    (command.name !== 'HOSTNAME' && /^[\w:/.-]{1,64}\.[a-z]{2,4}['"]?\$\($/.test(head))
  );
}

/**
 * `::1;Sleep 4`, and on the line below `localhost`: right behind an address or a file, and nothing behind it; in a list of
 * values all lines would have both.
 */
function isWaiting({ text, opening, command: { name, operands, start } }: Case): boolean {
  if (name.toLowerCase() !== 'sleep' || operands.likely !== 1 || operands.plain + operands.prose > 0) return false;
  if (opening.end !== start && opening.kind !== 'newline') return false;
  if (text.length - operands.end > 8 || opening.start > 64) return false;
  return /^(?=\S*[.:/@]|localhost)[\w.:/@-]{1,64}['"]?$/.test(text.slice(0, opening.start));
}

/** `$(last |& sort)`, `$(last& :;sort)`, `$(set &>/x)`, `$(mount #`: what no call of jQuery's has behind its first word. */
function isCommandGoingOn(text: string, end: number): boolean {
  return /^(?:\|&|&>|[;#]|\|[^|]|&\s?(?:[a-z]{2,16}\s{0,2}(?:&\s?)?)?\)|&\s{0,2}:?\s{0,2};\s?\w{1,12}\))/.test(
    text.slice(end, end + 26),
  );
}

/** `$(link).hide()`: a method's name and its parenthesis. */
function isMember(text: string, from: number): boolean {
  return /^\.[a-z]{1,40}\(/i.test(text.slice(from, from + 48));
}

/** Behind `;`, `|`, `&` or a line's end. */
function judgeSeparated(facts: Case): Certainty | undefined {
  const { text, opening, command } = facts;
  if (isBare(command) && command.operands.commented) return isField(facts) || isFlat(facts) ? 'unsure' : 'certain';
  if (isBare(command)) return judgeBare(facts);
  // `&X= Y=2 nice -n 19 x #`: with a comment behind it no parameter's value.
  if (isParameter(facts)) {
    const { definite, plain, prose, commented, end } = command.operands;
    const isLine =
      definite > 0 &&
      plain + prose === 0 &&
      /[\s<>][.~]{0,2}\/\w/.test(text.slice(command.nameEnd - 1, Math.min(end, command.nameEnd + 256)));
    const isSure = command.kind === 'rare' || commented || isLine || isExpansion(firstOperand(facts));
    return isShellLike(command) && isSure ? 'certain' : 'unsure';
  }
  if (command.kind === 'disguised') return 'certain';
  const { likely, prose } = command.operands;
  if (command.globbed && prose === 0) return 'certain';
  // `& Perl Policy: /usr/bin/perl`
  if (command.capitals && prose > 0) return 'unsure';
  if (isWaiting(facts)) return 'certain';
  if (isOrdinary(command) && command.capitals)
    return isWindowsOnly(command) && (opening.kind !== 'newline' || isBelowValue(text)) ? 'certain' : 'unsure';
  if (isOrdinary(command) && isEntityEnd(text, opening) && !isCutFromTag(facts)) return 'unsure';
  if ((isLetterEnd(text, opening) && !isShellLike(command)) || isGroovyScript(facts) || isMeasure(facts))
    return 'unsure';
  // `&amp; deno client`: the sign itself, written for HTML.
  if (isEntityEnd(text, opening) && !isShellLike(command)) return 'unsure';
  // `@link https://x`: a tag of a comment's; cmd.exe, which takes the sign, ends with its line.
  if (opening.kind === 'newline' && isOrdinary(command) && text.charCodeAt(command.start - 1) === 0x40) return 'unsure';
  // `    at https://x/a.js`: a line of a stack trace.
  if (command.name === 'at' && isIndented(text, opening)) return 'unsure';
  // `^(npm (ping|publish)|git fetch)`: an alternative of a pattern.
  if (opening.inGroup && opening.kind === '|' && !opening.doubled && !isShellLike(command)) return 'unsure';
  if (isShellLike(command) || isGluedLine(facts)) return judgeOption(facts);
  if (isOrdinary(command) && prose === 0 && likely > 0 && startsProgram(facts)) return 'certain';
  // `search status=5* | sort @timestamp desc | head 7`: with words and numbers it tells nothing that was not there.
  if (opening.kind === '|' && opening.end < command.start && FILTERS.has(command.name) && isWordsOnly(facts))
    return 'unsure';
  const isTight = opening.end === command.start && opening.kind !== 'newline';
  if (prose > 0 && !(isTight && command.kind === 'rare')) {
    return TAKES_ANY_WORDS.has(command.name) && isTight ? 'certain' : 'unsure';
  }
  if (command.capitals) return opening.doubled && command.kind === 'rare' ? 'certain' : 'unsure';
  // `C & python programming`, `Home | npm packages`, a line that starts with a name.
  if (opening.kind === 'newline') return judgeLine(facts);
  const isLoose =
    !isTight && !opening.doubled && (opening.kind === '&' || opening.kind === '|') && !isCut(text, command);
  // `pm2 get|pm2 conf display all confs`: a sentence that goes on.
  if (command.kind === 'rare' && command.operands.plain > 3 + 2 * likely && isBehindWord(text, opening.start))
    return 'unsure';
  if (command.kind === 'rare')
    return likely > 0 || !isLoose || !isBehindWord(text, opening.start) ? 'certain' : 'unsure';
  return judgeOrdinary(facts, isLoose);
}

/**
 * `x;cat the /etc/hosts`, `1; cat is a /etc/hosts`: words that a sentence has are files to a shell. No sentence goes on right
 * behind the separator, or behind a value alone, with an option or a path among its words.
 */
function isGluedLine({ text, opening, command: { start, operands, capitals } }: Case): boolean {
  if (operands.definite === 0 || capitals || opening.kind === 'newline') return false;
  if (opening.end === start && /^$|[\w)\]}@/.-]/.test(text.charAt(opening.start - 1))) return true;
  return opening.kind === ';' && opening.start < 64 && /^\S*\d\S*\s{0,2}$/.test(text.slice(0, opening.start));
}

/** `x&lt;cat /etc/passwd`: of an element's tag nothing stands behind its name but attributes and the end. */
function isCutFromTag({ text, opening, command: { nameEnd, operands } }: Case): boolean {
  if (operands.definite === 0 || !/&(?:lt|#60|#x3c)$/i.test(text.slice(Math.max(0, opening.start - 5), opening.start)))
    return false;
  return /^[ \t]{1,4}(?:-{1,2}[a-z]|[.~]{0,2}\/\w|\$)/i.test(text.slice(nameEnd, nameEnd + 12));
}

/** `ip netns exec x lscpu`: a sub-command that starts another, and a program that is no word. */
function startsProgram({ text, command: { nameEnd, operands }, context }: Case): boolean {
  const words = text
    .slice(nameEnd, Math.min(operands.end, nameEnd + 128))
    .trim()
    .split(/\s+/);
  const at = words.indexOf('exec');
  return at >= 0 && words.slice(at + 1).some((word) => isOnlyProgram(word, context.executables));
}

/** `{\n    id # the key`: a line of a query or a configuration, and what it means. */
function isField({ text, opening, command }: Case): boolean {
  return (
    opening.kind === 'newline' && isOrdinary(command) && isIndented(text, opening) && charBefore(text, opening) === '{'
  );
}

/** `1 Main St\nApt #5`: the number of a flat below its street. */
function isFlat({ text, opening, command: { name, kind, operands } }: Case): boolean {
  return (
    opening.kind === 'newline' &&
    kind === 'word' &&
    !ACTS_ALONE.has(name) &&
    /^ ?# ?\d{1,5}[A-Za-z]?\s*(?:\n|,|$)/.test(text.slice(operands.end, operands.end + 24))
  );
}

/** No dot, no slash: nothing that names a file elsewhere. */
function isWordsOnly({ text, command: { nameEnd, operands } }: Case): boolean {
  return operands.definite === 0 && /^[\w@ ]*$/.test(text.slice(nameEnd, operands.end));
}

/** Another separator ends it, which titles and lists of `&` and `|` do not have: `cat & docker ps &`. */
function isCut(text: string, { operands }: SimpleCommand): boolean {
  return operands.end < text.length && ';&#'.includes(text.charAt(operands.end));
}

/** `| sort -count`, `; at -home`: long words behind one dash are words of a query language before they are options. */
function judgeOption({ text, command, opening }: Case): Certainty {
  if (command.kind !== 'word' || command.operands.commented || command.operands.definite > 1) return 'certain';
  const written = text.slice(command.start, command.operands.end);
  const isWord = /^[\w.]+\s+-[a-z]{4,}\s*$/i.test(written) && opening.end !== command.start;
  return isWord && isBehindWord(text, opening.start) ? 'unsure' : 'certain';
}

/** A name that is also a word or an abbreviation, with operands that data has too. */
function judgeOrdinary({ text, opening, command }: Case, isLoose: boolean): Certainty {
  const { likely, plain } = command.operands;
  const isTight = opening.end === command.start || isGroup({ text, command });
  const isAfterWord = isBehindWord(text, opening.start) && !isAssigned(text, opening, command);
  if (TAKES_ANY_WORDS.has(command.name)) return isLoose && isAfterWord ? 'unsure' : 'certain';
  // `x'|cf env y=1`: behind the quote that ends the application's value.
  if (likely > 0 && endsValue({ text, opening })) return 'certain';
  // `kill -9 585`
  if (command.operands.options > 0 && likely > 1 && plain === 0) return 'certain';
  if (plain > 2) return 'unsure';
  if (opening.kind === '|' && plain === 0 && isEndpoint(text, command)) return 'certain';
  if (opening.doubled || !isAfterWord) return 'certain';
  if (isTight) return plain <= 1 ? 'certain' : 'unsure';
  return likely > 0 && plain === 0 && !isLoose ? 'certain' : 'unsure';
}

/** `x | nc 10.0.0.5 443`: a host and its port, and nothing else, which columns of a table are not called by. */
function isEndpoint(text: string, { nameEnd, operands: { end } }: SimpleCommand): boolean {
  return end - nameEnd < 96 && ENDPOINT.test(text.slice(nameEnd, end));
}

const ENDPOINT =
  /^ (?:-[a-z]{1,4} ){0,3}(?:\d{1,3}(?:\.\d{1,3}){3}|[a-z\d-]{1,32}(?:\.[a-z\d-]{1,32}){0,4}\.[a-z]{2,16}) \d{2,5} ?$/;

/** `& (sleep 9);`: brackets around a command and its figures, and another separator behind them. */
function isGroup({ text, command: { start, operands } }: Pick<Case, 'text' | 'command'>): boolean {
  if (text.charAt(start - 1) !== '(' || operands.likely === 0 || operands.plain > 0) return false;
  return /^\)\s?[;&|#]/.test(text.slice(operands.end, operands.end + 3));
}

/** `| A=1 B=2 sleep 5`: no title has an assignment in front of a name. */
function isAssigned(text: string, { end }: Opening, { start, prefixed }: SimpleCommand): boolean {
  return prefixed && /^\s*[A-Za-z_]\w{0,30}=\S*\s/.test(text.slice(end, Math.min(start, end + 96)));
}

/** A line that starts with a name, without operands that only a command line has. */
function judgeLine({ text, opening, command }: Case): Certainty {
  const { likely, plain, end } = command.operands;
  if (endsValue({ text, opening }) || isBelowCutValue(text, opening.start)) return 'certain';
  // ``as `x@0.1.26` ``: what is in the span is judged on its own.
  if (
    isOrdinary(command) &&
    /^ `\w[^`\n]{0,80}`[.,;:]?\s*(?:\n|$)/.test(text.slice(command.nameEnd, command.nameEnd + 96))
  )
    return 'unsure';
  // `ts<tab>12470`, `    at https://x/a.js:1:2`: lines of keys and values, of stack traces.
  // A tab in another line as well.
  const isTabbed =
    text.charCodeAt(command.nameEnd) === 0x09 &&
    (text.lastIndexOf('\t', command.start - 1) >= 0 ||
      text.indexOf('\t', command.end) >= 0 ||
      !/^[\w./~$'"-]/.test(text.charAt(command.nameEnd + 1)));
  const isAligned =
    command.operands.options === 0 &&
    !isCut(text, command) &&
    text.charAt(command.start - 1) !== '(' &&
    (/^[ \t]{3}/.test(text.slice(opening.end, opening.end + 3)) || isTabbed);
  const isPair =
    isTabbed &&
    !command.prefixed &&
    /^\t-?\d[\d.]*(?:[\r\n]|$)/.test(text.slice(command.nameEnd, command.nameEnd + 24));
  if ((isAligned || isPair) && isOrdinary(command)) {
    if (/^[\w.@:/-]{1,64}['"]/.test(text)) return 'certain';
    if (isPair || !isBelowValue(text)) return 'unsure';
  }
  const isBelow = isBelowValue(text);
  // `type cat && true`: no line of words goes on so.
  if (plain <= 1 && LIST_GOES_ON.test(text.slice(end, end + 8))) return 'certain';
  if (command.kind === 'rare')
    return likely > 0 || isBelow || plain <= (isBehindWord(text, opening.start) ? 1 : 2) ? 'certain' : 'unsure';
  const isShort = likely + plain <= 3 && (likely > 0 || isCut(text, command));
  if (isBelow && isShort) return 'certain';
  if (TAKES_ANY_WORDS.has(command.name)) return 'certain';
  if (likely > 0) return plain <= 1 ? 'certain' : 'unsure';
  return plain <= 1 && !isBehindWord(text, opening.start) && text.length - end < 16 ? 'certain' : 'unsure';
}
