import type { Attack } from '../attack.js';
import { undoEncodings } from '../encodings.js';
import { readSqlTokens } from './mutators/sql-tokens.js';

/** Whether rewriting has left nothing of an injection but comments: no statement takes one for a value. */
export function isBareComment(attack: Attack): boolean {
  const tokens = readSqlTokens({ ...attack, text: undoEncodings(attack) });
  return tokens.every(({ kind }) => kind === 'comment' || kind === 'space');
}
