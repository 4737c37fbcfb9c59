import type { Detection } from '../check.js';
import { Effect, Ending, type Start } from './effects.js';
import { explain } from './explain.js';
import type { Reader } from './grammar.js';
import { weighQuoted } from './weigh-quoted.js';

/** PostgreSQL, 4.1.2.4 "Dollar-Quoted String Constants": two signs, and perhaps a name between them. */
const CLOSER = /\$(?:[A-Za-z_]\w{0,30})?\$/g;
/** What prices, formulae and shells' variables never go on as. */
const TELLING =
  Effect.union |
  Effect.statement |
  Effect.effectCall |
  Effect.subquery |
  Effect.constantTest |
  Effect.file |
  Effect.bareStatement;

/** Enough where a comment hides what follows: `x$$ or true --`. */
const DECIDING = Effect.constantOperand | Effect.columnTest | Effect.clause;

/** `x$$ or 1=1--`, `x$body$; drop table y`: the text ends the string that the application put between dollar signs. */
export function judgeDollars(text: string, reader: Reader): Detection | undefined {
  const first = text.indexOf('$');
  if (first < 0 || text.indexOf('$', first + 1) < 0) return undefined;
  CLOSER.lastIndex = first;
  const closer = CLOSER.exec(text)?.[0];
  const at = CLOSER.lastIndex;
  // What the text opened it may close as well: `$$x$$`.
  if (closer === undefined || text.includes(closer, at)) return undefined;
  const start: Start = { at, dialect: 'ansi', quote: 0x24, expectOperand: false };
  const reading = reader.read(text, start);
  const isCut = reading.ending === Ending.comment && (reading.effects & DECIDING) !== 0;
  if (reading.ending === Ending.broken || !(isCut || (reading.effects & TELLING) !== 0)) return undefined;
  const certainty = weighQuoted(text, reading, start);
  if (certainty === undefined) return undefined;
  return { ...explain(text, { certainty, reading, start, closer: '$$' }), start: at - closer.length };
}
