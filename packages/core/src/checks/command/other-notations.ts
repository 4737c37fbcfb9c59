import { ROOTS } from './glob-path.js';
import type { Case } from './judge.js';
import type { Opening } from './openings.js';
import { lineStart } from './quoted-text.js';
import { ENTITY_NAMES } from './shell-vocabulary.js';
import type { SimpleCommand } from './simple-command.js';

// What looks like a separator and a name, and belongs to another language than a shell's.

/**
 * `chsh (1)` names a page of the manual, `ansible (7.2.0)` a version, `tracker</a>` stands at the end of an element: no
 * shell starts anything there.
 */
export function isReference({ text, command: { nameEnd } }: Case): boolean {
  const unit = text.charCodeAt(nameEnd);
  if (unit !== 0x20 && unit !== 0x28 && unit !== 0x3c) return false;
  const behind = text.slice(nameEnd, nameEnd + 24);
  // `{{ page | date }}`: a filter of a template's, whose braces are an operand that no program takes.
  if (/^ \}\}(?:[\s;,.<"']|$)/.test(behind)) return true;
  if (/^ ?\((?:[1-9][a-z]{0,2}|\d+(?:[.:+~ -]\w{1,8}){1,6})\)/.test(behind)) return true;
  if (/^<(?:br|hr|wbr)\s?\/?>/i.test(behind)) return true;
  const element = /^<\/([a-z][\w.:-]{0,40})>/i.exec(text.slice(nameEnd, nameEnd + 44))?.[1];
  // To a shell it reads from a file in the root's folder, without which it does not start the program.
  return element !== undefined && !ROOTS.includes(element);
}

/** `| where mb > 79`, `| where name contains "x"`: a condition of a query, which PowerShell writes with `-gt` and `-match`. */
export function isComparison({ text, opening: { kind }, command: { name, nameEnd } }: Case): boolean {
  if (kind !== '|' || name !== 'where') return false;
  return /^ [\w.@()]{1,60} ?(?:[<>=!]=?|[=!]~|(?:has|contains|startswith|endswith|between|in|like|is|matches)\b) ?[\w"'(@-]/i.test(
    text.slice(nameEnd, nameEnd + 96),
  );
}

/** `FILE *file`, `CURL *handle = NULL`: C's pointers, whose types are often written with capitals. */
export function isDeclaration({ text, command: { capitals, name, nameEnd } }: Case): boolean {
  if (!capitals || name !== name.toUpperCase()) return false;
  return /^ \*{1,2}[A-Za-z_]\w{0,40}\s?(?:[;,=)[]|$)/.test(text.slice(nameEnd, nameEnd + 48));
}

/** `&quot;id&quot;`, `&lt;script src`, `amp;fmt`: text that was written for HTML. */
export function isEntityEnd(text: string, opening: Opening): boolean {
  if (opening.kind !== ';' || opening.end - opening.start > 1) return false;
  const head = text.slice(Math.max(0, opening.start - 8), opening.start);
  return head === 'amp' || /&(?:amp|nbsp|lt|gt|quot|apos|#\d{1,5}|#x[\da-f]{1,4})$/i.test(head);
}

/** `(enum|set)$`, `(ch|sh)es`: behind a group of a shell's comes a blank, a separator or a redirection, or nothing. */
export function isPattern({ text, opening, command }: Pick<Case, 'text' | 'opening' | 'command'>): boolean {
  if (opening.kind !== '|' || opening.doubled) return false;
  if (command.kind === 'disguised') return isPatternWord(text, command);
  return /^[^()\s;&]{0,160}\)[\w$?*+[{.\\^(]/.test(text.slice(command.operands.end, command.operands.end + 164));
}

/** `|\d\d)`, `|^xterm|`: classes and anchors of regular expressions (ECMA-262 22.2.1), and another alternative or the group's end. */
function isPatternWord(text: string, { start, nameEnd }: SimpleCommand): boolean {
  return (
    /^(?:(?:\\[bBdDwWsSnrtfv])+|\^\w+)$/.test(text.slice(start, nameEnd)) &&
    /^[|)]/.test(text.slice(nameEnd, nameEnd + 1))
  );
}

/** `^select .*`: a pattern's anchor (ECMA-262 22.2.1), which cmd.exe would take for an escape, in front of a name and wildcards. */
export function isAnchored({ text, opening, command: { start, nameEnd, kind } }: Case): boolean {
  if (opening.kind !== 'start' || kind !== 'disguised' || text.charCodeAt(start) !== 0x5e) return false;
  return /^\^[A-Za-z]+$/.test(text.slice(start, nameEnd)) && ANCHORED.test(text.slice(nameEnd, nameEnd + MAX_ANCHORED));
}

const MAX_ANCHORED = 256;
/** Any character any number of times, a class; a file's `*.*` is none. */
const ANCHORED = /(?<![*?])\.[*+]|\\[bdsw](?![\w.])/i;

/** `(a^b)|c`: one letter to the power of another, or either of the two; cmd.exe has `cd`, `md` and `rd` of two letters. */
export function isPower({ text, command: { start, nameEnd } }: Case): boolean {
  return nameEnd - start === 3 && /^(?![cmr]\^d)[a-z]\^[a-z\d]$/i.test(text.slice(start, nameEnd));
}

/**
 * `user "${{ github.actor }}"`: an expression of a pipeline's; a shell finds no name between the braces, and starts
 * nothing (POSIX XCU 2.6.2).
 */
export function isPipelineExpression({ text, command: { nameEnd, operands } }: Case): boolean {
  return /\$\{\{ ?[\w.]/.test(text.slice(nameEnd, Math.min(operands.end, nameEnd + MAX_EXPRESSION)));
}

const MAX_EXPRESSION = 512;

/**
 * `At line:1 char:1`, a line of PowerShell's and one of `~` below it: its own report of an error, whose lines begin with
 * a plus that was taken for a blank.
 */
export function isReported({ text, opening, command: { end }, context }: Case): boolean {
  if (opening.kind !== 'newline' || !context.steps.includes('plus')) return false;
  return /^[^\n]{0,160}\n[ +]{1,40}~{2,160}(?:\s|$)/.test(text.slice(end, end + 364));
}

/** `if "id" in names:`, `"id" not in x and …`: Python's membership, of what has a name. */
export function isMembership({ text, command: { start, nameEnd } }: Case): boolean {
  const quote = text.charAt(start);
  if ((quote !== '"' && quote !== "'") || text.charAt(nameEnd - 1) !== quote) return false;
  return /^ (?:not )?in [A-Za-z_][\w.]{0,60}(?:\[[^\]\n]{0,40}\]|\(\))?\s{0,4}(?::\s|\)|\]|(?:and|or|if|else)\b)/.test(
    text.slice(nameEnd, nameEnd + 128),
  );
}

/** `number|date`: types of a schema or of TypeScript's, and nothing else. */
export function isTypeUnion(text: string): boolean {
  return text.length < 100 && TYPES.test(text);
}

const TYPES =
  /^(?:string|number|integer|boolean|object|array|function|null|undefined|date|bigint|symbol)(?:\|(?:string|number|integer|boolean|object|array|function|null|undefined|date|bigint|symbol)){1,8}$/i;

/** One piece between two single bars that both have something on their other side. */
export function isPiece(text: string, opening: Opening, end: number): boolean {
  const isCell = text.charCodeAt(opening.end) === 0x20 && text.charCodeAt(end - 1) === 0x20;
  return (opening.start > 0 || isCell) && /^\s{0,12}\|\s?(?:[^|\s;&]|\n)/.test(text.slice(end, end + 16));
}

/** `&reg;`, `?color=gray&label`, `&page=AOS: home`: a sign of HTML or a parameter of an address, of the address it is in. */
export function isParameter({ text, opening, command }: Pick<Case, 'text' | 'opening' | 'command'>): boolean {
  if (opening.kind !== '&' || opening.doubled) return false;
  if (isStarted(text, opening, command)) return false;
  // Variables of a shell's environment are written with capitals, parameters of an address seldom are.
  if (/^[A-Z_]{2,}=/.test(text.slice(opening.end, opening.end + 32))) return false;
  const next = text.charCodeAt(command.operands.end);
  // `&X= Y=2 gawk x`: two assignments in a row are no parameter's name and value.
  if (/^\w{1,32}=[^\s&=]{0,32}\s{1,4}[A-Z_]{1,32}=\S{0,32}\s/.test(text.slice(opening.end, opening.end + 140)))
    return false;
  const isTight = opening.end === command.start;
  if (isTight && next === 0x3b && command.nameEnd === command.operands.end && ENTITY_NAMES.has(command.name))
    return true;
  if (!isTight && /^[\w.%-]{1,64}=/.test(text.slice(opening.end, opening.end + 65))) return true;
  if (command.kind === 'rare' || command.kind === 'disguised' || !isTight) return false;
  return /[?&#][\w.%[\]-]{1,64}=[^&\s'"]{0,64}$/.test(text.slice(Math.max(0, opening.start - 130), opening.start));
}

/**
 * `wait for the others; then mail all`: POSIX XCU 2.9.4.4, without the `if` that a shell wants in front of it, or the
 * bracket that ends the condition of the application's own, and without the end of it.
 */
export function isLoneBranch({ text, opening: { start, end }, command }: Case): boolean {
  if (!command.prefixed || !/^\s{0,4}then\b/.test(text.slice(end, end + 12))) return false;
  if (/(?<![a-z])(?:el)?if(?![a-z])|[\])]\s*$/.test(text.slice(Math.max(0, start - 2_048), start))) return false;
  return !/(?<![a-z])(?:fi|else|elif)(?![a-z])|#/.test(text.slice(command.nameEnd, command.nameEnd + 2_048));
}

/**
 * `Is it slow? for f in *; do cat $f | wc; done`: `do` goes on what no loop began where a command may stand (POSIX XCU
 * 2.9.4.2), and the shell refuses the line as a whole.
 */
export function isInRefusedLoop({ text, opening, command: { nameEnd } }: Case): boolean {
  if (opening.kind === 'newline' || opening.kind === 'start') return false;
  const line = text.slice(lineStart(text, opening.start), nameEnd);
  const at = line.search(/;\s{0,4}do\s/);
  if (at < 0) return false;
  const before = line.slice(0, at);
  return /(?<![\w-])(?:for \w{1,32} in|while|until)\s/.test(before) && !LOOP.test(before);
}

/** A loop where a command may stand: at the start, behind a separator, a bracket, a quote or a word of the shell's. */
const LOOP =
  /(?:^|[;&|(){}`'"!\n]|\b(?:do|then|else|time|if|while|until|exec|eval|-c)\b)\s*(?:for|while|until|select)(?![\w])/;

const MAX_QUERY = 512;

/** `x&A=1 kill -9`, `&X=3 nslookup a.example`: a value and a blank behind it, where no parameter stands in front. */
function isStarted(text: string, { start, end }: Opening, { kind, prefixed, operands }: SimpleCommand): boolean {
  if (!prefixed || !/^[A-Za-z_]\w{0,31}=\S{0,32}\s/.test(text.slice(end, end + 68))) return false;
  if (start === 0) return kind === 'rare' ? operands.likely + operands.definite > 0 : isLineOfOptions(operands);
  return !/[=?#]/.test(text.slice(Math.max(0, start - MAX_QUERY), start));
}

/** `nc -c /bin/bash a.example 80`, `cat /etc/x`: no word of a sentence among them. */
function isLineOfOptions({ definite, plain, prose }: SimpleCommand['operands']): boolean {
  return definite > 0 && plain + prose === 0;
}

/** `printf-style (&agrave; la carte)`: a letter or sign of print, written for HTML (HTML standard, 13.5), and a blank. */
export function isLetterEnd(text: string, { kind, start, end }: Opening): boolean {
  if (kind !== ';' || end - start > 1 || text.charCodeAt(end) !== 0x20) return false;
  return /&(?:[a-z](?:acute|grave|circ|uml|tilde|cedil|ring|slash)|[a-z]{2}lig|[lr][ad]?quo|[nm]dash|hellip|middot|deg|euro)$/i.test(
    text.slice(Math.max(0, start - 10), start),
  );
}

/** `sh '''` and a line's end: a step of Jenkins', whose script is a text of Groovy's. */
export function isGroovyScript({ text, opening, command }: Case): boolean {
  return (
    opening.kind === 'newline' &&
    /^[ \t]{1,4}(?:'''|""")[ \t]*\r?\n/.test(text.slice(command.nameEnd, command.nameEnd + 16))
  );
}

/** `; mp 135 °C`: an abbreviation of PowerShell's, or of a quantity that has a unit. */
export function isMeasure({ text, command }: Case): boolean {
  return (
    command.kind === 'short' &&
    /^\s{1,3}[~<>=≈±]?\s?\d[\d.,–-]{0,12}\s?[°º%‰µμΩÅ€£]/u.test(text.slice(command.nameEnd, command.nameEnd + 32))
  );
}

/** `alias ll='ls -la'`: another name does nothing before it is used, on a line behind it (POSIX XCU 2.3.1). */
export function isUnusedAlias({ text, command }: Case): boolean {
  if (command.name !== 'alias' || command.prefixed) return false;
  const name = /^[ \t]{1,4}([\w.-]{1,32})=/.exec(text.slice(command.nameEnd, command.nameEnd + 48))?.[1];
  if (name === undefined) return false;
  const rest = text.slice(command.nameEnd, command.nameEnd + 512);
  return !rest.split(/[;\n\r&|]/).some((piece, index) => index > 0 && piece.trim().split(/\s/, 1)[0] === name);
}
