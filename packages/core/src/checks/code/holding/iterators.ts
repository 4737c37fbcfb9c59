import { sought } from '../../../sought/sought-pattern.js';

/** ECMA-262, 27.1: an object that says how it is gone through. */
const ITERATOR = sought(/\[\s{0,4}Symbol\s{0,4}\.\s{0,4}(?:asyncI|i)terator\s{0,4}\]/);
const MAX_LENGTH = 240;

/** An iterator that never says that it is done, where it is gone through at once. */
export function findEndlessIterator(text: string): { start: number; end: number } | undefined {
  const match = ITERATOR.exec(text);
  if (match === null) return undefined;
  const end = match.index + match[0].length;
  const written = text.slice(end, end + MAX_LENGTH);
  if (!/^\s{0,4}[:(=]/.test(written) || !/\bnext\b/.test(written)) return undefined;
  return /\bdone\s{0,4}(?::\s{0,4}(?!false|!1|!true|0\b|null|undefined)|[,}])/.test(written)
    ? undefined
    : { start: match.index, end };
}
