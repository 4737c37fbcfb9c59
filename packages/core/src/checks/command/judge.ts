import type { Certainty, DetectContext } from '../check.js';
import { isOnlyProgram } from './everyday-names.js';
import { isForeignOperand } from './foreign-operands.js';
import { judgeBackticks } from './judge-backticks.js';
import { actsAlone, isBare, isOrdinary, isShellLike } from './judge-facts.js';
import { judgeWhole } from './judge-whole.js';
import type { Opening } from './openings.js';
import {
  isComparison,
  isDeclaration,
  isEntityEnd,
  isGroovyScript,
  isLetterEnd,
  isLoneBranch,
  isMeasure,
  isParameter,
  isPattern,
  isPiece,
  isReference,
  isTypeUnion,
  isUnusedAlias,
} from './other-notations.js';
import { isBelowCutValue, isBelowValue } from './quoted-text.js';
import { closesQuote, isBehindWord } from './quoting.js';
import { ACTS_ALONE, CMD_BUILTINS, FILTERS, POWERSHELL_ALIASES, TAKES_ANY_WORDS } from './shell-vocabulary.js';
import type { SimpleCommand } from './simple-command.js';

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
  if (isReference(facts) || isComparison(facts)) return 'unsure';
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
function isClear({ text, opening, command: { operands, prefixed } }: Case): boolean {
  if (/^[$`]/.test(opening.kind) && /^[`)]/.test(text.slice(operands.end, operands.end + 1))) return true;
  if (operands.likely + operands.plain + operands.prose === 0) {
    if (goesOn(text, operands.end, prefixed) || endsValue({ text, opening })) return true;
  }
  return (
    (operands.definite > 0 && operands.plain === 0) ||
    (operands.likely + operands.plain === 0 && operands.end >= text.trimEnd().length - 1)
  );
}

/** `::1"` and a line below, `x" ;`: one piece without blanks, and a quote that it never opened. */
function endsValue({ text, opening: { kind, start } }: Pick<Case, 'text' | 'opening'>): boolean {
  if (kind === 'start' || kind === 'directive' || kind === '$(' || kind === '<(' || kind === '`') return false;
  let end = start;
  while (end > 0 && (text.charCodeAt(end - 1) === 0x20 || text.charCodeAt(end - 1) === 0x09)) end--;
  const unit = text.charCodeAt(end - 1);
  if (unit !== 0x22 && unit !== 0x27) return false;
  return VALUE_END.test(text.slice(Math.max(0, end - 64), end)) && closesQuote(text, end);
}

