import type { Certainty, DetectContext } from '../check.js';
import type { Opening } from './openings.js';
import { TAKES_ANY_WORDS } from './shell-vocabulary.js';
import type { SimpleCommand } from './simple-command.js';
import type { Before, Surroundings } from './surroundings.js';

/** What is judged: a command, how the text gets to it, and where it stands. */
export interface Case {
  readonly text: string;
  readonly opening: Opening;
  readonly command: SimpleCommand;
  readonly surroundings: Surroundings;
  readonly context: DetectContext;
}

/** Programs and builtins that do nothing, and words that data is full of. */
const NO_EFFECT = new Set(['true', 'false', ':']);

/** How sure we are that the command would run, and that nobody writes this for another reason. */
export function judge(facts: Case): Certainty | undefined {
  const certainty = judgeByOpening(facts);
  if (certainty !== 'certain') return certainty;
  const { command, surroundings } = facts;
  const { definite, likely, commented } = command.operands;
  const isProof = commented || (command.kind === 'rare' && command.name.length > 3 && definite + likely > 0);
  return !isProof && surroundings.isNoise(command.start, command.end) ? 'unsure' : 'certain';
}

function judgeByOpening(facts: Case): Certainty | undefined {
  const { opening, command } = facts;
  if (command.capitals && command.name.length <= 2) return undefined;
  if (isOrdinary(command) && command.operands.calls > 0) return undefined;
  if (command.operands.isCode) return command.kind === 'disguised' ? 'unsure' : undefined;
  switch (opening.kind) {
    case 'start':
      return judgeWhole(facts);
    case '$(':
    case '<(':
      return judgeSubstitution(facts);
    case '`':
      return judgeBackticks(facts);
    default:
      return judgeSeparated(facts);
  }
}

/** Also something else than a program's name. */
function isOrdinary(command: SimpleCommand): boolean {
  return command.kind === 'word' || command.kind === 'short';
}

/** The whole value as a command line: only with operands that nothing but a command line has. */
function judgeWhole({ text, command }: Case): Certainty | undefined {
  const { definite, likely, plain } = command.operands;
  const rest = text.slice(command.operands.end, command.operands.end + 64).trim();
  if (/[\r\n]/.test(text.charAt(command.operands.end)) && rest !== '') return undefined;
  const isBare = definite + likely + plain === 0;
  if (isBare && /^[;|&]+$/.test(rest) && command.kind === 'rare' && !command.capitals) return 'certain';
  if (command.kind === 'disguised') {
    // `{cat,/etc/passwd}`: its operands are inside.
    const isBraced = /^\{[\w,]*,(?:[-/~.])/.test(text.slice(command.start, command.start + 64));
    return (isBraced || definite + likely > 0) && plain <= 2 ? 'certain' : 'unsure';
  }
  if (definite === 0) return undefined;
  if (command.capitals) return 'unsure';
  if (command.kind === 'rare' || command.prefixed) return plain <= 2 ? 'certain' : 'unsure';
  return plain <= definite - (command.kind === 'short' ? 0 : 1) ? 'certain' : 'unsure';
}

/** `$(id)`, `<(cat x)`. jQuery's `$(link).hide()` and make's `$(CC)` look the same. */
function judgeSubstitution({ text, opening, command, surroundings }: Case): Certainty | undefined {
  if (command.capitals && command.kind !== 'rare') return undefined;
  if (command.capitals && command.name === command.name.toUpperCase()) return 'unsure';
  const { definite, likely, plain } = command.operands;
  const close = command.operands.end;
  if (isOrdinary(command) && !command.prefixed && definite + likely === 0) {
    if (text.charAt(close) !== ')' || plain > 2) return 'unsure';
    const call = command.kind === 'short' ? /^\)\.[a-z]+\(/i : /^\)\.[a-z]+(?:\(|$)/i;
    if (call.test(text.slice(close, close + 32))) return undefined;
  }
  const isApart = /\s/.test(text.charAt(opening.start - 1));
  return isApart && surroundings.before(opening.start) === 'prose' ? 'unsure' : 'certain';
}

/** `` `id` `` is also Markdown's code, MySQL's name and JavaScript's string. */
function judgeBackticks({ text, opening, command, surroundings }: Case): Certainty | undefined {
  const { definite, likely, plain } = command.operands;
  const close = command.operands.end;
  if (command.capitals) return 'unsure';
  if (!/^[\s)};]{0,6}`/.test(text.slice(close, close + 8)) && command.kind !== 'disguised') {
    return definite > 0 || command.prefixed ? 'certain' : 'unsure';
  }
  const before = surroundings.before(opening.start);
  const isApart = opening.start > 0 && /[\s([]/.test(text.charAt(opening.start - 1));
  if (isApart && (before === 'prose' || before === 'word')) return 'unsure';
  const after = text.slice(close + 1, close + 80);
  if (/^\s+\p{L}{2,}\s+\p{L}/u.test(after)) return 'unsure';
  if (isOrdinary(command) && definite + likely === 0) {
    return plain <= 1 && !/^\s*(?:\.\s*`|[,=)])/.test(after) ? 'certain' : 'unsure';
  }
  return 'certain';
}

