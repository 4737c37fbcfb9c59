import type { Certainty, Detection } from '../check.js';
import { Effect, Ending, type Reading, type Start } from './effects.js';

interface Judged {
  readonly certainty: Certainty;
  readonly reading: Reading;
  readonly start: Start;
  /** What the text closes: a quote, `]`, or nothing. */
  readonly closer: string;
}

const PLACES: ReadonlyMap<string, string> = new Map([
  ['', 'as a value without quotes in a SQL statement'],
  ["'", 'inside a single-quoted SQL string'],
  ['"', 'inside a double-quoted SQL string or name'],
  ['`', 'inside a backtick-quoted SQL name'],
  [']', 'inside a SQL name in brackets'],
  ['$$', 'inside a dollar-quoted SQL string'],
]);

/** The gravest first: the first that applies is told. */
const DEEDS: readonly (readonly [number, string])[] = [
  [Effect.statement | Effect.weakStatement, 'ends the statement and runs another one'],
  [Effect.union, 'joins the result of a query of its own with UNION'],
  [Effect.file, 'writes the result into a file on the database server'],
  [Effect.effectCall, 'calls a database function that waits, reads, calls out or reveals data in an error'],
  [Effect.subquery, 'runs a query of its own in brackets'],
  [Effect.choice, 'makes the result depend on a CASE of its own'],
  [Effect.constantTest | Effect.constantOperand, 'adds a condition that the sender has decided'],
  [Effect.columnTest, 'adds a condition of its own'],
  [Effect.clause, 'adds a clause of its own'],
  [Effect.assignment, 'sets a variable of the database session'],
  [Effect.info | Effect.sqlCall | Effect.call, 'calls a database function'],
  [Effect.logic | Effect.comparison | Effect.arithmetic, 'goes on as an expression'],
  [Effect.list, 'adds a value to a list'],
  [Effect.closes, 'closes a bracket of the statement'],
];

/** The finding in words for an application developer. */
export function explain(text: string, { certainty, reading, start, closer }: Judged): Detection {
  const deed = DEEDS.find(([mask]) => (reading.effects & mask) !== 0)?.[1] ?? 'ends there';
  const breakout =
    closer === '' ? 'The text is read as part of the statement: it' : `The text closes the statement's ${closer} and`;
  return {
    certainty,
    start: closer === '' ? start.at : start.at - 1,
    end: reading.ending === Ending.broken ? Math.max(reading.end, start.at) : text.length,
    context: PLACES.get(closer) ?? '',
    explanation: `${breakout} ${deed}${ENDINGS[reading.ending]}.`,
  };
}

const ENDINGS: Readonly<Record<number, string>> = {
  [Ending.broken]: '',
  [Ending.incomplete]: '',
  [Ending.plain]: '',
  [Ending.semicolon]: '; what follows the semicolon is ignored or fails',
  [Ending.reopened]: ", and reopens the quote for the statement's own closing quote",
  [Ending.comment]: '; a comment hides the rest of the statement',
};
