import type { Random } from '../../../random.js';
import type { Attack, Mutator } from '../../attack.js';
import { textMutator } from '../../text-mutator.js';
import type { Dialect } from '../place.js';
import { readSqlTokens, type SqlToken } from './sql-tokens.js';

/** One token and where it stands. Neighbours skip blanks and comments. */
export interface TokenPlace {
  readonly token: SqlToken;
  readonly index: number;
  readonly tokens: readonly SqlToken[];
  readonly before: SqlToken | undefined;
  readonly after: SqlToken | undefined;
  readonly dialect: Dialect;
  readonly random: Random;
}

/** What a token may become; undefined where this rewriting has nothing to say. */
export type Rewrite = (place: TokenPlace) => string | undefined;

/** Rewrites some of the tokens that a rewriting applies to, at least one. */
export function tokenMutator(name: string, rewrite: Rewrite, dialects?: readonly Dialect[]): Mutator {
  return sqlMutator(name, (attack, random) => {
    const dialect = attack.position.dialect as Dialect;
    if (dialects !== undefined && !dialects.includes(dialect)) return undefined;
    const tokens = readSqlTokens(attack);
    const rewritten = tokens.map((token, index) => {
      const before = significant(tokens, index, -1);
      const after = significant(tokens, index, 1);
      return rewrite({ token, index, tokens, before, after, dialect, random });
    });
    const possible = rewritten.flatMap((text, index) => (text === undefined ? [] : [index]));
    if (possible.length === 0) return undefined;
    const chosen = new Set([random.pick(possible), ...possible.filter(() => random.chance(0.5))]);
    return tokens
      .map(({ text }, index) => (chosen.has(index) ? apart(rewritten[index] ?? text, tokens, index) : text))
      .join('');
  });
}

/** `HAVING'a'` must not become `HAVINGN'a'`, nor `1or` `trueor`, nor `-1` the comment `--~(0)`. */
function apart(written: string, tokens: readonly SqlToken[], index: number): string {
  const before = tokens[index - 1]?.text ?? '';
  const after = tokens[index + 1]?.text ?? '';
  const glued = /[a-z_]\w*$/i.test(before) && /^\w/.test(written) && !/^\w/.test(tokens[index]?.text ?? '');
  const runsOn = /[a-z]$/i.test(written) && /^\w/.test(after) && !/[a-z]$/i.test(tokens[index]?.text ?? '');
  const comments = before.endsWith('-') && written.startsWith('-');
  return `${glued || comments ? ' ' : ''}${written}${runsOn ? ' ' : ''}`;
}

/** A rewriting of the whole text. */
export function sqlMutator(name: string, rewrite: (attack: Attack, random: Random) => string | undefined): Mutator {
  return textMutator('sqli', name, rewrite);
}

function significant(tokens: readonly SqlToken[], from: number, step: 1 | -1): SqlToken | undefined {
  let index = from + step;
  while (tokens[index]?.kind === 'space' || tokens[index]?.kind === 'comment') index += step;
  return tokens[index];
}
