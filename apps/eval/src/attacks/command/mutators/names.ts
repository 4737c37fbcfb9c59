// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the notation of the shell
import type { Random } from '../../../random.js';
import { POSIX, rewriteName, shellMutator } from './shell-mutator.js';

/** Puts something that vanishes into a name. */
function inserted(name: string, nothing: string) {
  return shellMutator(name, POSIX, (text, random) =>
    rewriteName(text, random, (word) => {
      const at = 1 + random.below(word.length - 1);
      return `${word.slice(0, at)}${nothing}${word.slice(at)}`;
    }),
  );
}

function written(name: string, write: (word: string, random: Random) => string, shells = POSIX) {
  return shellMutator(name, shells, (text, random) => rewriteName(text, random, (word) => write(word, random)));
}

const escaped = (word: string, write: (code: number) => string): string => [...Buffer.from(word)].map(write).join('');

/** Names written so that only the shell reads them. */
export const NAME_MUTATORS = [
  inserted('name-empty-single', "''"),
  inserted('name-empty-double', '""'),
  inserted('name-backslash', '\\'),
  inserted('name-positional', '$@'),
  inserted('name-all-positional', '$*'),
  inserted('name-unset', '${x}'),
  inserted('name-unset-default', '${x-}'),
  inserted('name-empty-substitution', '$()'),
  inserted('name-empty-backticks', '``'),
  inserted('name-continued', '\\\n'),
  written('name-single-quoted', (word) => `'${word}'`),
  written('name-double-quoted', (word) => `"${word}"`),
  written('name-letters-quoted', (word, random) =>
    [...word].map((letter) => random.pick([letter, `'${letter}'`, `"${letter}"`, `\\${letter}`])).join(''),
  ),
  written('name-absolute', (word, random) => `${random.pick(['/bin', '/usr/bin', '/bin/', '/usr/./bin'])}/${word}`),
  written('name-glob', (word, random) => {
    const at = 1 + random.below(word.length - 1);
    return `/bin/${word.slice(0, at)}${random.pick(['?', `[${word[at]}]`])}${word.slice(at + 1)}`;
  }),
  written('name-from-echo', (word) => `$(echo ${word})`),
  written(
    'name-from-printf',
    (word) => `$(printf '${escaped(word, (code) => `\\${code.toString(8).padStart(3, '0')}`)}')`,
  ),
  written('name-from-variable', (word) => `v=${word};$v`),
  written('name-from-two-variables', (word) => `a=${word.slice(0, 1)};b=${word.slice(1)};$a$b`),
  written('name-ansi-hex', (word) => `$'${escaped(word, (code) => `\\x${code.toString(16)}`)}'`, ['bash']),
  written(
    'prefix-command',
    (word, random) =>
      `${random.pick(['command', 'exec', 'env', 'nohup', 'nice', 'setsid', 'timeout 9', 'env -i'])} ${word}`,
  ),
  written('prefix-assignment', (word, random) => `${random.pick(['A=1', 'LANG=C', 'X= Y=2', 'a=b'])} ${word}`),
  written('prefix-redirection', (word, random) => `${random.pick(['2>/dev/null', '</dev/null', '3>&1'])} ${word}`),
];
