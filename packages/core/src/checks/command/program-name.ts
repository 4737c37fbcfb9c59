import { SHORT_NAMES, WORD_NAMES } from './everyday-names.js';
import { isGlobPath } from './glob-path.js';
import {
  CMD_BUILTINS,
  POSIX_BUILTINS,
  POWERSHELL_ALIASES,
  POWERSHELL_NOUNS,
  POWERSHELL_VERBS,
  WINDOWS_TOOLS,
} from './shell-vocabulary.js';
import { DISGUISES, Trick, type Word } from './word.js';

// What a word would start: whether it is the name of a program, and how sure that makes us.

/**
 * How sure a name alone makes us: `disguised` is written to hide, `rare` means only a program, `short` is also an
 * abbreviation of data, `word` also a word.
 */
export type NameKind = 'disguised' | 'rare' | 'short' | 'word';

const WINDOWS_EXTENSION = /\.(?:exe|com|bat|cmd|ps1|vbs)$/;
export const CODE_ALIASES = new Set(['iex', 'iwr', 'irm', 'icm', 'saps', 'gwmi', 'iwmi']);
const BIN_FOLDER = /^(?:s?bin|libexec|busybox|system32|syswow64|v1\.0|sysnative)$/i;

export function nameKind(word: Word, lower: string, executables: ReadonlySet<string>): NameKind {
  if ((word.tricks & DISGUISES) !== 0) return 'disguised';
  if ((word.tricks & Trick.path) !== 0) {
    // `/gol-ui/oauth/login`: outside of the folders of programs a name is what an address may end in, too.
    return BIN_FOLDER.test(word.folder) || (word.tricks & Trick.glob) !== 0 ? 'rare' : 'word';
  }
  if (lower.includes('.') && WINDOWS_EXTENSION.test(lower)) return 'rare';
  const isOtherCmdlet = CMDLET.test(word.posixName) || isScrambledNoun(word.posixName);
  if (WORD_NAMES.has(lower) || (isOtherCmdlet && !isCmdlet(lower))) return 'word';
  // PowerShell's aliases of three letters are currencies and airports as well, but for those that start or fetch code.
  const isAlias =
    lower.length <= 4 && POWERSHELL_ALIASES.has(lower) && !executables.has(lower) && !CODE_ALIASES.has(lower);
  return isAlias || SHORT_NAMES.has(lower) ? 'short' : 'rare';
}

/** The program that the shell would start for `word`, if it is one. */
export function resolveName(text: string, word: Word, executables: ReadonlySet<string>): string | undefined {
  const network = text.startsWith('\\\\', word.start) && WINDOWS_EXTENSION.test(word.name.toLowerCase());
  if (network) return word.name;
  if (word.tricks === 0 && isNamedAsCmdlet(word.posixName) && POWERSHELL_VERBS.has(verbOf(word.posixName)))
    return word.posixName;
  if (word.tricks === 0) return knownName(word.posixName, executables);
  if (!isWholeWord(text, word)) return undefined;
  const joined = (word.tricks & Trick.quote) !== 0 ? word.posixName.replaceAll('+', '') : '';
  // `/usr/bin/*`, `/b?n/?*`
  if (
    (word.tricks & Trick.glob) !== 0 &&
    /^[*?]+$/.test(word.posixName) &&
    (BIN_FOLDER.test(word.folder) || isGlobPath(withoutNothing(text.slice(word.start, word.end))))
  )
    return word.posixName;
  for (const name of [word.posixName, word.name, joined]) {
    if (!/\w/.test(name) && name !== '.' && name !== '[') continue;
    if (name === '.' && word.end - word.start > 1) continue;
    if ((word.tricks & Trick.glob) !== 0 && isGlobPath(withoutNothing(text.slice(word.start, word.end)))) return name;
    const known = knownName(name, executables);
    if (known !== undefined) return known;
  }
  return undefined;
}

