/** Numbers as JavaScript, Python, Ruby and Lua write them, and names that stand for very large ones. */
const NUMBER =
  /0[xX][\da-fA-F_]{1,16}n?|\d[\d_]{0,24}(?:\.\d{1,8})?(?:[eE]\+?\d{1,4})?n?|Infinity|Number\s{0,2}\.\s{0,2}MAX\w{0,16}|PHP_INT_MAX|sys\.maxsize|math\.huge/g;
/** What may stand between two numbers that make one. */
const JOINED = /^\s{0,4}\)?\s{0,4}(\*\*|\*|<<|\^|>>>|\/)\s{0,4}\(?\s{0,4}$/;
const POWER = /\bpow\s{0,4}\(\s{0,4}$/i;
const MAX_NUMBERS = 16;
/** A double holds no more; what is meant is "without end". */
const ENDLESS = 308;

/** The power of ten of the largest number that an expression's constants make: 9 for `1e9`, `2**30` and `1e4*1e5`; -1 without any. */
export function magnitudeOf(expression: string): number {
  let largest = -1;
  let made = Number.NaN;
  let start = 0;
  let end = 0;
  let seen = 0;
  for (const match of expression.matchAll(NUMBER)) {
    if (++seen > MAX_NUMBERS) break;
    const value = numberOf(match[0]);
    const between = expression.slice(end, match.index);
    const isPower = between.trim() === ',' && POWER.test(expression.slice(0, start));
    made = isPower ? made ** value : join(made, between, value);
    end = match.index + match[0].length;
    start = match.index;
    largest = Math.max(largest, powerOf(made));
  }
  return largest;
}

function join(made: number, between: string, value: number): number {
  const sign = Number.isNaN(made) ? undefined : JOINED.exec(between)?.[1];
  if (sign === undefined) return value;
  if (sign === '*') return made * value;
  if (sign === '/') return made / value;
  if (sign === '<<') return made * 2 ** value;
  // `-1>>>0`: all bits, shifted.
  if (sign === '>>>') return 2 ** (32 - Math.min(32, value));
  return made ** value;
}

function powerOf(value: number): number {
  if (Number.isNaN(value) || value < 1) return -1;
  return value === Number.POSITIVE_INFINITY ? ENDLESS : Math.log10(value);
}

function numberOf(written: string): number {
  if (!/^\d/.test(written)) return Number.POSITIVE_INFINITY;
  return Number(written.replace(/_/g, '').replace(/n$/, ''));
}
