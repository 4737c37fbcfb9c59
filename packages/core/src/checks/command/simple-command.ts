import { SHORT_NAMES, WORD_NAMES } from './everyday-names.js';
import type { Opening } from './openings.js';
import { type Operands, readOperands, skipBlanks } from './operands.js';
import {
  CMD_BUILTINS,
  COMMAND_RUNNERS,
  POSIX_BUILTINS,
  POWERSHELL_ALIASES,
  POWERSHELL_NOUNS,
  POWERSHELL_VERBS,
  RESERVED_BEFORE_COMMAND,
} from './shell-vocabulary.js';
import { DISGUISES, isNameUnit, readWord, Trick, type Word } from './word.js';

/**
 * How sure a name alone makes us: `disguised` is written to hide, `rare` means only a program, `short` is also an
 * abbreviation of data, `word` also a word.
 */
export type NameKind = 'disguised' | 'rare' | 'short' | 'word';

/** A simple command as a shell would start it. */
export interface SimpleCommand {
  readonly kind: NameKind;
  /** The program or builtin, as the shell would look it up. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly operands: Operands;
  /** Behind `sudo`, `env`, `then`, an assignment or a redirection. */
  readonly prefixed: boolean;
  /** Written with capitals, which only cmd.exe and PowerShell overlook. */
  readonly capitals: boolean;
}

export interface ReadOptions {
  readonly executables: ReadonlySet<string>;
  /** What the text gave to variables so far; assignments met are added. */
  readonly variables: Map<string, string>;
}

/** Words in front of a command's name: `sudo -u root env A=b nice -n 5 id`. */
const MAX_PREFIX_WORDS = 16;
const MAX_VARIABLES = 64;
const WINDOWS_EXTENSION = /\.(?:exe|com|bat|cmd|ps1|vbs)$/;
const CODE_ALIASES = new Set(['iex', 'iwr', 'irm', 'icm', 'saps', 'gwmi', 'iwmi']);
const BIN_FOLDER = /^(?:s?bin|libexec|busybox|system32|syswow64|v1\.0|sysnative)$/i;

/** Reads the command behind `opening`, if there is one whose name is a program's or a builtin's. */
export function readCommand(text: string, opening: Opening, options: ReadOptions): SimpleCommand | undefined {
  const backtickEnds = opening.kind === '`';
  let at = opening.end;
  let prefixed = false;
  let runner: Word | undefined;
  for (let words = 0; words < MAX_PREFIX_WORDS; words++) {
    at = skipToName(text, at);
    const assignment = readAssignment(text, at, options.variables);
    if (assignment > at) {
      // `x=f("id")` is no assignment in front of a command; that one has a blank behind it.
      if (text.charCodeAt(assignment) === 0x28) break;
      at = assignment;
      prefixed = true;
      continue;
    }
    if (!isPlausible(text, at) || isPlainlyNothing(text, at, options.executables)) break;
    const word = readWord(text, at, { variables: options.variables, backtickEnds });
    if (word.end === at) break;
    if (RESERVED_BEFORE_COMMAND.has(word.posixName)) {
      at = word.end;
      prefixed = true;
      continue;
    }
    if (runner !== undefined && isRunnerOperand(word, text)) {
      at = word.end;
      continue;
    }
    const name = resolveName(text, word, options.executables);
    if (name === undefined) break;
    if (runner === undefined && COMMAND_RUNNERS.has(name.toLowerCase())) {
      runner = word;
      at = word.end;
      continue;
    }
    return toCommand(text, word, {
      name,
      backtickEnds,
      prefixed: prefixed || runner !== undefined,
      runner,
      executables: options.executables,
    });
  }
  if (runner === undefined) return undefined;
  const name = resolveName(text, runner, options.executables) ?? runner.posixName;
  return toCommand(text, runner, { name, backtickEnds, prefixed, runner: undefined, executables: options.executables });
}

function toCommand(
  text: string,
  word: Word,
  facts: {
    name: string;
    backtickEnds: boolean;
    prefixed: boolean;
    runner: Word | undefined;
    executables: ReadonlySet<string>;
  },
): SimpleCommand {
  const operands = readOperands(text, word.end, facts.backtickEnds);
  const { name, prefixed } = facts;
  const lower = name.toLowerCase();
  return {
    kind: runnerKind(facts.runner, nameKind(word, lower, facts.executables)),
    name,
    start: word.start,
    end: operands.end,
    operands,
    prefixed,
    // Cmdlets are written with capitals.
    capitals: lower !== name && !isCmdlet(lower),
  };
}

/** `env id`, `sudo ls`: two names in a row are no accident, unless both are words (`time out`). */
function runnerKind(runner: Word | undefined, kind: NameKind): NameKind {
  if (runner === undefined || kind === 'disguised') return kind;
  if (kind === 'word' && WORD_NAMES.has(runner.posixName)) return 'word';
  return 'rare';
}