/** Without quotes, escapes, and expansions that leave nothing: `/bin/i?c${x}onfig`. */
export function withoutNothing(written: string): string {
  return written.replace(/\$\{[\w@*][^{}]{0,32}\}|\$[\w@*!?-]|\$\(\)|``|['"\\]/g, '');
}

/** The name where it is a program's; cmd.exe takes commas behind it for blanks. */
function knownName(written: string, executables: ReadonlySet<string>): string | undefined {
  const name = written.endsWith(',') ? written.slice(0, -1) : written;
  return isProgram(name.toLowerCase(), executables) ? name : undefined;
}

/** Cmdlets of modules that are not listed are told by an approved verb and PowerShell's way of writing. */
const CMDLET = /^[A-Z][a-z]{1,15}-[A-Z][A-Za-z]{2,40}$/;

const SCRAMBLED = /^(?:(?=[A-Za-z]{0,14}[a-z][A-Z])[A-Za-z]{2,16}|[A-Z]{2,8}[a-z]{1,8})-[A-Za-z]{3,40}$/;

/** `GeT-aDUSER`: PowerShell overlooks letter case, and nobody writes like this who hides nothing. */
function isScrambledCmdlet(name: string): boolean {
  return name.includes('-') && SCRAMBLED.test(name) && POWERSHELL_VERBS.has(verbOf(name));
}

/** `sEt`, `dIr`: to cmd.exe one of its own; no language writes a name of so few letters like this. */
export function isScrambledBuiltin(name: string): boolean {
  // `WHoAmi`, `sySTemINfO`; `whoAmI` and `hostName` are names of other languages.
  if (
    name.length > 3 &&
    /^[A-Z]{2,}[a-z]+[A-Z]|[a-z][A-Z]{2,}[a-z]/.test(name) &&
    WINDOWS_TOOLS.has(name.toLowerCase())
  )
    return true;
  return (
    name.length > 2 &&
    name.length < 8 &&
    (name.length < 6 ? /^[a-z](?:[A-Z]|[a-z]+[A-Z]+$)|^[A-Z]{2,}[a-z]+[A-Z]/ : /[a-z][A-Z]+[a-z]+[A-Z]/).test(name) &&
    isOfWindows(name.toLowerCase())
  );
}

function isOfWindows(lower: string): boolean {
  return CMD_BUILTINS.has(lower) || POWERSHELL_ALIASES.has(lower) || lower === 'net';
}

export function isNamedAsCmdlet(name: string): boolean {
  return CMDLET.test(name) || isScrambledCmdlet(name) || isScrambledNoun(name);
}

/** `get-AdusER`; in JavaScript's kin a name may be written so too. */
function isScrambledNoun(name: string): boolean {
  return (
    name.includes('-') && /^[A-Za-z]{2,16}-[A-Za-z]{0,40}[a-z][A-Z]/.test(name) && POWERSHELL_VERBS.has(verbOf(name))
  );
}

/** `get-what` in any case: whether PowerShell could have a command of this name. */
export function beginsAsCmdlet(name: string): boolean {
  return name.includes('-') && POWERSHELL_VERBS.has(verbOf(name));
}

function verbOf(name: string): string {
  return name.slice(0, name.indexOf('-')).toLowerCase();
}

/** Has the word what a name has? `i'd` opens a quote that nothing closes; `home/x/watch` is looked up in no folder. */
function isWholeWord(text: string, word: Word): boolean {
  if ((word.tricks & (Trick.quote | Trick.path)) === 0) return true;
  const written = text.slice(word.start, Math.min(word.end, word.start + MAX_WRITTEN));
  if ((word.tricks & Trick.quote) !== 0 && (hasOpenQuote(written, "'") || hasOpenQuote(written, '"'))) return false;
  if ((word.tricks & Trick.path) === 0 || (word.tricks & (Trick.computed | Trick.brace)) !== 0) return true;
  return BIN_FOLDER.test(word.folder) || /^['"]?(?:[/~.$%\\]|[a-z]:[\\/])/i.test(written);
}

const MAX_WRITTEN = 256;

/** An odd number of quotes, none of them at either end, where it could be one of the application's. */
function hasOpenQuote(written: string, quote: string): boolean {
  let count = 0;
  for (let at = written.indexOf(quote); at >= 0; at = written.indexOf(quote, at + 1)) count++;
  return count % 2 === 1 && !written.startsWith(quote) && !written.endsWith(quote);
}

export function isProgram(lower: string, executables: ReadonlySet<string>): boolean {
  if (executables.has(lower) || POSIX_BUILTINS.has(lower) || CMD_BUILTINS.has(lower)) return true;
  if (POWERSHELL_ALIASES.has(lower)) return true;
  const bare = lower.includes('.') ? lower.replace(WINDOWS_EXTENSION, '') : lower;
  if (bare !== lower) return executables.has(bare);
  if (!/\d|-/.test(lower)) return false;
  const unversioned = lower.replace(/-?\d[\d.]{0,6}$/, '');
  if (unversioned !== lower && unversioned.length > 2) {
    return executables.has(unversioned) && !WORD_NAMES.has(unversioned) && !SHORT_NAMES.has(unversioned);
  }
  return isCmdlet(lower);
}

/** `Get-ChildItem`: an approved verb and a noun of the modules that Windows ships. */
export function isCmdlet(lower: string): boolean {
  const dash = lower.indexOf('-');
  return dash > 0 && POWERSHELL_VERBS.has(lower.slice(0, dash)) && POWERSHELL_NOUNS.has(lower.slice(dash + 1));
}
