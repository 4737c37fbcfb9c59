import type { Certainty } from '../check.js';
import { isSubscript } from './command-place.js';
import type { Case } from './judge.js';
import { actsAlone, isBare, isShellLike } from './judge-facts.js';
import type { Opening } from './openings.js';

/** `` `id` `` is also Markdown's code, MySQL's name and JavaScript's string. */
export function judgeBackticks({ text, opening, command }: Case): Certainty | undefined {
  const { definite, likely, prose, end } = command.operands;
  if (command.capitals) return 'unsure';
  // What no backtick ends runs only where the application's own one comes later.
  if (text.indexOf('`', opening.end) < 0) return 'unsure';
  if (isBare(command)) return actsAlone(command) || isWholeText(text, end) ? 'certain' : 'unsure';
  if (isShellLike(command) || command.kind === 'disguised') return 'certain';
  if (command.globbed && prose === 0) return 'certain';
  if (command.kind === 'rare' && prose === 0 && isOnlySpan(text, opening, end)) return 'certain';
  // `` `npm<tab>exec<tab>x` ``: nobody types a tab in a span of Markdown's.
  if (prose === 0 && text.charCodeAt(command.nameEnd) === 0x09) return 'certain';
  const isClosed = /^(?:[\s)};|&]{0,6}(?:: ?[;&|] ?)?`|\$\()/.test(text.slice(end, end + 8));
  if (isDefault(text, opening) || isSubscript(text, opening.start) || (isGlued(text, opening) && prose === 0))
    return 'certain';
  // `` $(`sqlplus / as x`) ``: a substitution of a substitution.
  const isNested = text.endsWith('$(', opening.start);
  if (isNested && command.kind === 'rare' && /^`\s?\)/.test(text.slice(end, end + 3))) return 'certain';
  if (!isClosed || prose > 0) return command.prefixed ? 'certain' : 'unsure';
  const mostWords = isNested ? 3 : 1;
  return command.kind === 'rare' || likely + definite > 0 || command.operands.plain <= mostWords ? 'certain' : 'unsure';
}

/** `${x:-`id -u`}`, `$((1+`id -u`))`: in an expansion of a shell's. */
function isDefault(text: string, { start }: Opening): boolean {
  return /\$(?:\{[A-Za-z_]\w{0,31}:?[-=+?/]|\(\([\w+*-]{0,16})$/.test(text.slice(Math.max(0, start - 40), start));
}

/**
 * `8.8.8.8`x`, `a.txt'`x`: right behind a value or the quote that ends it, and nothing but the end, another quote or a
 * separator behind it.
 */
function isGlued(text: string, { start, end }: Opening): boolean {
  const head = text.slice(Math.max(0, start - 34), start);
  const isValue = VALUE_BEFORE.test(head);
  if (isInAddress(text, start, head)) return true;
  if (text.charCodeAt(end) <= 0x20 || !(isValue || WORDS_BEFORE.test(head))) return false;
  const close = text.indexOf('`', end);
  const tail = text.slice(close + 1, close + 8);
  return (
    close - end < MAX_SPAN && (/^(?:['"]? ?|\s{1,4}#\s?)$/.test(tail) || (isValue && /^['"]?\s*[;&|#\n]/.test(tail)))
  );
}

/** ``cat`id`@a.example``: in the middle of an address for mail. */
function isInAddress(text: string, start: number, head: string): boolean {
  if (start >= 34 || !/^[\w.+-]{1,32}$/.test(head)) return false;
  return /^`[^`\n]{1,80}`@[\w.-]{3,64}$/.test(text.slice(start, start + 150));
}

const VALUE_BEFORE =
  /(?:['"]\s{0,3}(?:[|&] ?|(?<=\n))|(?:\d|\.\w{2,6}) ?[|&] ?|\d|\.\w{2,6}|[\w)\]'"] ?(?:;|&&|\|\|) ?|['"-])$/;
/** One or two words from the start of the value. */
const WORDS_BEFORE = /^(?:\w{1,16} )?\w{1,16}$/;
const MAX_SPAN = 256;

/** A substitution with operands, and nothing beside it: no sentence that it could be an example of. */
export function isOnlySpan(text: string, { start }: Opening, end: number): boolean {
  return start === 0 && text.length - end < 16 && /^\s{0,4}`\s{0,4}(?:#[\s'"]{0,4})?$/.test(text.slice(end));
}

/** A substitution and nothing else, as tools that look for an injection send it: `` "`true`" ``. */
function isWholeText(text: string, end: number): boolean {
  return end < 40 && /^["']?`\w+`["']?$/.test(text.slice(0, 48));
}