function nameKind(word: Word, lower: string, executables: ReadonlySet<string>): NameKind {
  if ((word.tricks & DISGUISES) !== 0) return 'disguised';
  if ((word.tricks & Trick.path) !== 0 && BIN_FOLDER.test(word.folder)) return 'rare';
  if (WINDOWS_EXTENSION.test(lower)) return 'rare';
  if (WORD_NAMES.has(lower)) return 'word';
  // PowerShell's aliases of three letters are currencies and airports as well, but for those that start or fetch code.
  const isAlias =
    lower.length <= 4 && POWERSHELL_ALIASES.has(lower) && !executables.has(lower) && !CODE_ALIASES.has(lower);
  return isAlias || SHORT_NAMES.has(lower) ? 'short' : 'rare';
}

/** Blanks, `(`, `@` of cmd.exe and redirections may stand in front: `;(id)`, `&@dir`, `;>/tmp/x id`. */
function skipToName(text: string, from: number): number {
  let at = skipBlanks(text, from);
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    if (unit !== 0x28 && unit !== 0x40 && unit !== 0x2c) break;
    at = skipBlanks(text, at + 1);
  }
  return at;
}

/** Where the assignment at `from` ends, or `from`: `A=cat`, `a+=b`, `set a=b`. */
function readAssignment(text: string, from: number, variables: Map<string, string>): number {
  let at = from;
  while (at - from < 64 && isNameUnit(text.charCodeAt(at))) at++;
  if (at === from || text.charCodeAt(at) !== 0x3d || text.charCodeAt(at + 1) === 0x3d) return from;
  const value = readWord(text, at + 1, { variables, backtickEnds: false });
  if (value.end === at + 1) return from;
  if (variables.size < MAX_VARIABLES && (value.tricks & Trick.path) === 0) {
    variables.set(text.slice(from, at), value.posixName);
  }
  return value.end;
}

/** Could a name start here at all? Most places behind a separator are answered by this. */
function isPlausible(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return (
    isNameUnit(unit) || (unit < 128 && '/.~\\\'"$`^%{[:!'.includes(String.fromCharCode(unit))) // prettier-ignore
  );
}

/** Most words behind a separator are plain and no program's name; this answers without reading them as a shell would. */
function isPlainlyNothing(text: string, from: number, executables: ReadonlySet<string>): boolean {
  let at = from;
  while (at - from < 64 && isNameUnit(text.charCodeAt(at))) at++;
  if (at === from || !(at === text.length || PLAIN_END.includes(text.charAt(at)))) return false;
  // `c:` is a drive.
  if (at - from === 1 && text.charCodeAt(at) === 0x3a) return false;
  const name = text.slice(from, at).toLowerCase();
  return !RESERVED_BEFORE_COMMAND.has(name) && !isProgram(name, executables);
}

/** What ends a name of letters and digits without being a way to hide one. */
const PLAIN_END = ' \t\r\n;|&),:=<>';

/** `-u`, `5`, `A=b` behind `sudo`, `timeout`, `env`. */
function isRunnerOperand(word: Word, text: string): boolean {
  const first = text.charCodeAt(word.start);
  return first === 0x2d || (first >= 0x30 && first <= 0x39) || text.slice(word.start, word.end).includes('=');
}

/** The program that the shell would start for `word`, if it is one. */
function resolveName(text: string, word: Word, executables: ReadonlySet<string>): string | undefined {
  const joined = (word.tricks & Trick.quote) !== 0 ? word.posixName.replaceAll('+', '') : '';
  for (const name of [word.posixName, word.name, joined]) {
    if (!/\w/.test(name) && name !== '.' && name !== '[') continue;
    if (name === '.' && word.end - word.start > 1) continue;
    if ((word.tricks & Trick.glob) !== 0 && isGlobPath(text.slice(word.start, word.end).replace(/['"\\]/g, '')))
      return name;
    if (isProgram(name.toLowerCase(), executables)) return name;
  }
  return undefined;
}

/** `/b?n/c?t`: an absolute path of two names at least that the shell has to complete; no comment, no URL. */
function isGlobPath(written: string): boolean {
  return (
    /^~?(?:\/+[\w.?*[\]!^-]+)+$/.test(written) && /\/[^/*]+\/|^\/\*\/./.test(written) && !/^\/+\*[*!\w]/.test(written)
  );
}

function isProgram(lower: string, executables: ReadonlySet<string>): boolean {
  if (executables.has(lower) || POSIX_BUILTINS.has(lower) || CMD_BUILTINS.has(lower)) return true;
  if (POWERSHELL_ALIASES.has(lower)) return true;
  const bare = lower.replace(WINDOWS_EXTENSION, '');
  if (bare !== lower) return executables.has(bare);
  if (!/\d|-/.test(lower)) return false;
  const unversioned = lower.replace(/-?\d[\d.]{0,6}$/, '');
  if (unversioned !== lower && unversioned.length > 2) return executables.has(unversioned);
  return isCmdlet(lower);
}

/** `Get-ChildItem`: an approved verb and a noun of the modules that Windows ships. */
function isCmdlet(lower: string): boolean {
  const dash = lower.indexOf('-');
  return dash > 0 && POWERSHELL_VERBS.has(lower.slice(0, dash)) && POWERSHELL_NOUNS.has(lower.slice(dash + 1));
}
