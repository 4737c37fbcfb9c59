import type { Mutator } from '../../attack.js';
import { COLUMNS, KEYWORDS, TABLES } from './sql-words.js';
import { type Rewrite, type TokenPlace, tokenMutator } from './token-mutator.js';

const isKeyword = ({ token }: TokenPlace): boolean => token.kind === 'word' && KEYWORDS.has(token.text.toLowerCase());
const onKeywords =
  (write: Rewrite): Rewrite =>
  (place) =>
    isKeyword(place) ? write(place) : undefined;
const onWord =
  (pattern: RegExp, write: Rewrite): Rewrite =>
  (place) =>
    place.token.kind === 'word' && pattern.test(place.token.text) ? write(place) : undefined;
const isName = ({ text }: { text: string }): boolean => TABLES.has(text) || COLUMNS.has(text);
const SCHEMAS = { mysql: 'app', postgres: 'public', sqlite: 'main', mssql: 'dbo', oracle: 'app' } as const;

export const WORD_MUTATORS: readonly Mutator[] = [
  tokenMutator(
    'keyword-case',
    onKeywords(({ token, random }) =>
      [...token.text].map((one) => (random.chance(0.5) ? one.toUpperCase() : one.toLowerCase())).join(''),
    ),
  ),
  tokenMutator(
    'keyword-upper',
    onKeywords(({ token }) => token.text.toUpperCase()),
  ),
  tokenMutator(
    'keyword-lower',
    onKeywords(({ token }) => token.text.toLowerCase()),
  ),
  tokenMutator(
    'keyword-versioned',
    onKeywords(({ token, random, tokens, index }) =>
      tokens[index + 1]?.text === '('
        ? undefined
        : `/*${random.pick(['!', '!50000', '!00000', 'M!', '!40119'])}${token.text}*/`,
    ),
    ['mysql'],
  ),
  tokenMutator(
    'and-symbol',
    onWord(/^and$/i, ({ before }) => (before?.kind === 'number' ? ' && ' : '&&')),
    ['mysql'],
  ),
  tokenMutator(
    'or-symbol',
    onWord(/^or$/i, () => '||'),
    ['mysql'],
  ),
  tokenMutator(
    'and-or-doubled',
    // `create or replace` joins no conditions.
    onWord(/^(?:and|or)$/i, ({ token, after, random }) =>
      /^(?:replace|compile)$/i.test(after?.text ?? '')
        ? undefined
        : `${token.text} ${random.pick(['NOT NOT', 'not not', 'NOT not'])}`,
    ),
  ),
  tokenMutator(
    'select-filler',
    onWord(
      /^select$/i,
      ({ token, random, dialect }) =>
        `${token.text} ${random.pick(dialect === 'mysql' ? ['ALL', 'DISTINCT', 'SQL_NO_CACHE', 'STRAIGHT_JOIN', 'HIGH_PRIORITY'] : ['ALL', 'DISTINCT'])}`,
    ),
  ),
  tokenMutator(
    'union-filler',
    onWord(/^union$/i, ({ token, after, random }) =>
      after?.text.toLowerCase() === 'all' ? undefined : `${token.text} ${random.pick(['ALL', 'all'])}`,
    ),
  ),
  tokenMutator('name-quoted', ({ token, dialect, random }) => {
    if (token.kind !== 'word' || !isName(token)) return undefined;
    if (dialect === 'mysql') return `\`${token.text}\``;
    if (dialect === 'mssql') return `[${token.text}]`;
    return dialect === 'sqlite'
      ? random.pick([`[${token.text}]`, `"${token.text}"`, `\`${token.text}\``])
      : `"${token.text}"`;
  }),
  tokenMutator('name-qualified', ({ token, dialect, random }) =>
    token.kind === 'word' && TABLES.has(token.text)
      ? `${SCHEMAS[dialect]}${random.pick(['.', '.', ' . '])}${token.text}`
      : undefined,
  ),
];
