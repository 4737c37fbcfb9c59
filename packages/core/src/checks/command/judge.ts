import type { Certainty, DetectContext } from '../check.js';
import type { Opening } from './openings.js';
import { TAKES_ANY_WORDS } from './shell-vocabulary.js';
import type { SimpleCommand } from './simple-command.js';
import type { Surroundings } from './surroundings.js';

/** What is judged: a command, how the text gets to it, and where it stands. */
export interface Case {
  readonly text: string;
  readonly opening: Opening;
  readonly command: SimpleCommand;
  readonly surroundings: Surroundings;
  readonly context: DetectContext;
}

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
  if (command.kind === 'everyday' && command.operands.calls > 0) return undefined;
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

/** The whole value as a command line: only with operands that nothing but a command line has. */
function judgeWhole({ text, command }: Case): Certainty | undefined {
  const { definite, likely, plain } = command.operands;
  const rest = text.slice(command.operands.end, command.operands.end + 64).trim();
  if (/[\r\n]/.test(text.charAt(command.operands.end)) && rest !== '') return undefined;
  const isBare = definite + likely + plain === 0;
  if (isBare && /^[;|&]+$/.test(rest) && command.kind === 'rare' && !command.capitals) return 'certain';
  if (command.kind === 'disguised') return definite + likely > 0 && plain <= 2 ? 'certain' : 'unsure';
  if (definite === 0) return undefined;
  if (command.capitals) return 'unsure';
  if (command.kind === 'rare' || command.prefixed) return plain <= 2 ? 'certain' : 'unsure';
  return plain <= definite - 1 ? 'certain' : 'unsure';
}

/** `$(id)`, `<(cat x)`. jQuery's `$(link).hide()` and make's `$(CC)` look the same. */
function judgeSubstitution({ text, opening, command, surroundings }: Case): Certainty | undefined {
  if (command.capitals && command.kind !== 'rare') return undefined;
  if (command.capitals && command.name === command.name.toUpperCase()) return 'unsure';
  const { definite, likely, plain } = command.operands;
  const close = command.operands.end;
  const closed = text.charAt(close) === ')';
  if (command.kind === 'everyday' && definite + likely === 0) {
    if (!closed || plain > 2) return 'unsure';
    if (/^\)\.[a-z]+(?:\(|$)/i.test(text.slice(close, close + 32))) return undefined;
  }
  return surroundings.before(opening.start) === 'prose' && /\s/.test(text.charAt(opening.start - 1))
    ? 'unsure'
    : 'certain';
}

/** `` `id` `` is also Markdown's code, MySQL's name and JavaScript's string. */
function judgeBackticks({ text, opening, command, surroundings }: Case): Certainty | undefined {
  const { definite, likely, plain } = command.operands;
  const close = command.operands.end;
  if (text.charAt(close) !== '`' && command.kind !== 'disguised') return definite > 0 ? 'certain' : 'unsure';
  if (command.capitals) return 'unsure';
  const before = surroundings.before(opening.start);
  if (before === 'prose' || (before === 'word' && text.charAt(opening.start - 1) === ' ')) return 'unsure';
  const after = text.slice(close + 1, close + 80);
  if (/^\s+\p{L}{2,}\s+\p{L}/u.test(after)) return 'unsure';
  if (command.kind === 'everyday' && definite + likely === 0) {
    return plain <= 1 && !/^\s*[.,=)]/.test(after) ? 'certain' : 'unsure';
  }
  return 'certain';
}

/** Behind `;`, `|`, `&` or a line's end. */
function judgeSeparated(facts: Case): Certainty | undefined {
  const { text, opening, command, surroundings } = facts;
  const { definite, likely, plain } = command.operands;
  const before = surroundings.before(opening.start);
  const breaksOut = before === 'nothing' || /['")]\s*$/.test(text.slice(Math.max(0, opening.start - 4), opening.start));
  const isBare = definite + likely + plain === 0;
  if (isBare && (NO_EFFECT.has(command.name) || isEntityEnd(text, opening))) return undefined;
  if (isBare && !opening.doubled && command.kind !== 'disguised' && surroundings.isList(opening)) return 'unsure';
  if (opening.kind === 'newline') return judgeLine(facts);
  if (command.kind === 'disguised') return 'certain';
  if (definite > 0 && (plain <= 3 || command.kind === 'rare')) return 'certain';
  if (command.kind === 'rare') {
    return before === 'prose' && plain >= 3 && !TAKES_ANY_WORDS.has(command.name) ? 'unsure' : 'certain';
  }
  return judgeEveryday(facts, breaksOut || before === 'data');
}

/** `&amp;fmt=1` read as a query leaves a parameter named `amp;fmt`; `&nbsp;more` is a blank and a word. */
function isEntityEnd(text: string, opening: Opening): boolean {
  if (opening.kind !== ';') return false;
  const before = text.slice(Math.max(0, opening.start - 8), opening.start);
  return before === 'amp' || /&(?:amp|nbsp|lt|gt|quot|apos|#\d{1,5}|#x[\da-f]{1,4})$/i.test(before);
}

/** A name that is also a word, without operands that only a command has. */
function judgeEveryday({ text, opening, command, surroundings }: Case, fromData: boolean): Certainty | undefined {
  const { definite, likely, plain } = command.operands;
  const before = surroundings.before(opening.start);
  const tight = opening.end === command.start;
  if (command.capitals && definite === 0 && (before !== 'nothing' || /[a-z]/.test(command.name))) return 'unsure';
  if (definite + likely > 0) return plain === 0 || (fromData && plain <= 3) ? 'certain' : 'unsure';
  if (plain === 0) {
    if (fromData) return command.name.length > 1 || opening.start === 0 ? 'certain' : 'unsure';
    if (command.name.length === 1 || command.capitals) return 'unsure';
    if (opening.doubled || opening.kind === ';') return 'certain';
    return tight && (before === 'prose' || command.name.length <= 3) ? 'certain' : 'unsure';
  }
  if (TAKES_ANY_WORDS.has(command.name)) return before === 'prose' && !tight ? 'unsure' : 'certain';
  if (fromData) return plain <= 2 ? 'certain' : 'unsure';
  return tight && plain === 1 && text.length < 64 && before === 'word' ? 'certain' : 'unsure';
}

/** Programs and builtins that do nothing, and words that data is full of. */
const NO_EFFECT = new Set(['true', 'false', ':']);

/** A later line of a text: poems, tickets and README files have lines too. */
function judgeLine({ text, opening, command, surroundings }: Case): Certainty | undefined {
  const { definite, likely, plain } = command.operands;
  const before = surroundings.before(opening.start);
  if (before === 'prose' || command.capitals) return 'unsure';
  if (command.kind === 'everyday' && surroundings.lines > 3) return 'unsure';
  if (command.kind === 'disguised') return 'certain';
  const rest = text.slice(command.operands.end).trim();
  if (command.kind === 'rare') return definite + likely > 0 || plain <= 1 ? 'certain' : 'unsure';
  if (definite > 0) return plain <= 1 ? 'certain' : 'unsure';
  if (before === 'word') return 'unsure';
  return plain <= 1 && rest.length < 16 ? 'certain' : 'unsure';
}
