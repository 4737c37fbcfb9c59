import type { Random } from '../random.js';
import type { AttackFamily, Mutator } from './attack.js';
import { writePadding } from './padding.js';
import { textMutator } from './text-mutator.js';

type Json = Record<string, unknown>;

const FIELDS: readonly (readonly [string, unknown])[] = [
  ['page', 1],
  ['remember', true],
  ['lang', 'en'],
  ['note', 'hello there'],
  ['tags', ['a', 'b']],
  ['sort', null],
  ['address', { city: 'Bern', zip: '3000' }],
];

/** Rewritings of attacks that are JSON documents: the text differs, what a parser makes of it does the same. */
export function jsonMutators(family: AttackFamily): Mutator[] {
  const onObject = (name: string, rewrite: (value: Json, random: Random) => Json | undefined): Mutator =>
    textMutator(family, name, ({ text, position }, random) => {
      // A value that is all operator has no room for fields.
      const value = position.context === 'value' ? undefined : parseObject(text);
      const rewritten = value === undefined ? undefined : rewrite(value, random);
      return rewritten === undefined ? undefined : write(rewritten);
    });
  const onText = (name: string, rewrite: (text: string, random: Random) => string): Mutator =>
    textMutator(family, name, ({ text }, random) => (isJson(text) ? rewrite(text, random) : undefined));
  return [
    onText('json-blanks', (text, random) =>
      outsideStrings(text, /[{}[\]:,]/g, (sign) => `${blank(random)}${sign}${blank(random)}`),
    ),
    onText(
      'json-padding-around',
      (text, random) => `${' \n\t'.repeat(random.pick([300, 3_000, 30_000]))}${text}${' \n'.repeat(500)}`,
    ),
    onText('json-escaped-letters', (text, random) =>
      insideStrings(text, (one) => (random.chance(0.3) ? toEscape(one) : one)),
    ),
    onText('json-escaped-signs', (text) => insideStrings(text, (one) => (/[$_]/.test(one) ? toEscape(one) : one))),
    onText('json-escaped-all', (text) => insideStrings(text, toEscape)),
    onText('json-capital-escapes', (text) =>
      insideStrings(text, (one) => (/^[\w$]$/.test(one) ? `\\u${hex(one).toUpperCase()}` : one)),
    ),
    onObject('json-field-before', (value, random) => ({ ...Object.fromEntries([random.pick(FIELDS)]), ...value })),
    // The attack's own fields stay what they are.
    onObject('json-field-after', (value, random) => ({
      ...value,
      ...Object.fromEntries([random.pick(FIELDS)]),
      ...value,
    })),
    onObject('json-fields-around', (value, random) => ({
      ...Object.fromEntries(random.shuffle(FIELDS).slice(0, 3)),
      ...value,
      extra: random.below(99),
      ...value,
    })),
    onObject('json-order', (value, random) => Object.fromEntries(random.shuffle(Object.entries(value)))),
    onObject('json-padding-before', (value, random) => ({ comment: writePadding(random), ...value })),
    onObject('json-padding-after', (value, random) => ({ ...value, comment: writePadding(random), ...value })),
    onObject('json-many-fields', (value, random) => ({
      ...Object.fromEntries(Array.from({ length: random.pick([20, 200]) }, (_, at) => [`field${at}`, at])),
      ...value,
    })),
    onText('json-repeated-key', (text, random) =>
      text.replace(
        /^\s*\{\s*("(?:[^"\\]|\\.)*")/,
        (_, key) => `{${key}:${random.pick(['"x"', '1', 'null', '{}'])},${key}`,
      ),
    ),
  ];
}

const hex = (one: string): string => one.charCodeAt(0).toString(16).padStart(4, '0');
const toEscape = (one: string): string => (one.length === 1 && one !== '\\' ? `\\u${hex(one)}` : one);
const blank = (random: Random): string => random.pick(['', ' ', '\n', '\t', '\r\n  ']);

/** `__proto__` as a key has to survive, which object literals and JSON.parse treat differently. */
function parseObject(text: string): Json | undefined {
  const value = parse(text);
  if (
    typeof value !== 'object' ||
    value === null ||
    Array.isArray(value) ||
    Object.hasOwn(value, '__proto__') ||
    Object.keys(value).some((key) => key.startsWith('$'))
  )
    return undefined;
  return value as Json;
}

function isJson(text: string): boolean {
  return typeof parse(text) === 'object';
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) ?? undefined;
  } catch {
    return undefined;
  }
}

function write(value: Json): string {
  return JSON.stringify(value);
}

const STRING = /"(?:[^"\\]|\\.)*"/g;

function insideStrings(text: string, write: (character: string) => string): string {
  return text.replace(STRING, (string) => `"${string.slice(1, -1).replace(/\\u[0-9a-f]{4}|\\.|[\s\S]/gi, write)}"`);
}

function outsideStrings(text: string, pattern: RegExp, write: (found: string) => string): string {
  const strings = text.match(STRING) ?? [];
  return text
    .split(STRING)
    .map((part, at) => part.replace(pattern, write) + (strings[at] ?? ''))
    .join('');
}
