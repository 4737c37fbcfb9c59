import { REFERENCE_EXECUTABLES } from '../../../../packages/core/src/checks/command/executables-reference.js';

// Where nearly every name is the language's own, what the author of an attack chose is told from where it stands.
// `before` and `after` surround a word.

/** A variable that the text declares, or the program that it has run. */
export function isChosenInCode(word: string, before: string, after: string): boolean {
  return declaredIn(before + word + after).has(word) || isProgram(word, before, after);
}

/**
 * `let x =`, `for x in`, `{% set x =`, `<#assign x =`, `my $x =`, `#set($x =`, and `x =` where a statement begins. An
 * argument or an attribute has its name from elsewhere.
 */
const DECLARED =
  /(?:\b(?:var|let|const|def|local|my|val|set|assign|for|foreach)\b[\s(]{1,4}\$?|(?:^|[;{#])\s{0,4}\$?)([A-Za-z_]*[a-z]\w{0,31})\s{0,4}(?:=(?![=~>])|\bin\b)/g;

let lastText: string | undefined;
let lastNames: ReadonlySet<string> = new Set();

function declaredIn(text: string): ReadonlySet<string> {
  if (text !== lastText) {
    lastText = text;
    lastNames = new Set(Array.from(text.matchAll(DECLARED), ([, name]) => name as string));
  }
  return lastNames;
}

/** `popen("whoami")`: the first word of what a call is given, but for a module's name. */
function isProgram(word: string, before: string, after: string): boolean {
  return REFERENCE_EXECUTABLES.has(word) && CALLED.test(before) && /^["'` ]/.test(after);
}

const CALLED =
  /[\w)](?<!\b(?:require|import|import_module|__import__|_load|getBuiltinModule|attr|getattr))\s?\(\s?["'`]$/;

/** Folders that the path leaves again, `images/../../etc/passwd`; not the links of `/proc`. */
export function isChosenInPath(_word: string, before: string, after: string): boolean {
  return /(?:^|[/\\])[\w-]*$/.test(before) && !before.includes('proc') && /^[\w-]*[/\\]\.\.[/\\]/.test(after);
}

/** Path, query and fragment of a page's address, of which the host decides; not where another address is in them. */
export function isChosenInAddress(_word: string, before: string, after: string): boolean {
  return PAGE_BEFORE.test(before) && !/[:@\\]/.test(after);
}

const PAGE_BEFORE = /^\s{0,8}(?:https?|wss?):\/\/[^/\\?#\s]+\/[^:@\\]*$/;
