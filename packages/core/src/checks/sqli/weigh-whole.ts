import type { Certainty } from '../check.js';
import { Effect, Ending, Mark, type Reading } from './effects.js';

const { union, statement, effectCall, subquery, choice, rich, from, clause } = Effect;

/** What no query of an application's user has: the server asked about itself, a condition that is decided. */
const HOSTILE = Effect.info | Effect.variable | Effect.constantTest | Effect.constantComparison;

/**
 * A value that is a whole statement and nothing else. In a post there are words around it, which end the reading.
 * Browsers do send plain queries (Yahoo's YQL: `select * from x where a = '…'`): a condition on columns stays open.
 */
export function weighWhole({ effects, marks, ending, commented }: Reading): Certainty | undefined {
  const has = (mask: number): boolean => (effects & mask) !== 0;
  const marked = (mask: number): boolean => (marks & mask) !== 0;
  if (has(effectCall) || marked(Mark.cutCall)) return 'certain';
  if (has(subquery | choice) && has(rich | from)) return 'certain';
  if (ending === Ending.broken) return undefined;
  // Nobody but its own program can run a statement with open places: it is being told of.
  if (marked(Mark.placeholder)) return 'unsure';
  if (has(union) && has(rich | from)) return 'certain';
  if (has(statement | Effect.weakStatement)) return weighStatement(effects, marks, ending);
  if (marked(Mark.alias)) return undefined;
  if (has(HOSTILE) || marked(Mark.catalog | Mark.oddNumber)) return 'certain';
  // Nobody comments on a query in its middle, but who has to do without blanks.
  if (has(Effect.sqlCall) && (!has(from) || commented)) return 'certain';
  if (has(from) && ending >= Ending.plain && !has(clause | Effect.call)) return 'certain';
  return has(from) && ending === Ending.comment ? 'certain' : undefined;
}

/** `drop table t`, `exec sp_who`, `create table t (…)`; not `create user account`, `update profile and set up`. */
function weighStatement(effects: number, marks: number, ending: number): Certainty | undefined {
  if ((marks & Mark.deed) !== 0) return 'certain';
  // `begin …`, `if …`: words that prose starts with too.
  if ((effects & Effect.serverStatement) !== 0) return undefined;
  if (ending === Ending.incomplete || (effects & statement) === 0 || (marks & Mark.article) !== 0) return undefined;
  return ending >= Ending.comment || (marks & Mark.sign) !== 0 ? 'certain' : undefined;
}
