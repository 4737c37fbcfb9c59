import { WORD_NAMES } from './everyday-names.js';
import { skipFieldSeparator, skipFieldSeparators } from './field-separator.js';
import { isGlobPath } from './glob-path.js';
import { isNameUnit } from './name-units.js';
import type { Opening } from './openings.js';
import { type Operands, readOperands, skipBlanks } from './operands.js';
import {
  CODE_ALIASES,
  isCmdlet,
  isNamedAsCmdlet,
  isProgram,
  isScrambledBuiltin,
  type NameKind,
  nameKind,
  resolveName,
  withoutNothing,
} from './program-name.js';
import { skipRedirection } from './redirections.js';
import { COMMAND_RUNNERS, RESERVED_BEFORE_COMMAND } from './shell-vocabulary.js';
import { isCallOfCloud, isSubcommand, isToolOfR } from './subcommands.js';
import type { Variables } from './variables.js';
import { DISGUISES, readWord, Trick, type Word } from './word.js';

/** A simple command as a shell would start it. */
export interface SimpleCommand {
  readonly kind: NameKind;
  /** The program or builtin, as the shell would look it up. */
  readonly name: string;
  readonly start: number;
  readonly nameEnd: number;
  readonly end: number;
  readonly operands: Operands;
  /** Behind `sudo`, `env`, `then`, an assignment or a redirection. */
  readonly prefixed: boolean;
  /** Behind a program that starts another: `sudo id`, `time curl x`. */
  readonly started: boolean;
  /** Hidden by backslashes alone, which regular expressions are full of: `\d\d`. */
  readonly escaped: boolean;
  /** A path that the shell has to complete: `/b?n/c?t`. */
  readonly globbed: boolean;
  /** Written with capitals, which only cmd.exe and PowerShell overlook. */
  readonly capitals: boolean;
}

export interface ReadOptions {
  readonly executables: ReadonlySet<string>;
  readonly variables: Variables;
  /** Where the opening is no backtick itself. */
  readonly backtickEnds?: boolean;
}

/** Words in front of a command's name: `sudo -u root env A=b nice -n 5 id`. Padding buys nothing, and each is read once. */
const MAX_PREFIX_WORDS = 1_024;
/** POSIX bounds no variable's name. */
const MAX_VARIABLE = 4_096;

/** flock(1), chroot(1), nsenter(1): of what is started, a file or a folder stands in front. */
const OPENS_FILE = new Set(['flock', 'chroot', 'nsenter']);

/** Reads the command behind `opening`, if there is one whose name is a program's or a builtin's. */
export function readCommand(text: string, opening: Opening, options: ReadOptions): SimpleCommand | undefined {
  const backtickEnds = options.backtickEnds ?? opening.kind === '`';
  let at = opening.end;
  let prefixed = false;
  let runner: Word | undefined;
  let redirected = false;
  let isOption = false;
  for (let words = 0; words < MAX_PREFIX_WORDS; words++) {
    const opened = skipToName(text, at, { isFirst: words === 0, backtickEnds });
    // `;${IFS}id`: blanks in front of a name are no part of it, however they are written.
    const named = skipFieldSeparators(text, opened);
    prefixed ||= named > opened;
    at = skipRedirection(text, named);
    redirected ||= at > named;
    const prefix = prefixEnd(text, at, options.variables);
    if (prefix > at) {
      at = skipFieldSeparator(text, prefix);
      prefixed = true;
      continue;
    }
    if (!isPlausible(text, at) && (runner === undefined || text.charCodeAt(at) !== 0x2d)) break;
    const word = readWord(text, at, { variables: options.variables, backtickEnds });
    if (word.end === at || isPartOfString(text, word, opening)) break;
    if (isBeforeCommand(word)) {
      at = word.end;
      prefixed = true;
      continue;
    }
    if (runner !== undefined && (isRunnerOperand(word, text) || (isOption && isSignal(word.posixName)))) {
      isOption = text.charCodeAt(word.start) === 0x2d;
      at = word.end;
      continue;
    }
    const name = resolveName(text, word, options.executables);
    if (name === undefined && runner !== undefined && OPENS_FILE.has(runner.posixName) && text[word.start] === '/') {
      at = word.end;
      continue;
    }
    if (name === undefined) break;
    if (runner === undefined && COMMAND_RUNNERS.has(name.toLowerCase())) {
      runner = word;
      at = word.end;
      continue;
    }
    prefixed ||= runner !== undefined;
    return toCommand(text, word, {
      name,
      backtickEnds,
      prefixed,
      redirected,
      runner,
      executables: options.executables,
    });
  }
  if (runner === undefined) return undefined;
  const { executables } = options;
  const name = resolveName(text, runner, executables) ?? runner.posixName;
  return toCommand(text, runner, { name, backtickEnds, prefixed, redirected, runner: undefined, executables });
}

