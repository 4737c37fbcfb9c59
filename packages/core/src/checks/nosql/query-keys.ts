import type { Certainty } from '../check.js';
import {
  CODE_OPERATORS,
  COMPARISONS,
  IDENTITY,
  LOOKUPS,
  NUMBERED,
  OPEN_COMPARISONS,
  ORDERINGS,
  REFERENCE,
  SECRET,
} from './operators.js';

/** An operator and the field that it compares. */
export interface OperatorUse {
  readonly operator: string;
  /** Without `-` and `_`, lower case; empty where the operator stands alone. */
  readonly field: string;
}

const MAX_PARTS = 32;

/** The operator that a path of keys ends in or goes through: `user[password][$ne]`, `filter.$or[0].price.$gt`. */
export function readPath(path: string): OperatorUse | undefined {
  const parts = path
    .slice(-1024)
    .split(/[.[\]]+/, 128)
    .filter((part) => part !== '' && !/^\d+$/.test(part))
    .slice(-MAX_PARTS);
  for (let index = parts.length - 1; index >= 0; index--) {
    const operator = (parts[index] as string).trim();
    if (CODE_OPERATORS.has(operator)) return { operator, field: fieldBefore(parts, index) };
    if (COMPARISONS.has(operator)) return { operator, field: fieldBefore(parts, index) };
  }
  return undefined;
}

function fieldBefore(parts: readonly string[], index: number): string {
  for (let before = index - 1; before >= 0; before--) {
    const part = parts[before] as string;
    if (!part.startsWith('$')) return plainName(part);
  }
  return '';
}

export function plainName(name: string): string {
  return name.toLowerCase().replace(/[-_\s]/g, '');
}

/** What an operator does whatever it is compared with. */
export function judgeUse({ operator, field }: OperatorUse): Certainty | undefined {
  if (CODE_OPERATORS.has(operator)) return 'certain';
  // The rest of an API's filters are a dialect of its own: Feathers, loopback, Directus.
  if (SECRET.test(field)) return 'certain';
  if (!IDENTITY.test(field) || !OPEN_COMPARISONS.has(operator)) return undefined;
  // Nobody pages through users by `user > x`; by their numbers everybody does.
  return !REFERENCE.has(field) || (ORDERINGS.has(operator) && !NUMBERED.has(field)) ? 'certain' : 'unsure';
}

/** A secret compared in an ORM's words: `{password: {startsWith: 'a'}}` of Prisma, `password__startswith` of Django's style. */
export function readLookup(path: string, key: string): OperatorUse | undefined {
  if (!LOOKUPS.has(key) && !key.includes('[') && !key.includes('__')) return undefined;
  const parts = path
    .slice(-512)
    .split(/[.[\]]+|__/)
    .filter((part) => part !== '');
  const operator = parts[parts.length - 1] ?? '';
  const field = plainName(parts[parts.length - 2] ?? '');
  return LOOKUPS.has(operator) && SECRET_LOOKUP.test(field) ? { operator, field } : undefined;
}

/** Narrower than a secret in general: `token.in` and `secret.contains` are also words of configurations. */
const SECRET_LOOKUP = /pass(?:word|wd|phrase)|^pwd$|resettoken|apikey/;

/** Texts that stand for nothing: every stored value differs from them. */
const NOTHING = new Set(['', 'null', 'undefined', 'nil', 'none', '-1']);
/** A pattern that every text matches, or every text of one length: nothing is looked for. */
const ANY_PATTERN = /^\/?\^?(?:\(?\.(?:[*+?]{1,2}|\{\d{0,4}(?:,\d{0,4})?\})\)?)+\$?\/?$|^\^?\.\$?$/;

/** What an operator does with the operand that is known. */
export function judgeOperand({ operator, field }: OperatorUse, operand: string): Certainty | undefined {
  if (operator === '$regex') {
    if (ANY_PATTERN.test(operand.slice(0, 256))) return 'certain';
    return IDENTITY.test(field) && !REFERENCE.has(field) && operand.startsWith('^') ? 'certain' : undefined;
  }
  const isOpen = OPEN_COMPARISONS.has(operator);
  return isOpen && NOTHING.has(operand.trim().toLowerCase()) && REFERENCE.has(field) ? 'certain' : undefined;
}
