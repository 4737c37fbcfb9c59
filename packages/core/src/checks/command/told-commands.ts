import { lineStart } from './quoted-text.js';
import { COMMAND_RUNNERS, POSIX_BUILTINS, POWERSHELL_NOUNS, POWERSHELL_VERBS } from './shell-vocabulary.js';

/** More words of a line are not looked at. */
const MAX_WORDS = 64;
const WORD = /^[("*_[]{0,2}\p{L}[\p{L}'’-]*[,.;!?)"]?$/u;
const INTRODUCED = /^\p{L}[\p{L}'’-]*:$/u;
/** `Run: docker compose up -d db && …`: a line that says what to do with what stands behind its first word. */
const LEADS =
  /^[-*>\s]{0,8}(?:Run|Use|Try|Execute|Command|Example|Usage|Fix|Solution|Workaround|Build|Deploy|Start|Install|Then|Befehl|Lösung|Commande|Solución|Comando): $/u;

/** What a command line has and a sentence has not: an option, a path, a text in quotes, a variable. */
export const OPERAND = /^(?:-{1,2}[A-Za-z]|(?:~|\.{1,2})?\/[\w.]|['"]\S|\$[\w{(])/;
const SENTENCE_END = /\p{L}{2}[.!?]$/u;
/** Words of one command line, its name among them. */
const MAX_OPERANDS = 16;
const LOOP = /^(?:for|while|until|if)$/;

/**
 * `To find large files: du -ah /var | sort -rh`, `Run make -j4 install && make clean`: somebody tells a command line in a
 * sentence. An injected separator stands behind a value; here it stands behind a command that two words of a sentence
 * lead to, with a colon, or with an operand behind it that only a command has.
 */
export function isToldCommand(text: string, at: number, executables: ReadonlySet<string>): boolean {
  // What a separator in front of it starts is no part of the sentence.
  const line = /^[^;|&]*/.exec(text.slice(lineStart(text, at), at))?.[0] ?? '';
  const words = line.trim().split(/[ \t]+/, MAX_WORDS);
  if (isLedTo(line, executables)) return true;
  // A sentence that ends behind the command took it along.
  const first = Math.max(2, words.findLastIndex((word) => SENTENCE_END.test(word)) + 1, words.length - MAX_OPERANDS);
  for (let index = first; index < words.length; index++) {
    const word = words[index] as string;
    if (!WORD.test(words[index - 2] as string) || !isName(word, executables)) continue;
    const before = words[index - 1] as string;
    if (INTRODUCED.test(before)) return true;
    if (WORD.test(before) && !LOOP.test(word) && OPERAND.test(words[index + 1] ?? '')) return true;
  }
  return false;
}

function isLedTo(line: string, executables: ReadonlySet<string>): boolean {
  const colon = line.indexOf(': ');
  if (colon < 0 || colon > 24 || !LEADS.test(line.slice(0, colon + 2))) return false;
  return isName(/^[^\s]{1,40}/.exec(line.slice(colon + 2))?.[0] ?? '', executables);
}

/** A program, a builtin, a loop's first word, or PowerShell's verb and noun. */
export function isName(word: string, executables: ReadonlySet<string>): boolean {
  if (!/^[A-Za-z][\w.-]{0,39}$/.test(word)) return false;
  if (executables.has(word) || POSIX_BUILTINS.has(word) || COMMAND_RUNNERS.has(word) || LOOP.test(word)) return true;
  const [verb, noun, ...more] = word.toLowerCase().split('-');
  return more.length === 0 && POWERSHELL_VERBS.has(verb ?? '') && POWERSHELL_NOUNS.has(noun ?? '');
}