/** Behind an assignment or a function's head in front of a command, or `from`. */
function prefixEnd(text: string, from: number, variables: Variables): number {
  const assignment = readAssignment(text, from, variables);
  // `x=f("id")` is no assignment in front of a command; that one has a blank behind it.
  // `Description=App (node)`: no shell takes a group behind it.
  if (assignment > from) return /^[ \t]{0,4}\(/.test(text.slice(assignment, assignment + 5)) ? from : assignment;
  return functionBody(text, from);
}

/** `then`, `!`; and `$x id`, for a variable that nobody set leaves no word at all. */
function isBeforeCommand(word: Word): boolean {
  return (word.posixName === '' && word.tricks === Trick.expansion) || RESERVED_BEFORE_COMMAND.has(word.posixName);
}

function toCommand(
  text: string,
  word: Word,
  facts: {
    name: string;
    backtickEnds: boolean;
    prefixed: boolean;
    redirected: boolean;
    runner: Word | undefined;
    executables: ReadonlySet<string>;
  },
): SimpleCommand {
  const read = readOperands(text, word.end, facts.backtickEnds);
  // `</etc/passwd rev`: a redirection counts wherever it stands.
  const { name } = facts;
  const lower = name.toLowerCase();
  // `env X=1 x`: an assignment is what that program takes.
  const isSet = lower === 'env' && ENV_ASSIGNMENT.test(text.slice(word.end, word.end + 64));
  const isOfR = name === 'R' && isToolOfR(text, word.end);
  const counted =
    facts.redirected || isSet || isOfR || isCallOfCloud(lower, text, word.end)
      ? { ...read, definite: read.definite + 1 }
      : read;
  const operands =
    counted.plain > 0 && isSubcommand(lower, text, word.end)
      ? { ...counted, plain: counted.plain - 1, likely: counted.likely + 1 }
      : counted;
  const aliased = ALIASING.has(lower) && isAliasOf(text.slice(word.end, word.end + 96), facts.executables);
  const prefixed = facts.prefixed || aliased;
  return {
    kind: aliased ? 'rare' : runnerKind(facts.runner, nameKind(word, lower, facts.executables)),
    name,
    start: word.start,
    nameEnd: word.end,
    end: operands.end,
    operands,
    prefixed,
    started: facts.runner !== undefined,
    escaped: (word.tricks & DISGUISES) === Trick.escape,
    globbed: (word.tricks & Trick.glob) !== 0 && isGlobPath(withoutNothing(text.slice(word.start, word.end))),
    // Cmdlets are written with capitals.
    capitals:
      !aliased &&
      lower !== name &&
      name !== 'R' &&
      name !== 'Rscript' &&
      !isScrambledBuiltin(name) &&
      !isCmdlet(lower) &&
      !isNamedAsCmdlet(name) &&
      !CODE_ALIASES.has(lower),
  };
}

const ENV_ASSIGNMENT = /^[ \t]+(?:-\S{1,16}[ \t]+){0,4}[A-Za-z_]\w{0,31}=\S/;

/** PowerShell's commands that give another name to a program: `sal z iex`. */
const ALIASING = new Set(['sal', 'nal', 'set-alias', 'new-alias']);

function isAliasOf(operands: string, executables: ReadonlySet<string>): boolean {
  const value = /^[ \t]+(?:-name[ \t]+)?[\w-]{1,32}[ \t]+(?:-value[ \t]+)?([\w.-]{1,64})/i.exec(operands)?.[1];
  return value !== undefined && isProgram(value.toLowerCase(), executables);
}

/** `env id`, `sudo ls`: two names in a row are no accident, unless both are words (`time out`). */
function runnerKind(runner: Word | undefined, kind: NameKind): NameKind {
  if (runner === undefined || kind === 'disguised') return kind;
  if ((runner.tricks & DISGUISES) !== 0) return 'disguised';
  if (kind === 'word' && WORD_NAMES.has(runner.posixName.toLowerCase())) return 'word';
  return 'rare';
}

/**
 * Blanks, `(`, `@` and the `,` of cmd.exe may stand in front: `;(id)`, `&@dir`, `&,dir`. Between backticks, which
 * cmd.exe does not have, `@dir` is a name of its own.
 */
function skipToName(text: string, from: number, { isFirst, backtickEnds }: NamePlace): number {
  let at = skipBlanks(text, from);
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    if (unit !== 0x28 && (unit !== 0x40 || backtickEnds) && (unit !== 0x2c || !isFirst)) break;
    at = skipBlanks(text, at + 1);
  }
  return at;
}

