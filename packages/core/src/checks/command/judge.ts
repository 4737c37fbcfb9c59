import type { Certainty, DetectContext } from '../check.js';
import { isRandom } from '../random-text.js';
import { firstOperand, goesOnAsList } from './behind-command.js';
import { isForeignOperand } from './foreign-operands.js';
import { judgeBackticks } from './judge-backticks.js';
import { isOrdinary } from './judge-facts.js';
import { endsValue } from './judge-place.js';
import { judgeSeparated } from './judge-separated.js';
import { judgeSubstitution } from './judge-substitution.js';
import { judgeWhole } from './judge-whole.js';
import type { Opening } from './openings.js';
import {
  isAnchored,
  isComparison,
  isDeclaration,
  isInRefusedLoop,
  isLoneBranch,
  isMembership,
  isPipelineExpression,
  isPower,
  isReference,
  isReported,
  isUnusedAlias,
} from './other-notations.js';
import { isBelowValue } from './quoted-text.js';
import { TAKES_ANY_WORDS } from './shell-vocabulary.js';
import type { SimpleCommand } from './simple-command.js';
import { isToolOfR } from './subcommands.js';

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

/** `w`, `r` and `[` stand everywhere: alone they count where the text ends, else with operands of a command line. */
function isClear({ text, opening, command: { name, nameEnd, operands, prefixed } }: Case): boolean {
  if (name === 'R') return isToolOfR(text, nameEnd);
  // A line of its own below a value, and one that goes on with `&&`.
  if (opening.kind === 'newline' && isBelowValue(text) && operands.commented) return true;
  if (opening.kind === 'newline' && isBelowValue(text) && goesOnAsList(text, operands.end)) return true;
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
