import type { Certainty } from '../check.js';
import type { Case } from './judge.js';
import { actsAlone, isBuiltinOfWindows, isOrdinary } from './judge-facts.js';
import { charBefore, closesParenthesis, endsValue, isBelowWrappedLine, isIndented } from './judge-place.js';
import type { Opening } from './openings.js';
import { isEntityEnd, isParameter, isPattern, isPiece, isTypeUnion } from './other-notations.js';
import { isBelowCutValue, isBelowValue, lineStart } from './quoted-text.js';
import { ACTS_ALONE } from './shell-vocabulary.js';
import type { SimpleCommand } from './simple-command.js';
import { isBehindWord } from './word-before.js';
import { isAlternative, isArranging, isColumn, isItem } from './word-lists.js';

/** A name and nothing else. */
export function judgeBare({ text, opening, command, context }: Case): Certainty | undefined {
  if (!actsAlone(command)) return 'unsure';
  const isWindows = isBuiltinOfWindows(command.name.toLowerCase());
  if ((!command.capitals || isWindows) && endsValue({ text, opening })) return 'certain';
  // `x&&Vol & REm `: of cmd.exe's own, and its comment for what the application has behind it.
  if (isWindows && REMARK.test(text.slice(command.operands.end, command.operands.end + 24))) return 'certain';
  if (command.capitals && command.kind !== 'disguised') return 'unsure';
  if (isParameter({ text, opening, command })) return 'unsure';
  if (command.kind !== 'disguised' && isEntityEnd(text, opening)) return 'unsure';
  if (isPattern({ text, opening, command }) || isTypeUnion(text) || isAlternative(text)) return 'unsure';
  if (isColumn({ text, opening, command, context }) || isItem({ text, opening, command })) return 'unsure';
  if (isArranging({ text, opening, command })) return 'unsure';
  // `if (false) {`: JavaScript's, C's and their kin's.
  if (command.prefixed && /^\)\s*\{/.test(text.slice(command.operands.end, command.operands.end + 8))) return 'unsure';
  if (isTabstop({ text, opening, command })) return 'unsure';
  if (opening.doubled || command.prefixed) return 'certain';
  // `(a|less)`, `(X11; U; id; rv:1.9)`: inside a group that no shell has.
  if (opening.kind === 'newline' && isIndented(text, opening)) return judgeBareLine(text, opening, command);
  // `(a|\d\d)`
  if (opening.inGroup && command.escaped && opening.kind === '|') return 'unsure';
  if (opening.inGroup && command.kind !== 'disguised' && opening.kind !== 'newline') return 'unsure';
  // `Node & deno`: alone it does nothing, and between blanks the sign is a word.
  if (command.kind === 'rare' && isJoined({ text, opening, command })) return 'unsure';
  // `rc|204|ls|5`: what the name would print goes into the next piece and is lost.
  const isLost =
    (isOrdinary(command) && !isFed(text, opening, command)) ||
    (command.kind === 'rare' && !ACTS_ALONE.has(command.name));
  if (isLost && opening.kind === '|' && isPiece(text, opening, command.operands.end)) return 'unsure';
  if (!isOrdinary(command)) return 'certain';
  if (opening.kind === 'newline') return judgeBareLine(text, opening, command);
  return 'certain';
}

/** cmd.exe's comment at the text's end, behind a sign of its own. */
const REMARK = /^\s{0,4}&{1,2}\s{0,4}rem\s*$/i;

/**
 * `if ($1) {\n\t$0\n}`: the last stop of an editor's snippet, which counts from one. The shell that a shell calls so is
 * given nothing to run there.
 */
function isTabstop({
  text,
  opening: { kind, doubled, start },
  command,
}: Pick<Case, 'text' | 'opening' | 'command'>): boolean {
  if (doubled || (kind !== ';' && kind !== 'newline') || command.prefixed) return false;
  if (text.slice(command.start, command.nameEnd) !== '$0') return false;
  return /\$(?:1(?!\d)|\{1[:|}])/.test(text.slice(Math.max(0, start - MAX_SNIPPET), start));
}

const MAX_SNIPPET = 512;

/** `env|sh|cat`, `echo x|sh|cat`: what runs what it is given, behind a command that gives it something. */
function isFed(text: string, { start }: Opening, { name }: SimpleCommand): boolean {
  if (!READS_COMMANDS.has(name)) return false;
  const line = text.slice(lineStart(text, start), start).slice(-MAX_VALUE);
  // What another separator starts.
  const command = line.slice(Math.max(...[';', '&', '|'].map((sign) => line.lastIndexOf(sign))) + 1).trim();
  const [first, operand] = command.split(/\s/, 2);
  return ACTS_ALONE.has(first as string) || (operand !== undefined && PRINTS.has(first as string));
}

const READS_COMMANDS = new Set(['sh', 'ash']);
const PRINTS = new Set(['echo', 'printf', 'cat', 'curl', 'wget', 'base64', 'xxd', 'rev', 'tr']);

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
function judgeBareLine(text: string, opening: Opening, { kind, operands }: SimpleCommand): Certainty {
  if (isBelowValue(text) && /^[^\n]*['"#]/.test(text.slice(0, MAX_VALUE))) return 'certain';
  if (isBelowCutValue(text, opening.start)) return 'certain';
  if (closesParenthesis(text, opening, operands.end)) return 'unsure';
  if (kind === 'word' && isBelowWrappedLine(text, opening)) return 'unsure';
  const isInList =
    isIndented(text, opening) || isBehindWord(text, opening.start) || '{,(['.includes(charBefore(text, opening));
  return isInList && /^[\s,"{]*\n\s*[\p{L}}\]_."]/u.test(text.slice(operands.end, operands.end + 64))
    ? 'unsure'
    : 'certain';
}

const MAX_VALUE = 96;
