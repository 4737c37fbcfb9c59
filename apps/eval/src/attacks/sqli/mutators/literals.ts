import type { Random } from '../../../random.js';
import type { Mutator } from '../../attack.js';
import type { Dialect } from '../place.js';
import { type Rewrite, type TokenPlace, tokenMutator } from './token-mutator.js';

/** The characters of a plain closed literal; what is left open belongs to the statement. */
function literal({ token, tokens, index, dialect }: TokenPlace): string | undefined {
  // SQL Server's EXECUTE takes literals and variables joined by a plus, and no expression.
  const head = dialect === 'mssql' ? tokens.slice(Math.max(0, index - 8), index) : [];
  if (/\bexec(?:ute)?\s*\([^()]*$/i.test(head.map(({ text }) => text).join(''))) return undefined;
  return token.kind === 'string' && /^'[^'\\]+'$/.test(token.text) ? token.text.slice(1, -1) : undefined;
}

const onLiterals =
  (write: (characters: string, place: TokenPlace) => string | undefined): Rewrite =>
  (place) => {
    const characters = literal(place);
    return characters === undefined ? undefined : write(characters, place);
  };

/** Numbers that are operands: not those of LIMIT, ORDER BY or inside a word. */
const onNumbers =
  (write: (number: number, place: TokenPlace) => string | undefined): Rewrite =>
  (place) => {
    const { token, before, index, tokens } = place;
    if (tokens[index + 1]?.text === '.') return undefined;
    if (token.kind !== 'number' || !/^\d{1,9}$/.test(token.text) || index === 0) return undefined;
    if (before === undefined || !/^(?:[=<>!(+\-*/,|&^]+|and|or|select|when|then|else|xor|not|is)$/i.test(before.text))
      return undefined;
    return write(Number(token.text), place);
  };

function joined(parts: readonly string[], dialect: Dialect): string {
  if (dialect === 'mysql') return `CONCAT(${parts.join(',')})`;
  return `(${parts.join(dialect === 'mssql' ? '+' : '||')})`;
}

function split(text: string, random: Random): [string, string] {
  const at = 1 + random.below(Math.max(1, text.length - 1));
  return [text.slice(0, at), text.slice(at)];
}

const codes = (text: string): number[] => [...text].map((one) => one.codePointAt(0) ?? 0);
const hex = (text: string): string => Buffer.from(text).toString('hex');

function charCodes(text: string, dialect: Dialect): string {
  if (dialect === 'mysql' || dialect === 'sqlite') return `CHAR(${codes(text).join(',')})`;
  return joined(
    codes(text).map((code) => `${dialect === 'mssql' ? 'CHAR' : 'CHR'}(${code})`),
    dialect,
  );
}

const PREFIXES: Readonly<Record<Dialect, readonly string[]>> = {
  mysql: ['N', 'n', '_utf8', '_utf8mb4 ', '_latin1'],
  postgres: ['E', 'e', 'U&'],
  sqlite: [],
  mssql: ['N'],
  oracle: ['N', 'n'],
};

export const LITERAL_MUTATORS: readonly Mutator[] = [
  tokenMutator(
    'string-concatenated',
    onLiterals((text, { dialect, random }) =>
      text.length < 2
        ? undefined
        : joined(
            split(text, random).map((part) => `'${part}'`),
            dialect,
          ),
    ),
  ),
  tokenMutator(
    'string-adjacent',
    onLiterals((text, { dialect, random }) =>
      text.length < 2
        ? undefined
        : split(text, random)
            .map((part) => `'${part}'`)
            .join(dialect === 'postgres' ? '\n' : random.pick([' ', '\n', '  '])),
    ),
    ['mysql', 'postgres'],
  ),
  tokenMutator(
    'string-char-codes',
    onLiterals((text, { dialect }) => charCodes(text, dialect)),
  ),
  tokenMutator(
    'string-hex',
    onLiterals((text, { random }) =>
      random.pick([`0x${hex(text)}`, `x'${hex(text)}'`, `X'${hex(text).toUpperCase()}'`]),
    ),
    ['mysql'],
  ),
  tokenMutator(
    'string-prefix',
    onLiterals((text, { dialect, random }) =>
      PREFIXES[dialect].length === 0 ? undefined : `${random.pick(PREFIXES[dialect])}'${text}'`,
    ),
  ),
  tokenMutator(
    'string-dollar',
    // A dollar sign is a letter of a name's that it is glued to: lexical structure, 4.1.1.
    onLiterals((text, { random, tokens, index }) => {
      const written = random.pick([`$$${text}$$`, `$q$${text}$q$`]);
      return /\w$/.test(tokens[index - 1]?.text ?? '') ? ` ${written}` : written;
    }),
    ['postgres'],
  ),
  tokenMutator(
    'string-escape',
    onLiterals(
      (text) =>
        `E'${codes(text)
          .map((code) => `\\x${code.toString(16)}`)
          .join('')}'`,
    ),
    ['postgres'],
  ),
  tokenMutator(
    'string-double-quotes',
    onLiterals((text) => `"${text.replaceAll('"', '')}"`),
    ['mysql'],
  ),
  tokenMutator(
    'string-parenthesised',
    onLiterals((text) => `('${text}')`),
  ),
  tokenMutator(
    'number-parenthesised',
    onNumbers((number, { random }) => random.pick([`(${number})`, `((${number}))`])),
  ),
  tokenMutator(
    'number-hex',
    onNumbers(
      (number, { random }) => `0x${random.chance(0.5) ? number.toString(16) : number.toString(16).toUpperCase()}`,
    ),
    ['mysql', 'sqlite', 'mssql', 'postgres'],
  ),
  tokenMutator(
    'number-decimal',
    onNumbers((number, { random }) =>
      random.pick([`${number}.0`, `${number}e0`, `${number}.`, `${number}.00`, `${number}E0`]),
    ),
  ),
  tokenMutator(
    'number-sum',
    onNumbers((number, { random }) =>
      random.pick([`(${number + 1}-1)`, `(${number}+0)`, `(${number}*1)`, `(${number}-0)`]),
    ),
  ),
  tokenMutator(
    'number-signs',
    onNumbers((number, { random }) => random.pick([`+${number}`, ` - -${number}`, ` -(-${number})`, ` - - ${number}`])),
  ),
  tokenMutator(
    'number-complement',
    onNumbers((number, { random }) => random.pick([`~~${number}`, `-~(${number - 1})`])),
    ['mysql', 'sqlite', 'mssql'],
  ),
  tokenMutator(
    'number-quoted',
    onNumbers((number) => `'${number}'`),
    // SQLite compares a text with a number by type: what counted to a number would never end.
    ['mysql', 'postgres', 'mssql', 'oracle'],
  ),
  tokenMutator(
    'number-boolean',
    onNumbers((number) => (number > 1 ? undefined : number === 1 ? 'true' : 'false')),
    ['mysql', 'sqlite'],
  ),
  tokenMutator(
    'number-cast',
    onNumbers((number, { dialect, random }) =>
      dialect === 'postgres'
        ? random.pick([`${number}::int`, `CAST(${number} AS int)`, `'${number}'::int`])
        : `CAST(${number} AS ${dialect === 'mysql' ? 'SIGNED' : 'INTEGER'})`,
    ),
  ),
];