const VALUE_END = /\.\w{2,4}["']$|(?:^|\n)(?:[\w.:/@-]{0,63} )?[\w.:/@-]{0,63}["']$/;

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
  if (command.capitals && command.kind !== 'disguised' && command.name === command.name.toUpperCase()) return 'unsure';
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

function isBuiltinOfWindows(lower: string): boolean {
  return POWERSHELL_ALIASES.has(lower) || CMD_BUILTINS.has(lower) || lower === 'reg';
}

/** `$(last |& sort)`, `$(set &>/x)`, `$(mount #`: what no call of jQuery's has behind its first word. */
function isCommandGoingOn(text: string, end: number): boolean {
  return /^(?:\|&|&>|[;#]|\|[^|]|& ?\))/.test(text.slice(end, end + 3));
}

/** `$(link).hide()`: a method's name and its parenthesis. */
function isMember(text: string, from: number): boolean {
  return /^\.[a-z]{1,40}\(/i.test(text.slice(from, from + 48));
}

/** Behind `;`, `|`, `&` or a line's end. */
function judgeSeparated(facts: Case): Certainty | undefined {
  const { text, opening, command } = facts;
  if (isBare(command) && command.operands.commented) return isField(facts) ? 'unsure' : 'certain';
  if (isBare(command)) return judgeBare(facts);
  // `&X= Y=2 nice -n 19 x #`: with a comment behind it no parameter's value.
  if (isParameter(facts)) {
    const isSure = command.kind === 'rare' || command.operands.commented || isExpansion(firstOperand(facts));
    return isShellLike(command) && isSure ? 'certain' : 'unsure';
  }
  if (command.kind === 'disguised') return 'certain';
  const { likely, prose } = command.operands;
  if (command.globbed && prose === 0) return 'certain';
  // `& Perl Policy: /usr/bin/perl`
  if (command.capitals && prose > 0) return 'unsure';
  if (isOrdinary(command) && command.capitals)
    return isWindowsOnly(command) && (opening.kind !== 'newline' || isBelowValue(text)) ? 'certain' : 'unsure';
  if (isOrdinary(command) && isEntityEnd(text, opening)) return 'unsure';
  if (isLetterEnd(text, opening) || isGroovyScript(facts) || isMeasure(facts)) return 'unsure';
  // `&amp; deno client`: the sign itself, written for HTML.
  if (isEntityEnd(text, opening) && !isShellLike(command)) return 'unsure';
  // `@link https://x`: a tag of a comment's; cmd.exe, which takes the sign, ends with its line.
  if (opening.kind === 'newline' && isOrdinary(command) && text.charCodeAt(command.start - 1) === 0x40) return 'unsure';
  // `    at https://x/a.js`: a line of a stack trace.
  if (command.name === 'at' && isIndented(text, opening)) return 'unsure';
  // `^(npm (ping|publish)|git fetch)`: an alternative of a pattern.
  if (opening.inGroup && opening.kind === '|' && !opening.doubled && !isShellLike(command)) return 'unsure';
  if (isShellLike(command)) return judgeOption(facts);
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
function isField({ text, opening }: Case): boolean {
  return opening.kind === 'newline' && isIndented(text, opening) && charBefore(text, opening) === '{';
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
  const isTight = opening.end === command.start;
  const isAfterWord = isBehindWord(text, opening.start) && !isAssigned(text, opening, command);
  if (TAKES_ANY_WORDS.has(command.name)) return isLoose && isAfterWord ? 'unsure' : 'certain';
  // `x'|cf env y=1`: behind the quote that ends the application's value.
  if (likely > 0 && endsValue({ text, opening })) return 'certain';
  // `kill -9 585`
  if (command.operands.options > 0 && likely > 1 && plain === 0) return 'certain';
  if (plain > 2) return 'unsure';
  if (opening.doubled || !isAfterWord) return 'certain';
  if (isTight) return plain <= 1 ? 'certain' : 'unsure';
  return likely > 0 && plain === 0 && !isLoose ? 'certain' : 'unsure';
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
  const isAligned =
    command.operands.options === 0 &&
    (/^[ \t]{3}/.test(text.slice(opening.end, opening.end + 3)) || text.charCodeAt(command.nameEnd) === 0x09);
  const isPair =
    !command.prefixed && /^\t-?\d[\d.]*(?:[\r\n]|$)/.test(text.slice(command.nameEnd, command.nameEnd + 24));
  if ((isAligned || isPair) && isOrdinary(command)) {
    if (/^[\w.@:/-]{1,64}['"]/.test(text)) return 'certain';
    if (isPair || !isBelowValue(text)) return 'unsure';
  }
  const isBelow = isBelowValue(text);
  if (command.kind === 'rare')
    return likely > 0 || isBelow || plain <= (isBehindWord(text, opening.start) ? 1 : 2) ? 'certain' : 'unsure';
  const isShort = likely + plain <= 3 && (likely > 0 || isCut(text, command));
  if (isBelow && isShort) return 'certain';
  if (TAKES_ANY_WORDS.has(command.name)) return 'certain';
  if (likely > 0) return plain <= 1 ? 'certain' : 'unsure';
  return plain <= 1 && !isBehindWord(text, opening.start) && text.length - end < 16 ? 'certain' : 'unsure';
}

/** A name and nothing else. */
function judgeBare({ text, opening, command }: Case): Certainty | undefined {
  if (!actsAlone(command)) return 'unsure';
  const isWindows = isBuiltinOfWindows(command.name.toLowerCase());
  if ((!command.capitals || isWindows) && endsValue({ text, opening })) return 'certain';
  if (command.capitals && command.kind !== 'disguised') return 'unsure';
  if (isParameter({ text, opening, command })) return 'unsure';
  if (command.kind !== 'disguised' && isEntityEnd(text, opening)) return 'unsure';
  if (isPattern({ text, opening, command }) || isTypeUnion(text)) return 'unsure';
  // `if (false) {`: JavaScript's, C's and their kin's.
  if (command.prefixed && /^\)\s*\{/.test(text.slice(command.operands.end, command.operands.end + 8))) return 'unsure';
  if (opening.doubled || command.prefixed) return 'certain';
  // `(a|less)`, `(X11; U; id; rv:1.9)`: inside a group that no shell has.
  if (opening.kind === 'newline' && isIndented(text, opening)) return judgeBareLine(text, opening, command);
  // `(a|\d\d)`
  if (opening.inGroup && command.escaped && opening.kind === '|') return 'unsure';
  if (opening.inGroup && command.kind !== 'disguised' && opening.kind !== 'newline') return 'unsure';
  // `Node & deno`: alone it does nothing, and between blanks the sign is a word.
  if (command.kind === 'rare' && isJoined({ text, opening, command })) return 'unsure';
  // `rc|204|ls|5`: what the name would print goes into the next piece and is lost.
  const isLost = isOrdinary(command) || (command.kind === 'rare' && !ACTS_ALONE.has(command.name));
  if (isLost && opening.kind === '|' && isPiece(text, opening, command.operands.end)) return 'unsure';
  if (!isOrdinary(command)) return 'certain';
  if (opening.kind === 'newline') return judgeBareLine(text, opening, command);
  return 'certain';
}

/** Behind a word, a single `&` between blanks, and a name that does nothing without operands. */
function isJoined({ text, opening, command }: Pick<Case, 'text' | 'opening' | 'command'>): boolean {
  if (opening.kind !== '&' || opening.end - opening.start > 1 || ACTS_ALONE.has(command.name)) return false;
  // cmd.exe's comment hides what the application appends.
  if (command.name === 'rem') return false;
  return (
    opening.end < command.start && text.charCodeAt(opening.start - 1) === 0x20 && isBehindWord(text, opening.start)
  );
}

/** A line of a list of words, or a last line that is a command. */
function judgeBareLine(text: string, opening: Opening, { operands }: SimpleCommand): Certainty {
  if (isBelowValue(text) && /^[^\n]*['"#]/.test(text.slice(0, MAX_VALUE))) return 'certain';
  if (isBelowCutValue(text, opening.start)) return 'certain';
  const isInList =
    isIndented(text, opening) || isBehindWord(text, opening.start) || '{,(['.includes(charBefore(text, opening));
  return isInList && /^[\s,"{]*\n\s*[\p{L}}\]_."]/u.test(text.slice(operands.end, operands.end + 64))
    ? 'unsure'
    : 'certain';
}

const MAX_VALUE = 96;

/** Two blanks or more in front of a line's first word. */
function isIndented(text: string, { end }: Opening): boolean {
  return text.charCodeAt(end) <= 0x20 && text.charCodeAt(end + 1) <= 0x20;
}

/** The last character in front of an opening that is no blank; a bracket for none, so that it belongs to nothing. */
function charBefore(text: string, opening: Opening): string {
  return /(\S)\s*$/.exec(text.slice(Math.max(0, opening.start - 8), opening.start))?.[1] ?? ')';
}
