import type { Random } from '../../../random.js';
import { rewriteOne } from '../../family-mutator.js';
import { writePadding } from '../../padding.js';
import { POSIX, shellMutator, WINDOWS } from './shell-mutator.js';

const SEPARATOR = /\s*(?:;|&&|\|\||(?<![|])\|(?![|])|(?<![&>])&(?![&>0-9])|\n)\s*/g;

const separated = (name: string, write: (separator: string, random: Random) => string) =>
  shellMutator(name, POSIX, (text, random) =>
    rewriteOne(text, random, {
      pattern: SEPARATOR,
      write: (match) => {
        const written = write(match[0], random);
        return isJoint(text, match) ? match[0] : written;
      },
    }),
  );
/** A line's end behind a backslash separates nothing (XCU 2.2.1). */
const isJoint = (text: string, { 0: separator, index = 0 }: RegExpMatchArray): boolean =>
  separator.startsWith('\n') && text.charAt(index - 1) === '\\';
const leaves = (text: string): number => text.search(/["';&|\n`]|\$\(/);

/** What stands between commands, and harmless text around all of them. */
export const SEPARATOR_MUTATORS = [
  separated('separator-swapped', (_, random) => random.pick([';', '\n', '&', '|'])),
  separated('separator-newlines', () => '\n\n'),
  separated('separator-spaced', (separator) => `  ${separator.trim() || '\n'}  `),
  separated('separator-tabs', (separator) => `\t${separator.trim() || '\n'}\t`),
  separated('separator-with-nothing', (separator) => `${separator.trim() || '\n'} : ;`),
  separated('separator-with-comment', (_, random) => ` # ${random.pick(['x', 'see above', "it's"])}\n`),
  shellMutator('trailing-comment', POSIX, (text, random) =>
    /["']$/.test(text) ? undefined : `${text} #${random.pick(['', 'x', ' thanks', "'", '"'])}`,
  ),
  shellMutator('data-before', POSIX, (text, random) =>
    leaves(text) < 0 ? undefined : `${random.pick(['1', 'x', 'report', '10.0.0.1', 'a.b', '-n'])}${text}`,
  ),
  shellMutator('padding-before', POSIX, (text, random, { position }) =>
    position.context === 'command' || leaves(text) < 0 ? undefined : `${writePadding(random)}${text}`,
  ),
  shellMutator('padding-after', POSIX, (text, random) =>
    /["']$/.test(text) ? undefined : `${text} #${writePadding(random).replaceAll('\n', ' ')}`,
  ),
  shellMutator('padding-between', POSIX, (text, random) =>
    rewriteOne(text, random, {
      pattern: SEPARATOR,
      write: (match) => {
        const padding = ` #${writePadding(random)}\n`.concat(match[0].trim() === '' ? '' : ' ');
        return isJoint(text, match) ? match[0] : padding;
      },
    }),
  ),
  shellMutator('windows-padding', WINDOWS, (text, random) => `${writePadding(random)}${text}`),
];
