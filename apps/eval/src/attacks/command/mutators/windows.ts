import type { Random } from '../../../random.js';
import { rewriteOne } from '../../family-mutator.js';
import { shellMutator, WINDOWS } from './shell-mutator.js';

const NAME = /(?<=[;&|\n(]\s*)[A-Za-z][A-Za-z-]{2,}(?=[\s;&|)]|$)/g;
const named = (
  name: string,
  shells: readonly ('cmd' | 'powershell')[],
  write: (word: string, random: Random) => string,
) =>
  shellMutator(name, shells, (text, random) =>
    rewriteOne(text, random, {
      pattern: NAME,
      write: ([word]) => {
        const written = write(word, random);
        return KEYWORDS.has(word.toLowerCase()) && written.toLowerCase() !== word.toLowerCase() ? word : written;
      },
    }),
  );
/** about_Reserved_Words, and cmd.exe's own: quoted they are names of commands that nobody has. */
const KEYWORDS = new Set(
  'function filter if else elseif for foreach while do until switch try catch finally trap throw return param begin process end not exist defined'.split(
    ' ',
  ),
);

/** cmd.exe and PowerShell care for neither case nor their own escapes. */
export const WINDOWS_MUTATORS = [
  named('windows-case', ['cmd', 'powershell'], (word, random) =>
    [...word].map((letter) => (random.chance(0.5) ? letter.toUpperCase() : letter.toLowerCase())).join(''),
  ),
  named('cmd-carets', ['cmd'], (word, random) =>
    [...word].map((letter, at) => (at > 0 && random.chance(0.5) ? `^${letter}` : letter)).join(''),
  ),
  named('cmd-quotes', ['cmd'], (word, random) => {
    const at = 1 + random.below(word.length - 1);
    return `${word.slice(0, at)}""${word.slice(at)}`;
  }),
  named('cmd-again', ['cmd'], (word) => `cmd /c ${word}`),
  named('cmd-at', ['cmd'], (word) => `@${word}`),
  named('powershell-quoted', ['powershell'], (word) => `&'${word}'`),
  named('powershell-joined', ['powershell'], (word) => `&('${word.slice(0, 2)}'+'${word.slice(2)}')`),
  named('powershell-ticks', ['powershell'], (word) => word.replace(/(?<=^.)[c-dg-mo-qsw-z]/, '`$&')),
  shellMutator('windows-blanks', WINDOWS, (text, random) =>
    text.replace(/(?<=[a-z]) (?=[/-])/g, () => random.pick(['  ', '\t', '   '])),
  ),
  shellMutator('cmd-comma', ['cmd'], (text) => text.replace(/(?<=[&|] ?[a-z]{3,8}) (?=[/C])/, ',')),
];
