import type { Detection } from '../check.js';

// First version, replaced by the grammar: the classic tautology, union and comment shapes only.
const TEXTBOOK = /(?:^|['")\d])\s*(?:(?:or|and)\s+\S{1,20}\s*=|union\s+(?:all\s+)?select\b|;\s*(?:drop|insert|delete|update|select)\b|--)/i;

export function judge(text: string): Detection | undefined {
  const match = TEXTBOOK.exec(text);
  if (match === null) return undefined;
  return {
    certainty: 'certain',
    start: match.index,
    end: text.length,
    context: 'inside a SQL statement',
    explanation: 'The text continues the statement with a condition, query or statement of its own.',
  };
}
