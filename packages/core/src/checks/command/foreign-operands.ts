import type { Case } from './judge.js';
import { isOrdinary } from './judge-facts.js';
import { isProgram } from './program-name.js';
import { ACTS_ALONE, TAKES_ANY_WORDS } from './shell-vocabulary.js';
import { isSubcommand } from './subcommands.js';
import { isBehindWord } from './word-before.js';

// Operands that the program of that name does not take, where a person may well have written the two side by side.

/** Interpreters and stores of packages: what stands behind their names is a file or a sub-command, and no number. */
const VERSIONED = new Set(
  'npm npx node yarn pnpm bun deno python python3 pip pip3 ruby gem php perl java javac go cargo rustc docker podman git bash zsh gcc clang cmake mysql psql sqlite3 nginx'.split(
    ' ',
  ),
);

/** `npm 10.8.1; os: …`: which one it is. */
const VERSION = /^ v?\d{1,4}(?:\.\d{1,6}){1,3}(?:-[\w.]{1,16})?$/;

/** POSIX, "at": a time, or a word for one; it reads no address. */
const ADDRESS = /^ (?:[a-z]{3,12}:\/\/|node:|<)/;

/**
 * `at 13:00 lunch`: what it is to do comes from a pipe or a file, which no line of an agenda has, and cmd.exe's command
 * behind it stands below no words.
 */
const HOUR = /^ \d{1,2}(?:[:.h]\d{2}|\s?[ap]m)?(?:\s[^<>|-]*)?$/i;

/**
 * `at line 1`, `at position 15`, `at com.example.Main`: where something went wrong. POSIX's grammar of times has few words:
 * what stands behind the name is one of them, a month, a day, a number or an option.
 */
const PLACE =
  /^ (?!(?:noon|midnight|teatime|now|today|tomorrow|next|utc|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|sun|mon|tue|wed|thu|fri|sat)[a-z]{0,6})(?![\w.]))[A-Za-z]/i;

/** RFC 1123 2.1: a host's name starts with a letter or a digit. */
const MENTION = /^ @[A-Za-z]\w*$/;

/**
 * What is written like a command and is none. Statements of Perl's, and of languages that write them alike:
 * `print $fh "x"`, `foreach my $x (@y)`, `local $_ = …`, `read $fh, $x`; Lua's and its kin's `local a, b = …`, where a
 * shell has a name and an equals sign without a blank. What a shell puts in the place of `$(…)` and backticks is judged
 * where it stands.
 */
