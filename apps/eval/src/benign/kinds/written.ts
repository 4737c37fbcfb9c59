import { readFileSync } from 'node:fs';
import type { TextKind } from '../kind.js';

const FILE = new URL('../written/conversations.txt', import.meta.url);

/** Messages, questions, reports and form entries, written for this by hand before anything was measured with them. */
export const conversations: TextKind = {
  name: 'conversations',
  side: 'passes',
  real: false,
  why: 'people who talk about code, prices, names and recipes; what they quote is whole and ends nothing',
  *collect() {
    for (const line of readFileSync(FILE, 'utf8').split('\n')) {
      if (line === '' || line.startsWith('//')) continue;
      yield { text: fromEscapes(line), origin: 'made/conversations' };
    }
  },
};

/** One text a line: a line break and a tab as JSON writes them, a backslash doubled. */
function fromEscapes(line: string): string {
  return line.replace(/\\(.)/g, (_, char: string) => ({ n: '\n', t: '\t' })[char] ?? char);
}
