import { sought } from '../../../sought/sought-pattern.js';
import { magnitudeOf } from './magnitude.js';

/** What makes a text, a list or a block of memory as long as it is told: ECMA-262's, Node's Buffer, Python's, PHP's, Lua's. */
const MAKES = sought(
  /\b(?:repeat|padEnd|padStart|[A-Z]?\w{0,12}Array|(?:Shared)?ArrayBuffer|alloc\w{0,10}|randomBytes|randomFill\w{0,6}|range|bytearray|bytes|str_repeat|array_fill|rep|BigInt|asUintN|xrange)\s{0,4}\(\s{0,4}([^\n]{1,64})|\b(?:from|call|apply)\s{0,4}\(\s{0,4}\{\s{0,4}length\s{0,4}:\s{0,4}([^\n}]{1,40})/g,
);
const POWER = sought(
  /(?<![\w.])\d{1,12}n?\s{0,4}\*\*\s{0,4}\(?\s{0,4}\d{1,12}n?\s{0,4}\*\*\s{0,4}\d|(?<![\w.])[2-9]\d{0,8}n\s{0,4}\*\*\s{0,4}\(?\s{0,4}\d{6,}n|(?<![\w.])["'][^"'\n]{1,20}["']\s{0,4}\*\s{0,4}(?:\d{8,}|\d{1,4}\s{0,2}\*\*\s{0,2}\d{1,4}|\(?\s{0,2}1\s{0,2}<<\s{0,2}\d\d)/,
);
/** A number of a million digits or more: reading and writing it takes the square of them. */
const DIGITS = sought(/\bBigInt\s{0,4}\([^;\n]{0,40}?\brepeat\s{0,4}\(\s{0,4}([^()\n]{1,24})\)/);
const MANY_DIGITS = 6;
/** Three millions, as a power of ten. */
const MANY = 6.5;
const MAX_CALLS = 24;

/** A power of powers, or of a number of many digits. */
export function findPower(text: string): { start: number; end: number } | undefined {
  const power = POWER.exec(text);
  return power === null ? undefined : { start: power.index, end: power.index + power[0].length };
}

/** A text, a list or a number beyond all reason. */
export function findGrowth(text: string): { start: number; end: number } | undefined {
  const power = findPower(text);
  if (power !== undefined) return power;
  const digits = DIGITS.exec(text);
  if (digits !== null && magnitudeOf(digits[1] as string) >= MANY_DIGITS)
    return { start: digits.index, end: digits.index + digits[0].length };
  let seen = 0;
  for (const match of MAKES.matchAll(text)) {
    if (++seen > MAX_CALLS) return undefined;
    const given = untilClosed(match[1] ?? match[2] ?? '');
    // What is longer than a constant is no constant.
    if (/[a-zA-Z]/.test(given.replace(PARTS, '')) || magnitudeOf(given) < MANY) continue;
    return { start: match.index, end: match.index + match[0].length };
  }
  return undefined;
}

/** Texts, and what numbers are made of. */
const PARTS =
  /"[^"\n]{0,40}"|'[^'\n]{0,40}'|`[^`\n]{0,40}`|0[xX][\da-fA-F]+|\d(?:[eE]\+?\d|n)|Infinity|Math|pow|Number|MAX\w*|true|false|PHP_INT_MAX/g;

function untilClosed(rest: string): string {
  let depth = 0;
  for (let index = 0; index < rest.length; index++) {
    const sign = rest.charAt(index);
    if (sign === '(') depth++;
    else if (sign === ')' && --depth < 0) return rest.slice(0, index);
  }
  return rest;
}
