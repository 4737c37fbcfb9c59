import type { Certainty } from '../check.js';
import { firstOperand, isCut } from './behind-command.js';
import { isOnlyProgram } from './everyday-names.js';
import type { Case } from './judge.js';
import { judgeBare } from './judge-bare.js';
import { isBare, isOrdinary, isScrambled, isShellLike, isWindowsOnly } from './judge-facts.js';
import { judgeLine } from './judge-line.js';
import { charBefore, endsValue, isIndented } from './judge-place.js';
import type { Opening } from './openings.js';
import { isEntityEnd, isGroovyScript, isLetterEnd, isMeasure, isParameter } from './other-notations.js';
import { isBelowValue, lineStart } from './quoted-text.js';
import { ACTS_ALONE, FILTERS, TAKES_ANY_WORDS } from './shell-vocabulary.js';
import type { SimpleCommand } from './simple-command.js';
import { isBehindWord } from './word-before.js';
import { isRepeated } from './word-lists.js';

/** Behind `;`, `|`, `&` or a line's end. */
export function judgeSeparated(facts: Case): Certainty | undefined {
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
    return ((isWindowsOnly(command) || isScrambled(command)) && (opening.kind !== 'newline' || isBelowValue(text))) ||
      isChangeBehindValue(facts)
      ? 'certain'
      : 'unsure';
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
  if (isOrdinary(command) && isRepeated(facts)) return 'unsure';
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

/** `https://a.example/x & REN user.txt y`: cmd.exe's own that change files, behind one address or file. */
function isChangeBehindValue({ text, opening: { kind, start }, command: { name, operands } }: Case): boolean {
  if (kind !== '&' || start > 160 || operands.likely === 0 || operands.plain > 1 || operands.prose > 0) return false;
  return CHANGES.has(name) && /^(?=\S*[.:/@\d])\S+\s?$/.test(text.slice(0, start));
}

const CHANGES = new Set(['REN', 'RENAME', 'DEL', 'ERASE', 'COPY', 'MOVE', 'TYPE']);

/** `x&lt;cat /etc/passwd`: of an element's tag nothing stands behind its name but attributes and the end. */
function isCutFromTag({ text, opening, command: { nameEnd, operands } }: Case): boolean {
  if (operands.definite === 0 || !/&(?:lt|#60|#x3c)$/i.test(text.slice(Math.max(0, opening.start - 5), opening.start)))
    return false;
  return /^[ \t]{1,4}(?:-{1,2}[a-z]|[.~]{0,2}\/\w|\$)/i.test(text.slice(nameEnd, nameEnd + 12));
}

/** `ip netns exec x lscpu`, `docker compose exec db id`: a sub-command that starts another; behind where it does, any program. */
function startsProgram({ text, command: { nameEnd, operands }, context }: Case): boolean {
  const words = text
    .slice(nameEnd, Math.min(operands.end, nameEnd + 128))
    .trim()
    .split(/\s+/);
  const at = words.indexOf('exec');
  if (at < 0) return false;
  const { executables } = context;
  return words.some(
    (word, index) => index > at && (isOnlyProgram(word, executables) || (index > at + 1 && executables.has(word))),
  );
}

/** `{\n    id # the key`: a line of a query or a configuration, and what it means. */
function isField({ text, opening, command }: Case): boolean {
  return (
    opening.kind === 'newline' && isOrdinary(command) && isIndented(text, opening) && charBefore(text, opening) === '{'
  );
}

/** `1 Main St\nApt #5`, `1 Main St; Apt #5`: the number of a flat below its street or behind it. */
function isFlat({ text, opening, command: { name, kind, operands, start } }: Case): boolean {
  const isBehind =
    opening.kind === ';' && opening.end < start && /\p{L}\.?$/u.test(text.slice(0, opening.start).slice(-4));
  return (
    (opening.kind === 'newline' || isBehind) &&
    (kind === 'word' || name.toLowerCase() === 'apt') &&
    !ACTS_ALONE.has(name) &&
    /^ ?# ?\d{1,5}[A-Za-z]?\s*(?:\n|,|$)/.test(text.slice(operands.end, operands.end + 24))
  );
}

/** No dot, no slash: nothing that names a file elsewhere. */
function isWordsOnly({ text, command: { nameEnd, operands } }: Case): boolean {
  return operands.definite === 0 && /^[\w@ ]*$/.test(text.slice(nameEnd, operands.end));
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
  if (opening.doubled || !(isAfterWord || isInSentence({ text, opening, command }))) return 'certain';
  if (isTight) return plain <= 1 ? 'certain' : 'unsure';
  return likely > 0 && plain === 0 && !isLoose ? 'certain' : 'unsure';
}

/**
 * `Door fault E12; roller r/p'd; test OK`: a word and another token in front, and nothing but words behind, of which those
 * do nothing: they compare, are refused without an option, or give a shell's own variable a number.
 */
function isInSentence({ text, opening, command }: Pick<Case, 'text' | 'opening' | 'command'>): boolean {
  if (
    opening.kind !== ';' ||
    opening.end === command.start ||
    command.operands.likely > 0 ||
    !REFUSES_WORDS.has(command.name)
  )
    return false;
  const head = text.slice(Math.max(lineStart(text, opening.start), opening.start - MAX_PIECE), opening.start);
  return IN_SENTENCE.test(head.slice(head.lastIndexOf(';') + 1));
}

const REFUSES_WORDS = new Set(['test', 'cut', 'let', 'wait', 'break', 'shift']);
const MAX_PIECE = 64;
const IN_SENTENCE = /(?:^|\s)\p{L}{3,24}[,:]? [^;|&'"`]{1,24}$|(?:^|\s)\p{L}{3,24}[,:]? [\w/.-]{1,16}'\p{L}{1,2}$/u;

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

/** `$_`, `${x}`, `$(x)`; `$5` is a price. */
function isExpansion(operand: string): boolean {
  return /^\$[A-Za-z_{(@*]/.test(operand);
}

/**
 * `::1;Sleep 4`, and on the line below `localhost`: right behind an address or a file, and nothing behind it; in a list of
 * values all lines would have both.
 */
function isWaiting({ text, opening, command: { name, operands, start } }: Case): boolean {
  if (name.toLowerCase() !== 'sleep' || operands.likely !== 1 || operands.plain + operands.prose > 0) return false;
  if (opening.end !== start && opening.kind !== 'newline') return false;
  if (text.length - operands.end > 8 || opening.start > 64) return false;
  return /^(?=\S*[.:/@]|localhost)[\w.:/@-]{1,64}['"]?[ \t]{0,8}$/.test(text.slice(0, opening.start));
}
