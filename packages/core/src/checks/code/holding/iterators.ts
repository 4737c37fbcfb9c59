import { sought } from '../../../sought/sought-pattern.js';

/** ECMA-262, 27.1: an object that says how it is gone through. */
const ITERATOR = sought(/\[\s{0,4}Symbol\s{0,4}\.\s{0,4}(?:asyncI|i)terator\s{0,4}\]/);
const MAX_LENGTH = 240;

/** ECMA-262, 24.1.3.5: what is taken out of a map or a set and put in again while it is gone through comes again. */
const EACH = sought(/(?<![\w$.])([\w$]{1,20})\s{0,4}\.\s{0,4}forEach\s{0,4}\(/);

function findRefilled(text: string): { start: number; end: number } | undefined {
  const match = EACH.exec(text);
  if (match === null) return undefined;
  const end = match.index + match[0].length;
  const body = text.slice(end, end + MAX_LENGTH);
  const name = (match[1] as string).replace(/\$/g, '\\$');
  const does = (what: string): boolean =>
    new RegExp(`(?<![\\w$.])${name}\\s{0,4}\\.\\s{0,4}${what}\\s{0,4}\\(`).test(body);
  return does('delete') && (does('set') || does('add')) ? { start: match.index, end } : undefined;
}

/** An iterator that never says that it is done, where it is gone through at once. */
export function findEndlessIterator(text: string): { start: number; end: number } | undefined {
  const match = ITERATOR.exec(text);
  if (match === null) return findRefilled(text);
  const end = match.index + match[0].length;
  const written = text.slice(end, end + MAX_LENGTH);
  if (!/^\s{0,4}[:(=]/.test(written) || !/\bnext\b/.test(written)) return undefined;
  return /\bdone\s{0,4}(?::\s{0,4}(?!false|!1|!true|0\b|null|undefined)|[,}])/.test(written)
    ? undefined
    : { start: match.index, end };
}