const OTHERS: ReadonlyMap<string, RegExp> = new Map([
  ['print', /^ (?:["']|\$\w|[A-Z]{3,6} ["'])/],
  ['foreach', /^ (?:my|our|local) [$@%]/],
  ['local', /^ (?:[$@%*][A-Za-z_]|(?:function )?[A-Za-z_]\w{0,40}(?:, ?[A-Za-z_]|\s?\(| =(?: |=)))/],
  // A game's: a key, and what it does; bash's calls a script with an option alone.
  ['bind', /^ "?[\w+-]{1,16}"? ["+]/],
  // The head of a patch of Git's, which diff(1) has no such option for.
  ['diff', /^ --git a\//],
  ['read', /^ \$?\w{1,32}, ?\$\w/],
  // POSIX, "sleep": a number; GNU's also `inf`. `sleep now` is refused.
  ['sleep', /^ (?!inf)[A-Za-z]{2,}(?: [A-Za-z'’]+){0,12}[.!?]?$/],
  // POSIX, "who": `am i` and a file; `who cares` finds no such file.
  ['who', /^ (?!am\b)[a-z]{2,16}(?: [A-Za-z'’]+){0,12}[.!?]?$/i],
  // A switch's (`ip address 10.0.0.1 255.0.0.0`): iproute2 has a word for what is to be done behind the object.
  [
    'ip',
    /^ (?:[a-z]{2,12} \d|(?:name-server|domain-name|access-list|access-group|default-gateway|nat|helper-address|ssh|http)\b)/,
  ],
  // cmd.exe's: where programs lie, with drives and backslashes; a line of a configuration names a file.
  ['path', /^ \/[\w.*/-]{1,128}$/],
  // A shell waits for a process or a job of its own, and there is none.
  ['wait', /^ \d{1,6}$/],
]);

/**
 * `ping works`, `curl returns 000`: what somebody says that a program does, and no host, file or option behind it. No
 * program has a sub-command in the third person or the past.
 */
const TOLD =
  /^ (?:work(?:s|ed)|fail(?:s|ed)|hangs|hung|return(?:s|ed)|says|said|show(?:s|ed)|gives|gave|print(?:s|ed)|complain(?:s|ed)|report(?:s|ed)|exit(?:s|ed)|crash(?:es|ed)|throws|threw|need(?:s|ed)|takes|took|start(?:s|ed)|stop(?:s|ped)|runs|ran|seem(?:s|ed)|look(?:s|ed)|sees|finds|keeps|kept|goes|went|comes|came|stays|dies|died|freezes|froze|expect(?:s|ed)|wants|ignore(?:s|d)|respond(?:s|ed)|answer(?:s|ed)|breaks|broke|finish(?:es|ed)|succeed(?:s|ed)|ok|okay|fine|same|empty|stuck|broken|slow|dead|missing|neither|either|too|also)(?=[\s,.!?)]|$)(?:[,:]? ["'(]?[\w'’%-]{1,32}["')]?){0,12}[.,!?)]{0,3}$/i;

/** `; at https://x/a.js:1:2`, `; npm 10.8.1;`, `; ping @jo`, `; select 2`. */
export function isForeignOperand({ text, opening, command, context }: Case): boolean {
  const { name, nameEnd, operands } = command;
  if (operands.commented || operands.end - nameEnd > MAX_LENGTH) return false;
  const written = text.slice(nameEnd, operands.end).trimEnd();
  const head = text.slice(Math.max(0, opening.start - MAX_HEAD), opening.start);
  if (WORDS_BEFORE.test(head) && TOLD.test(withoutSubcommand(written, { text, command })))
    return !TAKES_ANY_WORDS.has(name);
  if (!ACTS_ALONE.has(name) && isComparedWith(written, context)) return true;
  // `top 5; last 3`, `mysql 8`: a place in a list, a volume, a version.
  if (
    opening.kind === ';' &&
    opening.end < command.start &&
    isOrdinary(command) &&
    !TAKES_NUMBER.has(name) &&
    /^ \d{1,3}$/.test(written)
  )
    return true;
  if (name === 'at')
    return (
      ADDRESS.test(written) ||
      PLACE.test(written) ||
      (opening.kind === 'newline' && HOUR.test(written) && isBehindWord(text, opening.start))
    );
  if (name === 'ping') return MENTION.test(written);
  if (opening.kind === ';' && !opening.doubled && isOfCmdOnly(text, name) && WORDS.test(written)) return true;
  const pattern = OTHERS.get(name);
  if (pattern !== undefined) return pattern.test(written);
  // PowerShell's Select-Object: without a pipe it is given nothing to select from.
  if (name === 'select') return opening.kind !== '|';
  return VERSIONED.has(name) && VERSION.test(written);
}

/** A word, or one and a number: behind an address alone nobody goes on to tell. */
const WORDS_BEFORE = /\p{L}{2,}\s?$|\p{L}[\p{L}'’]+[,:]? \S{1,24}\s?$|^$/u;
const MAX_HEAD = 48;

/** To whom a number alone says something. */
const TAKES_NUMBER: ReadonlySet<string> = new Set(
  'sleep kill timeout shutdown init exit wait fc fg bg umask ulimit seq'.split(' '),
);

/** `vim > emacs`, `time < 10`: one is better or less than the other, or a file of its name in the application's folder. */
function isComparedWith(written: string, { executables }: Case['context']): boolean {
  if (/^ [<>] \d{1,6}$/.test(written)) return true;
  const other = /^ > ([a-z]{2,16})$/.exec(written)?.[1];
  return other !== undefined && isProgram(other, executables);
}

const MAX_LENGTH = 160;

/**
 * `back on Monday; call Bob`: cmd.exe's own commands, which takes no `;` for a separator; and `M104 S210 ; set temp`, which
 * gives POSIX's and PowerShell's own variables values that nothing here uses.
 */
function isOfCmdOnly(text: string, name: string): boolean {
  return name === 'set' ? text.length <= MAX_SET && !text.includes('$') : CMD_ONLY.has(name);
}

const MAX_SET = 4_096;
const CMD_ONLY = new Set(['call', 'title', 'color', 'goto', 'verify', 'assoc']);
const WORDS = /^(?: [A-Za-z][\w'’]{0,24}){1,8}[.,!?]?$/;

/** `git push fails`, `net use shows 'OK'`: what one of its commands does. */
function withoutSubcommand(
  written: string,
  { text, command: { name, nameEnd } }: Pick<Case, 'text' | 'command'>,
): string {
  const lower = name.toLowerCase();
  const word = /^ [a-z][a-z-]{1,15}(?= [a-z])/.exec(written)?.[0];
  if (word === undefined || !(VERSIONED.has(lower) || isSubcommand(lower, text, nameEnd))) return written;
  return written.slice(word.length);
}
