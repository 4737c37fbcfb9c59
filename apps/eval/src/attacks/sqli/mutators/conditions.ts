import type { Random } from '../../../random.js';
import type { Mutator } from '../../attack.js';
import type { Dialect } from '../place.js';
import { sqlMutator, type TokenPlace, tokenMutator } from './token-mutator.js';

const isOperand = (token: { kind: string; text: string } | undefined): boolean =>
  token !== undefined && (token.kind === 'number' || (token.kind === 'string' && /^'[^'\\]*'$/.test(token.text)));

/** The sign between two literals that are written out. */
function isComparison({ token, before, after, tokens, index }: TokenPlace): boolean {
  return (
    token.text === '=' &&
    isOperand(before) &&
    isOperand(after) &&
    tokens[index - 1] === before &&
    tokens[index + 1] === after
  );
}

const NUMBERS = /(?<![\w.'"$)-])(\d+)=\1(?![\w.'"(:*/+%-])/;
const LETTERS = /(?<![\w)])'(\w*)'='\1'/;

function tautology(random: Random, dialect: Dialect): string {
  const number = 2 + random.below(90);
  const plain = [
    `${number}>${number - 1}`,
    `${number} BETWEEN 1 AND ${number + 1}`,
    `'a'<'b'`,
    `${number} IS NOT NULL`,
    `${number} IN (${number},0)`,
    `'x' LIKE 'x'`,
    `${number}-1=${number - 1}`,
    `NOT ${number}=0`,
    `'ab' LIKE 'a%'`,
  ];
  if (dialect === 'mssql' || dialect === 'oracle') return random.pick(plain);
  return random.pick([...plain, 'EXISTS(SELECT 1)', `${number}=(SELECT ${number})`, 'true', `(1,2)=(1,2)`]);
}

export const CONDITION_MUTATORS: readonly Mutator[] = [
  sqlMutator('tautology-numbers', ({ text, position }, random) =>
    apart(text, NUMBERS, tautology(random, position.dialect as Dialect)),
  ),
  sqlMutator('tautology-strings', ({ text, position }, random) =>
    apart(text, LETTERS, tautology(random, position.dialect as Dialect)),
  ),
  sqlMutator('condition-case', ({ text }, random) =>
    replaced(text, NUMBERS, (all) =>
      random.pick([
        `(CASE WHEN ${all} THEN 1 ELSE 0 END)=1`,
        `1=(CASE WHEN (${all}) THEN 1 ELSE 2 END)`,
        `NULLIF(1,2)=(CASE ${all.split('=')[0]} WHEN ${all.split('=')[1]} THEN 1 END)`,
      ]),
    ),
  ),
  sqlMutator('condition-parenthesised', ({ text }, random) =>
    replaced(text, NUMBERS, (all) => random.pick([`(${all})`, `((${all}))`, `((((${all}))))`])),
  ),
  sqlMutator('condition-negated', ({ text }, random) =>
    replaced(text, NUMBERS, (all) =>
      random.pick([`NOT(${all.replace('=', '<>')})`, `NOT ${all.replace('=', '!=')}`, `NOT NOT ${all}`]),
    ),
  ),
  sqlMutator('query-parenthesised', ({ text }) => replaced(text, /\((select [^()]*)\)/i, (_, query) => `((${query}))`)),
  tokenMutator(
    'equals-synonym',
    (place) =>
      isComparison(place)
        ? place.random.pick([
            ' LIKE ',
            ' like ',
            ...(place.dialect === 'mysql' ? ['<=>', ' RLIKE ', ' REGEXP '] : []),
            ...(place.dialect === 'sqlite' ? ['==', ' IS ', ' GLOB '] : []),
          ])
        : undefined,
    ['mysql', 'sqlite', 'mssql', 'oracle'],
  ),
  tokenMutator('equals-range', (place) => (isComparison(place) ? place.random.pick(['>=', '<=']) : undefined)),
  tokenMutator('unequal-synonym', ({ token, dialect, random }) =>
    token.text === '<>' || token.text === '!='
      ? random.pick(dialect === 'oracle' ? ['<>', '!=', '^='] : ['<>', '!='])
      : undefined,
  ),
];

function replaced(text: string, pattern: RegExp, write: (all: string, group: string) => string): string | undefined {
  return pattern.test(text) ? text.replace(pattern, write) : undefined;
}

/** The same where a word of the new one would grow together with what stands beside it: `NULL` and `AND`. */
function apart(text: string, pattern: RegExp, written: string): string | undefined {
  const found = pattern.exec(text);
  if (found === null) return undefined;
  const before = text.slice(0, found.index);
  const behind = text.slice(found.index + found[0].length);
  const first = /\w$/.test(before) && /^\w/.test(written) ? ' ' : '';
  const last = /\w$/.test(written) && /^\w/.test(behind) ? ' ' : '';
  return before + first + written + last + behind;
}
