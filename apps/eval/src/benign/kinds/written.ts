import { readFileSync } from 'node:fs';
import type { TextKind } from '../kind.js';

/** Messages, questions, reports and form entries, written for this by hand before anything was measured with them. */
export const conversations: TextKind = {
  name: 'conversations',
  side: 'passes',
  real: false,
  why: 'people who talk about code, prices, names and recipes; what they quote is whole and ends nothing',
  collect: () => readWritten('conversations'),
};

/** Written later in the same way: longer, with what people paste from elsewhere. */
export const entries: TextKind = {
  name: 'entries',
  side: 'passes',
  real: false,
  why: 'tickets, remarks, how-tos and settings; the commands and statements in them are shown or talked about',
  collect: () => readWritten('entries'),
};

function* readWritten(name: string): Generator<{ text: string; origin: string }> {
  for (const line of readFileSync(new URL(`../written/${name}.txt`, import.meta.url), 'utf8').split('\n')) {
    if (line === '' || line.startsWith('//')) continue;
    yield { text: fromEscapes(line), origin: `made/${name}` };
  }
}

/** One text a line: a line break and a tab as JSON writes them, a backslash doubled. */
function fromEscapes(line: string): string {
  return line.replace(/\\(.)/g, (_, char: string) => ({ n: '\n', t: '\t' })[char] ?? char);
}
