import type { Loop } from './loops.js';
import { magnitudeOf } from './magnitude.js';

/** Rounds that take seconds, as a power of ten. */
const MANY = 7;

/** ECMA-262, 21.4.2 to 21.4.4; High Resolution Time; Node's process: what tells the time. */
export const CLOCK =
  /\bnew\s{1,4}Date\b|\bDate\s{0,4}\(\s{0,4}\)|\bDate\s{0,4}(?:\.\s{0,4}|\[\s{0,4}["'`])(?:now|parse|UTC)|\bperformance\s{0,4}(?:\.\s{0,4}|\[\s{0,4}["'`])now|\bhrtime\b|\buptime\s{0,4}\(|\bmicrotime\s{0,4}\(|\btime\s{0,4}\(\s{0,4}\)|\bclock\s{0,4}\(\s{0,4}\)|\bnanoTime\s{0,4}\(|\bcurrentTimeMillis\s{0,4}\(|\bTemporal\s{0,4}\.\s{0,4}Now/;
/** The clock under a name of the text's own: `f = Date.now`, `with (Date)`. */
const RENAMED =
  /([\w$]{1,20})\s{0,4}=\s{0,4}(?:Date|performance)\s{0,4}\.\s{0,4}now\b(?!\s{0,4}\()|\bwith\s{0,4}\(\s{0,4}(?:Date|performance)\s{0,4}\)/;

const NEVER_ENDS = 'never end';

/** Why a loop keeps everybody waiting; undefined where it ends, or nothing is known. */
export function reasonOf(loop: Loop): string | undefined {
  const condition = loop.condition.trim();
  if (condition === 'of') return feedsItself(loop) ? NEVER_ENDS : undefined;
  if (asksTheClock(loop, condition)) return 'loop until the clock has gone on';
  if (growsAway(loop, condition)) return NEVER_ENDS;
  if (countsFar(loop, condition)) return 'count to a number beyond all reason';
  return condition === '' || isConstant(condition) || keepsItself(condition) || isNeverChanged(loop, condition)
    ? NEVER_ENDS
    : undefined;
}

/** `while (a.length) a.push(1)`, from which nothing is taken. */
function growsAway({ step, body }: Loop, condition: string): boolean {
  const name = /^([\w$]{1,40})\s{0,4}\.\s{0,4}(?:length|size)(?:\s{0,4}(?:>=?|!==?)\s{0,4}\d{1,9})?$/.exec(
    condition,
  )?.[1];
  if (name === undefined || LEAVES.test(body)) return false;
  const inside = `${step};${body}`;
  const does = (what: string): boolean =>
    new RegExp(`(?<![\\w$.])${quoted(name)}\\s{0,4}\\.\\s{0,4}(?:${what})`).test(inside);
  return does('(?:push|unshift|add)\\s{0,4}\\(') && !does('pop|shift|splice|delete|clear|length|size');
}

/** `for (x of a) a.push(x)`. */
function feedsItself({ init, body }: Loop): boolean {
  const name = /\sof\s{1,4}([\w$]{1,40})\s*$/.exec(init)?.[1];
  return name !== undefined && new RegExp(`${quoted(name)}\\s{0,4}\\.\\s{0,4}(?:push|add|set)\\s{0,4}\\(`).test(body);
}

function asksTheClock({ init, body, before }: Loop, condition: string): boolean {
  if (CLOCK.test(condition)) return true;
  const renamed = RENAMED.exec(before + init);
  if (renamed !== null) {
    const call = renamed[1] === undefined ? 'now' : quoted(renamed[1]);
    if (new RegExp(`(?<![\\w$])${call}\\s{0,4}\\(`).test(condition)) return true;
  }
  // `n = Date.now()` in the body, `n < end` in the condition.
  const assigned = /([\w$]{1,40})\s{0,4}=\s{0,4}[^=;]{0,24}$/;
  const read = CLOCK.exec(body);
  if (read === null) return false;
  const name = assigned.exec(body.slice(0, read.index))?.[1];
  return name !== undefined && namesIn(condition).includes(name);
}

const BACKWARDS = /--|-=/;

function countsFar({ init, step, before }: Loop, condition: string): boolean {
  if (magnitudeOf(condition) >= MANY) return /[<>=]/.test(condition);
  const goesBack = BACKWARDS.test(condition + step);
  if (goesBack && magnitudeOf(init) >= MANY) return true;
  // `n = 1e9; while (n--)`, `n = 1e9; for (i = 0; i < n; i++)`.
  const names = namesIn(condition);
  if (names.length === 0) return false;
  const values = valuesGiven(before + init);
  return names.some((name) => magnitudeOf(values.get(name) ?? '') >= MANY);
}

/** A name and what it is given; the value is looked at, not taken, since names may be given something inside of it. */
const GIVEN = /(?<![\w$.])([a-zA-Z_$][\w$]{0,40})\s{0,4}=\s{0,4}(?=([^=,;\n][^,;\n]{0,40}))/g;

/** What every name of a text was last given, as it is written. */
function valuesGiven(text: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  const ends = new Map<string, number>();
  for (const match of text.matchAll(GIVEN)) {
    const [whole, name, value] = match as unknown as [string, string, string];
    // `a = a = 1`: the second is a part of what the first is given.
    if (match.index < (ends.get(name) ?? 0)) continue;
    values.set(name, value);
    ends.set(name, match.index + whole.length + value.length);
  }
  return values;
}

const TEXTS = /"[^"\n]{0,64}"|'[^'\n]{0,64}'|`[^`\n]{0,64}`|\/[^/\n ]{1,32}\/[a-z]{0,4}/g;
/** Words of the language, and what it defines for everybody. */
const KNOWN = new Set(
  `true false null undefined NaN Infinity this globalThis global typeof void new in instanceof Math Object Array String
  Number Boolean Symbol RegExp Function BigInt JSON Map Set Reflect isNaN isFinite parseInt parseFloat Date eval console`.split(
    /\s+/,
  ),
);
const FALSE = /^[(\s]*(?:0+(?:\.0+)?|false|null|undefined|NaN|""|''|``|!\s*(?:1|true|\[\]|\{\}))[)\s]*$/;

/** Names that are no members of anything and no words of the language. */
function namesIn(expression: string): string[] {
  const names = expression.replace(TEXTS, '0').match(/(?<![\w$.])[a-zA-Z_$][\w$]{0,40}/g) ?? [];
  return names.filter((name) => !KNOWN.has(name));
}

/** `1`, `!0`, `1 < 2`, `[]`, `() => 1`, `Math.random() < 9`: nothing that the loop does changes it. */
function isConstant(condition: string): boolean {
  if (FALSE.test(condition)) return false;
  return namesIn(condition).length === 0 && /^[\w\s"'`!~+\-*/%<>=&|^?:.,()[\]{}$]{1,80}$/.test(condition);
}

/** `i = 1`, `++i`, `s += s`, `a.push(1)`: true by what the condition itself does. */
const OWN =
  /^[(\s]*(?:\+\+\s{0,4}[\w$]{1,40}|[\w$]{1,40}\s{0,4}(?:\+\+|\.\s{0,4}(?:push|unshift)\s{0,4}\([^()]{0,40}\)))[)\s]*$/;
const GIVES = /^[(\s]*([\w$]{1,40})\s{0,4}(\+|\*|\*\*|\||<<)?=(?![=>])\s{0,4}([^=]{1,40})$/;

function keepsItself(condition: string): boolean {
  if (OWN.test(condition)) return true;
  const match = GIVES.exec(condition);
  if (match === null || FALSE.test(match[3] as string)) return false;
  return namesIn(match[3] as string).every((name) => name === match[1]);
}

const LEAVES = /\b(?:break|return|throw|yield|await|exit|next)\b/;
const CHANGES = '\\s{0,4}(?:=(?!=)|\\+\\+|--|[-+*/%&|^]=|<<=|>>=|\\*\\*=)';
const UP = /\+\+|\+=/;
const DOWN = /--|-=/;

/** A condition about one number that was given a constant: nobody changes it, or it only goes further. */
function isNeverChanged({ init, step, body, before }: Loop, condition: string): boolean {
  const name = namesIn(condition)[0];
  if (name === undefined || /\(/.test(condition) || LEAVES.test(body)) return false;
  if (namesIn(condition).some((one) => one !== name)) return false;
  const value = valuesGiven(before + init).get(name) ?? valuesGiven(body).get(name);
  if (value === undefined || namesIn(value).length > 0) return false;
  const inside = `${step};${body}`;
  const mentioned = new RegExp(`(?<![\\w$.])${quoted(name)}(?![\\w$])`, 'g');
  const changes = [...inside.matchAll(mentioned)].map(({ index }) =>
    inside.slice(Math.max(0, index - 3), index + name.length + 4),
  );
  if (changes.length === 0) return isMet(condition, value);
  // Given the same constant each time.
  const given = valuesGiven(inside).get(name);
  if (
    changes.length === 1 &&
    given !== undefined &&
    namesIn(given).length === 0 &&
    /=\s*$|=[^=]/.test(changes[0] as string)
  )
    return !UP.test(changes[0] as string) && !DOWN.test(changes[0] as string) && !FALSE.test(given);
  return goesAway(condition, name, changes);
}

/** Whether a condition about a name is met while the name is the number that was written. */
function isMet(condition: string, value: string): boolean {
  const compared = /^\s*[\w$]{1,40}\s{0,4}(<=?|>=?)\s{0,4}(-?[\d.]{1,12})\s*$/.exec(condition);
  if (compared === null) return !FALSE.test(value);
  const difference = Number(value) - Number(compared[2]);
  if (Number.isNaN(difference)) return true;
  return difference === 0 ? (compared[1] as string).includes('=') : difference < 0 === compared[1]?.startsWith('<');
}

/** `i >= 0` while it grows, `i < 9` while it shrinks, a number alone while it grows. */
function goesAway(condition: string, name: string, changes: readonly string[]): boolean {
  const changed = new RegExp(`${quoted(name)}${CHANGES}|(?:\\+\\+|--)\\s{0,2}${quoted(name)}`);
  if (!changes.every((change) => changed.test(change))) return false;
  const isUp = changes.every((change) => UP.test(change) && !DOWN.test(change));
  const isDown = changes.every((change) => DOWN.test(change) && !UP.test(change));
  const compared = /^\s*[\w$]{1,40}\s{0,4}(<=?|>=?)\s{0,4}-?[\d.]{1,12}\s*$/.exec(condition)?.[1];
  if (compared === undefined) return isUp && /^\s*[\w$]{1,40}\s*$/.test(condition);
  return compared.startsWith('>') ? isUp : isDown;
}

function quoted(name: string): string {
  return name.replace(/\$/g, '\\$');
}
