import type { Random } from '../../../random.js';
import type { Attack, Mutator } from '../../attack.js';
import { writePadding } from '../../padding.js';
import { readSqlTokens, type SqlToken } from './sql-tokens.js';
import { sqlMutator } from './token-mutator.js';

const PROSE = [
  'dear all',
  'green tea',
  'call me at noon',
  'x y z',
  'Some text, and more',
  'order 66',
  '3 apples',
  'yes',
  'a@b.example',
  '2024-01-01',
];

/** Rewrites the comment that cuts the statement off, where the text ends in one. */
function onTail(name: string, write: (comment: string, attack: Attack, random: Random) => string): Mutator {
  return sqlMutator(name, (attack, random) => {
    const tokens = readSqlTokens(attack);
    const last = tokens.at(-1);
    if (last === undefined || !cutsOff(last)) return undefined;
    return (
      tokens
        .slice(0, -1)
        .map(({ text }) => text)
        .join('') + write(last.text, attack, random)
    );
  });
}

function cutsOff({ kind, text }: SqlToken): boolean {
  return kind === 'comment' && !text.endsWith('*/') && !text.endsWith('\n');
}

/** Changes what stands before the quote; the value of a place without quotes is part of the statement. */
function onValue(name: string, write: (random: Random) => string): Mutator {
  return sqlMutator(name, (attack, random) => {
    const [first] = readSqlTokens(attack);
    if (first?.kind !== 'value' || attack.position.context?.startsWith('identifier')) return undefined;
    return write(random) + attack.text.slice(first.text.length - 1);
  });
}

export const END_MUTATORS: readonly Mutator[] = [
  onTail('comment-other', (_, { position }, random) =>
    random.pick(
      position.dialect === 'mysql'
        ? ['-- -', '#', '-- ', '--\t', '--\n-- ', '-- x']
        : ['--', '-- ', '-- -', '--x', '--\t'],
    ),
  ),
  onTail('comment-garbage', (comment, _, random) => `${comment}${random.pick(PROSE)}`),
  onTail(
    'comment-quotes',
    (comment, _, random) => `${comment}${random.pick(["'", '"', "')", '" or "', "' = '", '*/', '`', '))'])}`,
  ),
  onTail('comment-nul', (comment, { position }, random) =>
    // MariaDB and PostgreSQL refuse a NUL wherever it stands.
    comment.startsWith('/') || position.dialect === 'mysql' || position.dialect === 'postgres'
      ? comment
      : `${comment}${random.pick(['\u0000', '\u0000x'])}`,
  ),
  onTail('comment-statement-end', (comment) => `;${comment}`),
  onTail('comment-new-line', (comment, _, random) => `${random.pick(['\n', '\t', '\r\n', '/**/'])}${comment}`),
  onTail('padding-after', (comment, _, random) => `${comment} ${writePadding(random)}`),
  onValue('value-prose', (random) => random.pick(PROSE)),
  onValue('value-empty', () => ''),
  onValue('padding-before', writePadding),
];