interface NamePlace {
  readonly isFirst: boolean;
  readonly backtickEnds: boolean;
}

/** Where the assignment at `from` ends, or `from`: `A=cat`, `a+=b`, `set a=b`. */
function readAssignment(text: string, from: number, variables: Variables): number {
  let at = from;
  while (at - from < MAX_VARIABLE && isNameUnit(text.charCodeAt(at))) at++;
  if (at === from || text.charCodeAt(at) !== 0x3d || text.charCodeAt(at + 1) === 0x3d) return from;
  const quoted = QUOTED_VALUE.exec(text.slice(at + 1, at + MAX_VARIABLE));
  if (quoted !== null) return at + 1 + quoted[0].length;
  const value = readWord(text, at + 1, { variables, backtickEnds: false });
  if (value.end === at + 1) return text.charCodeAt(at + 1) === 0x20 ? at + 1 : from;
  return value.end;
}

/** `PAGER='sh -c id' git log`: a value with blanks. */
const QUOTED_VALUE = /^(?:'(?:[^'\n]|\\\n){0,4000}'|"(?:[^"\n]|\\\n){0,4000}")(?=[ \t])/;

/** Behind `f() {` and `f() (`, or `from`: the body of a function is run when its name follows. */
function functionBody(text: string, from: number): number {
  FUNCTION_HEAD.lastIndex = from;
  return FUNCTION_HEAD.test(text) ? FUNCTION_HEAD.lastIndex : from;
}

const FUNCTION_HEAD = /\w{1,32}\s?\(\)\s{0,4}[{(]\s{0,4}/y;

/** Could a name start here at all? Most places behind a separator are answered by this. */
function isPlausible(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return (
    isNameUnit(unit) || (unit < 128 && '/.~\\\'"$`^%{[:!'.includes(String.fromCharCode(unit))) // prettier-ignore
  );
}

/** `KILL` behind `timeout -s`; programs are seldom written so. */
function isSignal(name: string): boolean {
  return /^(?:SIG)?[A-Z]{3,6}\d?$/.test(name);
}

/** `-u`, `5`, `A=b` behind `sudo`, `timeout`, `env`. */
function isRunnerOperand(word: Word, text: string): boolean {
  const first = text.charCodeAt(word.start);
  return first === 0x2d || (first >= 0x30 && first <= 0x39) || text.slice(word.start, word.end).includes('=');
}

/**
 * `; then "npm install x"`: what a quote opens is one word with blanks in it, and no program's name. Only at the start
 * of the value may the quote be the end of one that the application opened.
 */
function isPartOfString(text: string, word: Word, opening: Opening): boolean {
  const quote = text.charCodeAt(word.start);
  if ((quote !== 0x22 && quote !== 0x27) || opening.kind === 'start') return false;
  for (let at = word.start + 1; at < word.end; at++) if (text.charCodeAt(at) === quote) return false;
  return text.charCodeAt(word.end) === 0x20;
}
