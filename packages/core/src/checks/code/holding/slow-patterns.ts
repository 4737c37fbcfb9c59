import { sought } from '../../../sought/sought-pattern.js';
import { magnitudeOf } from './magnitude.js';

/**
 * Patterns whose time grows exponentially with what they are tried on: inside a group that is repeated stands another
 * repetition, or a choice, that can take the same characters, and nothing that must stand between them.
 */

const LITERAL = sought(
  /\/((?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.){0,64}\]){3,120})\/[a-z]{0,6}\s{0,4}\.\s{0,4}(?:test|exec)\s{0,4}\(|\.\s{0,4}(?:match|matchAll|replace|replaceAll|search|split)\s{0,4}\(\s{0,4}\/((?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.){0,64}\]){3,120})\//g,
);
const CONSTRUCTED = sought(/\bRegExp\s{0,4}\(\s{0,4}(["'`])((?:(?!\1)[^\n]){3,120})\1/g);
const MAX_PATTERNS = 8;

/** Where a pattern stands that takes time beyond all reason. */
export function findSlowPattern(text: string): { start: number; end: number } | undefined {
  let seen = 0;
  for (const patterns of [LITERAL, CONSTRUCTED]) {
    for (const match of patterns.matchAll(text)) {
      if (++seen > MAX_PATTERNS) return undefined;
      const source = patterns === CONSTRUCTED ? (match[2] as string).replace(/\\\\/g, '\\') : (match[1] ?? match[2]);
      if (isExponential(source as string) || (isLongSubject(text) && isPolynomial(source as string)))
        return { start: match.index, end: match.index + match[0].length };
    }
  }
  return undefined;
}

/** A text of tens of thousands of characters that the expression makes itself. */
function isLongSubject(text: string): boolean {
  const given = /\b(?:repeat|padEnd|padStart)\s{0,4}\(\s{0,4}([^(),\n]{1,24})/.exec(text)?.[1];
  return given !== undefined && magnitudeOf(given) >= LONG_SUBJECT;
}

const LONG_SUBJECT = 4.3;
const MANY_REPETITIONS = 3;

/** `a*a*a*b`: repetitions of the same, one behind the other, outside of groups. */
export function isPolynomial(source: string): boolean {
  let run = 0;
  let before: ReadonlySet<string> = new Set();
  for (let index = 0; index < source.length; ) {
    const atom = match(ATOM, source, index) || source.charAt(index);
    const quantifier = match(QUANTIFIER, source, index + atom.length);
    index += atom.length + quantifier.length;
    const taken = takenBy(atom);
    run = /^[*+]|^\{\d{1,5},\}/.test(quantifier) ? (run > 0 && meet(before, taken) ? run + 1 : 1) : 0;
    before = taken;
    if (run >= MANY_REPETITIONS) return true;
  }
  return false;
}

interface Group {
  /** What the group is made of so far, an alternative each. */
  readonly choices: Part[][];
}

/** A single character, class or group, how it takes part, and what it can be. */
interface Part {
  readonly taken: ReadonlySet<string>;
  readonly mustStand: boolean;
  readonly repeats: boolean;
}

const ATOM = /\\.|\[(?:[^\]\\]|\\.)*\]|[^\\]/y;
const QUANTIFIER = /(?:[*+?]|\{\d{1,5}(?:,\d{0,5})?\})\??/y;
const OPENING = /\((?:\?(?::|<?[=!]|<\w{1,20}>))?/y;
/** What stands for all characters. */
const SAMPLES = [...'abcnxyzAZ0159_-.,!@=/ \t"<{'];

/** Whether a group that is repeated can take the same text in ever more ways. */
export function isExponential(source: string): boolean {
  const open: Group[] = [{ choices: [[]] }];
  for (let index = 0; index < source.length; ) {
    const sign = source.charAt(index);
    if (sign === '(') {
      index += match(OPENING, source, index).length;
      open.push({ choices: [[]] });
      continue;
    }
    const group = open[open.length - 1] as Group;
    if (sign === '|') {
      group.choices.push([]);
      index++;
      continue;
    }
    if (sign === ')' && open.length > 1) {
      const quantifier = match(QUANTIFIER, source, index + 1);
      index += 1 + quantifier.length;
      if (repeats(quantifier) && isAmbiguous(group)) return true;
      open.pop();
      const taken = new Set(group.choices.flatMap((parts) => parts.flatMap((part) => [...part.taken])));
      const inner = group.choices.some((parts) => parts.some((part) => part.repeats));
      last(open).push({
        taken,
        mustStand: mustStand(quantifier),
        repeats: repeats(quantifier) || (inner && group.choices.length === 1 && isLoose(group.choices[0] as Part[])),
      });
      continue;
    }
    const atom = match(ATOM, source, index) || sign;
    const quantifier = match(QUANTIFIER, source, index + atom.length);
    index += atom.length + quantifier.length;
    if (/^(?:\^|\$|\\[bB])$/.test(atom)) continue;
    last(open).push({ taken: takenBy(atom), mustStand: mustStand(quantifier), repeats: repeats(quantifier) });
  }
  return false;
}

/** All that must stand in it is one repetition. */
function isLoose(parts: readonly Part[]): boolean {
  return parts.every((part) => part.repeats || !part.mustStand);
}

function last(open: readonly Group[]): Part[] {
  const { choices } = open[open.length - 1] as Group;
  return choices[choices.length - 1] as Part[];
}

function isAmbiguous({ choices }: Group): boolean {
  const overlapping = choices.some((one, at) =>
    choices.some((other, behind) => behind > at && one.length > 0 && other.length > 0 && overlap(one, other)),
  );
  if (overlapping) return true;
  return choices.some((parts) =>
    parts.some(
      (part) =>
        part.repeats && parts.every((other) => other === part || !other.mustStand || meet(part.taken, other.taken)),
    ),
  );
}

/** Two alternatives that begin alike, and of which one can stand for the other again and again. */
function overlap(one: readonly Part[], other: readonly Part[]): boolean {
  const [shorter, longer] = one.length <= other.length ? [one, other] : [other, one];
  return longer.every((part, at) => meet(part.taken, (shorter[at % shorter.length] as Part).taken));
}

function meet(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  for (const sign of one) if (other.has(sign)) return true;
  return false;
}

function repeats(quantifier: string): boolean {
  return /^(?:[*+]|\{\d{1,5},\}|\{\d{0,5},\d{2,5}\}|\{\d{2,5}\})/.test(quantifier);
}

function mustStand(quantifier: string): boolean {
  return !/^(?:[*?]|\{0,)/.test(quantifier);
}

function takenBy(atom: string): ReadonlySet<string> {
  let one: RegExp;
  try {
    one = new RegExp(`^(?:${atom})$`);
  } catch {
    return new Set();
  }
  const taken = SAMPLES.filter((sign) => one.test(sign));
  return new Set(taken.length === 0 ? [atom] : taken);
}

function match(pattern: RegExp, source: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0] ?? '';
}
