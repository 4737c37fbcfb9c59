import type { Mutator } from '../../attack.js';
import { writePadding } from '../../padding.js';
import type { Dialect } from '../place.js';
import { type Rewrite, tokenMutator } from './token-mutator.js';

/** What each lexer takes for a blank besides the space. */
const BLANKS: Readonly<Record<Dialect, readonly string[]>> = {
  mysql: ['\t', '\n', '\v', '\f', '\r'],
  postgres: ['\t', '\n', '\f', '\r'],
  sqlite: ['\t', '\n', '\f', '\r'],
  mssql: ['\t', '\n', '\v', '\f', '\r', '\u0001', '\u001f', '\u00a0', '\u3000'],
  oracle: ['\t', '\n', '\r', '\u0000'],
};

const onSpaces =
  (write: Rewrite): Rewrite =>
  (place) =>
    place.token.kind === 'space' ? write(place) : undefined;
const isJoint = (text: string | undefined): boolean => text !== undefined && /^[(),=<>|&;'"]/.test(text);

export const SPACE_MUTATORS: readonly Mutator[] = [
  tokenMutator(
    'space-comment',
    onSpaces(() => '/**/'),
  ),
  tokenMutator(
    'space-filled-comment',
    onSpaces(({ random, dialect }) => {
      const filling = random.pick(['x', 'foo', ' select ', '--', "'", '#', '*', '/', 'admin', '1=1']);
      // Where comments nest, `/*/*/` opens two.
      const isNested = filling === '/' && (dialect === 'postgres' || dialect === 'mssql');
      return `/*${isNested ? 'x' : filling}*/`;
    }),
  ),
  tokenMutator(
    'space-line-comment',
    onSpaces(({ random, dialect }) =>
      dialect === 'mysql'
        ? random.pick(['-- \n', '#\n', '-- x\n', '#foo\n'])
        : random.pick(['--\n', '--x\n', '-- foo\n']),
    ),
  ),
  tokenMutator(
    'space-nested-comment',
    onSpaces(({ random }) => random.pick(['/*/**/*/', '/*a/*b*/c*/', '/*/*/**/*/*/'])),
    ['postgres', 'mssql'],
  ),
  tokenMutator(
    'space-empty-version',
    onSpaces(({ random }) => random.pick(['/*!*/', '/*!99999 x*/', '/*!00000*/'])),
    ['mysql'],
  ),
  tokenMutator(
    'space-other',
    onSpaces(({ random, dialect }) => random.pick(BLANKS[dialect])),
  ),
  tokenMutator(
    'space-many',
    onSpaces(({ random, dialect }) =>
      Array.from({ length: 2 + random.below(6) }, () => random.pick([' ', ...BLANKS[dialect]])).join(''),
    ),
  ),
  tokenMutator(
    'space-none',
    onSpaces(({ tokens, index }) =>
      isJoint(tokens[index - 1]?.text.slice(-1)) || isJoint(tokens[index + 1]?.text) ? '' : undefined,
    ),
  ),
  tokenMutator(
    'space-padding',
    onSpaces(({ random }) => `/*${writePadding(random)}*/`),
  ),
  tokenMutator('sign-spaced', ({ token, random, dialect }) =>
    token.kind === 'sign' && /^(?:=|<>|!=|,|\|\||>|<|\+)$/.test(token.text)
      ? `${random.pick([' ', ...BLANKS[dialect]])}${token.text}${random.pick([' ', ...BLANKS[dialect], '/**/'])}`
      : undefined,
  ),
  tokenMutator(
    'function-spaced',
    ({ token, tokens, index, random }) =>
      token.kind === 'word' && tokens[index + 1]?.text === '('
        ? `${token.text}${random.pick(['/**/', ' ', '\n', '/*x*/'])}`
        : undefined,
    ['postgres', 'sqlite', 'mssql', 'oracle'],
  ),
];