/** Behind `;`, `|`, `&` or a line's end. */
function judgeSeparated(facts: Case): Certainty | undefined {
  const { text, opening, command, surroundings } = facts;
  const { definite, likely, plain, commented } = command.operands;
  const before = surroundings.before(opening.start);
  const isBare = definite + likely + plain === 0;
  if (isBare && (NO_EFFECT.has(command.name) || isEntityEnd(text, opening))) return undefined;
  if (isBare && isOneOfMany(facts)) return 'unsure';
  if (opening.kind === 'newline') return judgeLine(facts);
  if (command.kind === 'disguised' || commented) return 'certain';
  if (definite > 0 && (plain <= 3 || command.kind === 'rare')) return 'certain';
  if (command.kind === 'rare') {
    return before === 'prose' && plain >= 3 && !TAKES_ANY_WORDS.has(command.name) ? 'unsure' : 'certain';
  }
  return judgeOrdinary(facts, breaksOut(facts) || before === 'data');
}

/** An item of a list, or of a user agent's comment: `(X11; U; Linux i686; nl; rv:1.9)`. */
function isOneOfMany({ text, opening, command, surroundings }: Case): boolean {
  if (opening.doubled || command.kind === 'disguised' || command.prefixed) return false;
  if (surroundings.isList(opening)) return true;
  if (opening.kind !== ';' || !isOrdinary(command)) return false;
  const head = text.slice(Math.max(0, opening.start - 256), opening.start);
  return head.lastIndexOf('(') > head.lastIndexOf(')') && /^\S+\/\d[\d.]* \(/.test(text);
}

/** Nothing stands before the separator, or a quote or parenthesis is closed just before it. */
function breaksOut({ text, opening, surroundings }: Case): boolean {
  if (surroundings.before(opening.start) === 'nothing') return true;
  return /['")]\s*$/.test(text.slice(Math.max(0, opening.start - 4), opening.start));
}

/** `&amp;fmt=1` read as a query leaves a parameter named `amp;fmt`; `&nbsp;more` is a blank and a word. */
function isEntityEnd(text: string, opening: Opening): boolean {
  if (opening.kind !== ';') return false;
  const before = text.slice(Math.max(0, opening.start - 8), opening.start);
  return before === 'amp' || /&(?:amp|nbsp|lt|gt|quot|apos|#\d{1,5}|#x[\da-f]{1,4})$/i.test(before);
}

/** A name that is also a word or an abbreviation, without operands that only a command has. */
function judgeOrdinary(facts: Case, fromData: boolean): Certainty | undefined {
  const { command, surroundings, opening } = facts;
  const { definite, likely, plain } = command.operands;
  const before = surroundings.before(opening.start);
  if (command.capitals && definite === 0 && (before !== 'nothing' || /[a-z]/.test(command.name))) return 'unsure';
  if (definite + likely > 0) return plain === 0 || (fromData && plain <= 3) ? 'certain' : 'unsure';
  if (plain === 0) return judgeBare(facts, { fromData, before });
  const isTight = opening.end === command.start;
  if (TAKES_ANY_WORDS.has(command.name)) {
    return before === 'prose' && !isTight && opening.kind === '&' && !opening.doubled ? 'unsure' : 'certain';
  }
  if (fromData || opening.doubled) return plain <= 2 ? 'certain' : 'unsure';
  if (command.kind === 'short')
    return plain === 1 && (isTight || opening.doubled || opening.kind === ';') ? 'certain' : 'unsure';
  return isTight && plain === 1 && facts.text.length < 64 && before === 'word' ? 'certain' : 'unsure';
}

/** A name that is also a word or an abbreviation, and nothing else. */
function judgeBare(
  { text, opening, command }: Case,
  { fromData, before }: { fromData: boolean; before: Before },
): Certainty {
  if (fromData) return command.name.length > 1 || opening.start === 0 ? 'certain' : 'unsure';
  if (command.name.length === 1 || command.capitals) return 'unsure';
  if (command.prefixed || opening.doubled || opening.kind === ';') return 'certain';
  if (command.kind === 'short' || (opening.kind === '|' && before === 'word' && opening.end === command.start))
    return 'certain';
  const isLast = text.slice(command.operands.end).trim().length <= 2;
  return isLast && opening.end === command.start && before === 'prose' ? 'certain' : 'unsure';
}

/** A later line of a text: poems, tickets and README files have lines too. */
function judgeLine(facts: Case): Certainty | undefined {
  const { text, opening, command, surroundings } = facts;
  const { definite, likely, plain } = command.operands;
  const before = surroundings.before(opening.start);
  if (isOrdinary(command) && (command.capitals || surroundings.lines > (command.kind === 'word' ? 2 : 3)))
    return 'unsure';
  // Prose of several lines, or a line that announces a command: a quoted snippet.
  if (
    before === 'prose' &&
    (surroundings.lines > 3 || /[:.]\s*$/.test(text.slice(Math.max(0, opening.start - 8), opening.start)))
  ) {
    return 'unsure';
  }
  if (command.kind === 'disguised' || command.operands.commented) return 'certain';
  if (command.kind === 'rare') return definite + likely > 0 || plain <= 1 ? 'certain' : 'unsure';
  const isFree = before === 'nothing' || before === 'data';
  if (definite > 0) return plain <= (isFree ? 3 : 1) || definite > plain ? 'certain' : 'unsure';
  if (command.kind === 'short') return plain <= 1 ? 'certain' : 'unsure';
  return isFree && plain <= 2 && text.slice(command.operands.end).trim().length < 16 ? 'certain' : 'unsure';
}
