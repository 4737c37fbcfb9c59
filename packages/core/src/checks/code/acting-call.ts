import { sought } from '../../sought/sought-pattern.js';
import { type Callee, calleeOf } from './callee-of-literal.js';
import type { Construct } from './constructs.js';
import { withoutLongComments } from './long-comments.js';
import { kindOf, type OperandKind } from './operand-kind.js';
import { isShown } from './surroundings.js';

/**
 * A call whose name says that it runs, loads, reads or writes something, with a literal that is just that: a command
 * line, a file of the system, an address. Whatever the language is, its standard library says what it does in words,
 * and writes a call as names and an argument.
 */

const MAX_TEXT = 2048;
/** Of those that are something, so many are looked at closely. */
const MAX_STRINGS = 96;

const STRING = /(["'`])((?:(?!\1)[^\\\r\n]|\\.){1,256})\1/g;

/** Parts of names, as standard libraries call what starts programs or evaluates texts. */
const RUNS =
  /^unix$|^dos$|exec|system|spawn|popen|shell|process|subprocess|eval|command|cmd|invoke|launch|fork|pipe|gorge|backtick|qx|syscall|runtime|(?:^|_)run(?:$|_)|^run|^sh$|^call$|^start$|^os$|^io$/i;
/** The same for what opens, loads, changes or lists files; `open` and the like also start programs behind a pipe. */
const FILES =
  /read|open|load|file|slurp|spit|include|require|source|import|write|unlink|delete|remove|rename|copy|move|chmod|chown|touch|mkdir|rmdir|path|list|dir|lines|dump|parse|input|cat$|^do$|^use$|^tie$|^new$|unserial|deserial|fopen|stat$|link|glob|scan|resolve|consult/i;
/** What only programs of the system read: whoever is handed these files, whatever its name is, reads them for the sender. */
const TELLING =
  /^\/etc\/(?:passwd|g?shadow|sudoers)$|^\/proc\/(?:self|thread-self|\d{1,7})\/(?:environ|cmdline|maps|mem)$/;
/** What goes through a folder, or takes it away; `redirect` does neither. */
const LISTS = /^(?:read|list|open|scan|remove|make|rm)?_?dir|director|^list|scan|glob|walk|entries|^rm/i;
/** What gives a file its name. */
const MOVES = /rename|copy|move|write|put|save|upload|link/i;
/** What has a text run that comes from elsewhere; to fetch a page alone is what pages do. */
const LOADS =
  /^(?:load|load_files|spawnuri|urlget|retrieve|include|include_once|require|require_once|source|import|do|use|dofile|loadfile|download\w*|webclient|url_?read|webread|url_?retrieve|readrds|opener|urlopen|open-uri|slurp|openstream|http_get|file_get_contents|readlines?|read_?file|readall\w*)$/i;

/** Whether a name says that it runs or opens something. */
export function isTelling(name: string): boolean {
  return runs(name) || FILES.test(name) || LOADS.test(name);
}

/** Whether it says that it starts programs or evaluates texts. */
export function runs(name: string): boolean {
  return RUNS.test(name);
}

/** A call that acts, of any language; longer texts are programs that somebody shows. */
export function findActingCall(written: string, executables: ReadonlySet<string>): Construct | undefined {
  const text = written.length > MAX_TEXT ? withoutLongComments(written, MAX_TEXT) : written;
  if (text.length > MAX_TEXT) return undefined;
  const found = findIn(text, executables);
  if (found === undefined || text === written) return found;
  return isShown(text, found.start, found.end) ? undefined : { ...found, start: 0, end: written.length };
}

function findIn(text: string, executables: ReadonlySet<string>): Construct | undefined {
  const line = text.charAt(0) === '!' ? LINE.exec(text) : null;
  if (line !== null && kindOf(line[1] as string, executables) === 'command')
    return { start: 0, end: text.length, what: 'run a command as a line of a notebook', unmistakable: false };
  const substituted = findTclCommand(text, executables);
  if (substituted !== undefined || !/["'`]/.test(text)) return substituted;
  const found = findFrom(text, 0, executables);
  // A quote at the very start closes what the value was put into.
  const closing = found === undefined ? /^[\s\d;.,)}\]]{0,8}["'`]/.exec(text) : null;
  return closing === null ? found : findFrom(text, closing[0].length, executables);
}

/** `!ls -la` of IPython and MATLAB; a word alone is a search engine's `!w`. */
const LINE = /^!\s{0,2}(\S{1,40}\s[^\n]{1,200})$/;

/** Tcl, "Command substitution": `[exec id]`, `[open "|id"]`. */
const TCL = sought(
  /\[\s{0,2}(?:exec|open|source|load|glob|file\s{1,4}(?:delete|rename|copy|mkdir))\s{1,4}(?:-\w{1,12}\s{1,4}){0,3}[{"]?([^[\]\n"{}]{1,160})[}"]?\s{0,2}\](?!\()/g,
);
const MAX_SUBSTITUTIONS = 16;

function findTclCommand(text: string, executables: ReadonlySet<string>): Construct | undefined {
  let seen = 0;
  for (const match of TCL.matchAll(text)) {
    if (++seen > MAX_SUBSTITUTIONS) return undefined;
    const operand = (match[1] as string).trim();
    const kind = /^\/\*?$/.test(operand) ? 'root' : kindOf(operand, executables);
    if (kind === undefined || (kind === 'command') !== /^\[\s{0,2}exec/.test(match[0])) continue;
    return { start: match.index, end: match.index + match[0].length, what: VERBS[kind], unmistakable: false };
  }
  return undefined;
}

function findFrom(text: string, from: number, executables: ReadonlySet<string>): Construct | undefined {
  let seen = 0;
  STRING.lastIndex = from;
  for (let match = STRING.exec(text); match !== null; match = STRING.exec(text)) {
    const kind = kindOf(match[2] as string, executables);
    if (kind === undefined) continue;
    if (++seen > MAX_STRINGS) return undefined;
    const end = match.index + match[0].length;
    const callee = calleeOf(text, match.index, end);
    if (callee === undefined || !(acts(callee, kind) || isGiven(text, match))) continue;
    if (kind === 'file' && (isModule(callee, match[2] as string) || isProgram(text, callee.start, end))) continue;
    return { start: callee.start, end, what: `${VERBS[kind]}`, unmistakable: false };
  }
  return undefined;
}

/** Handed over between parentheses right behind a name: in prose a blank stands there. */
function isGiven(text: string, { index, 2: path = '' }: RegExpExecArray): boolean {
  return TELLING.test(path) && /[\w$]\((?:[^()\n]{0,64},)?\s{0,4}$/.test(text.slice(Math.max(0, index - 72), index));
}

/** How a program names its own parts. */
const MODULES = new Set(['require', 'import', 'from', 'resolve', 'mock', 'unmock', 'export', 'use']);

function isModule({ names }: Callee, path: string): boolean {
  return (
    /^\.\.?\//.test(path) &&
    !/\.(?:json|env|ya?ml|pem|key|conf|ini|toml)$/.test(path) &&
    names.some((name) => MODULES.has(name))
  );
}

/** Files are opened in every program that somebody shows; comments make no program. */
function isProgram(text: string, start: number, end: number): boolean {
  const before = text.slice(0, start).replace(/(?:\/\/|#|--)[^\n]{0,256}\n|\/\*(?:[^*]|\*(?!\/)){0,256}\*\//g, ' ');
  return /\S[^\S\n]*\n/.test(before) || /\n\s{0,8}[\w$]/.test(text.slice(end, end + 400));
}

const VERBS: Readonly<Record<OperandKind, string>> = {
  command: 'run the command that it is given',
  file: 'open the file that it is given',
  root: 'go through the folders of the server',
  script: 'store a file under a name that the server runs',
  address: 'load what stands at that address',
  pipe: 'run the command behind the pipe',
};

function acts({ names, isComputed }: Callee, kind: OperandKind): boolean {
  if (kind === 'command') return isComputed || names.some((name) => RUNS.test(name));
  if (kind === 'script') return names.some((name) => MOVES.test(name));
  if (kind === 'root') return names.some((name) => LISTS.test(name));
  if (kind === 'address') return names.some((name) => LOADS.test(name));
  return names.some((name) => FILES.test(name) || RUNS.test(name));
}
