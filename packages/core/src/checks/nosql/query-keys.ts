import type { Certainty } from '../check.js';
import { isExponential } from '../code/holding/slow-patterns.js';
import {
  CODE_OPERATORS,
  COMPARISONS,
  FAR_STAGES,
  IDENTITY,
  LOOKUPS,
  NEGATIONS,
  NUMBERED,
  OPEN_COMPARISONS,
  REFERENCE,
  SECRET,
  SUFFIXED,
} from './operators.js';

/** An operator and the field that it compares. */
export interface OperatorUse {
  readonly operator: string;
  /** Without `-` and `_`, lower case; empty where the operator stands alone. */
  readonly field: string;
  /** Nearly every document passes, whatever is stored. */
  readonly isOpen: boolean;
}

const MAX_PARTS = 32;

/** The names of a path of keys: `user[password][$ne]`, `filter.$or[0].price.$gt`. */
export function partsOf(path: string): string[] {
  // An operator's operand may be an object of any depth: a long path is known by both of its ends.
  const written = path.length > 2 * MAX_END ? `${path.slice(0, MAX_END)}.${path.slice(-MAX_END)}` : path;
  const parts = written.split(/[.[\]]+/).filter((part) => part !== '' && !/^\d+$/.test(part));
  return parts.length > 2 * MAX_PARTS ? [...parts.slice(0, MAX_PARTS), ...parts.slice(-MAX_PARTS)] : parts;
}

const MAX_END = 1_024;

/** The operator that the parts of a path end in or go through. */
export function readOperator(parts: readonly string[]): OperatorUse | undefined {
  for (let index = parts.length - 1; index >= 0; index--) {
    const operator = (parts[index] as string).trim();
    if (operator.charCodeAt(0) !== 0x24) continue;
    if (COMPARISONS.has(operator) || isDecided(operator)) return toUse(operator, parts.slice(0, index));
  }
  return undefined;
}

/** What only the application itself says of its documents. */
const OWN_OPERATORS = new Set(['$nor', '$rename', '$bit', '$pullAll', '$currentDate', '$setOnInsert']);

/** Operators that no API offers to its clients, whatever they are used on. */
function isDecided(operator: string): boolean {
  return CODE_OPERATORS.has(operator) || FAR_STAGES.has(operator) || OWN_OPERATORS.has(operator);
}

/** An operator behind these names; an equality inside `$not` or `$nor` is open, too. */
export function toUse(operator: string, before: readonly string[]): OperatorUse {
  const isOpen = OPEN_COMPARISONS.has(operator) || before.some((part) => NEGATIONS.has(part));
  const field = before.findLast((part) => !part.startsWith('$'));
  return { operator, field: field === undefined ? '' : plainName(field), isOpen };
}

export function plainName(name: string): string {
  return name.toLowerCase().replace(/[-_\s]/g, '');
}

/** What an operator does whatever it is compared with. */
export function judgeUse({ operator, field, isOpen }: OperatorUse): Certainty | undefined {
  if (isDecided(operator)) return 'certain';
  // The rest of an API's filters are a dialect of its own: Feathers, loopback, Directus.
  if (SECRET.test(field)) return 'certain';
  if (!IDENTITY.test(field)) return undefined;
  if (operator === '$regex') return NUMBERED.has(field) ? 'unsure' : 'certain';
  if (!isOpen) return undefined;
  if (!REFERENCE.has(field)) return 'certain';
  // Everybody pages through numbers; nobody asks for what comes behind a user, or for those that exist.
  return NUMBERED.has(field) || EXCLUSIONS.has(operator) ? 'unsure' : 'certain';
}

/** "All but this one", which a client may ask of a reference. */
const EXCLUSIONS = new Set(['$ne', '$nin', '$not', '$eq', '$in']);

/** A secret compared in an ORM's words: `{password: {startsWith: 'a'}}` of Prisma, `password__startswith` of Django's style. */
export function readLookup(path: string, key: string): OperatorUse | undefined {
  if (!LOOKUPS.has(key) && !key.includes('[') && !key.includes('__')) return readSuffix(key);
  const parts = path
    .slice(-512)
    .split(/[.[\]]+|__/)
    // `[inq][0]` is an element of a list; Sequelize calls its operators `Op.gt`.
    .filter((part) => part !== '' && part !== 'Op' && !/^\d+$/.test(part));
  const operator = parts[parts.length - 1] ?? '';
  const field = plainName(parts[parts.length - 2] ?? '');
  if (!LOOKUPS.has(operator)) return readSuffix(operator);
  const isDjango = path.endsWith(`__${operator}`);
  // Two relations away, or who somebody is, letter by letter; a search or a whole value goes as far in filters that are offered.
  const isFar = parts.length > (LETTERS.test(operator) ? 3 : 4) && operator !== 'exact' && operator !== 'iexact';
  const reaches = isDjango && (isFar || (NAMED.test(field) && !NUMBERED.has(field)));
  return SECRET_LOOKUP.test(field) || reaches ? { operator, field, isOpen: false } : undefined;
}

/** `password_contains`, `reset_password_token_start`: the comparison is a part of the name. */
function readSuffix(key: string): OperatorUse | undefined {
  // `password!=x`, `password>=a`, as some libraries read a query.
  const signed = SIGNED_SECRET.exec(key);
  if (signed !== null) return { operator: signed[2] as string, field: plainName(signed[1] as string), isOpen: false };
  if (!SUFFIXED_SECRET.test(key)) return undefined;
  const name = SUFFIXED.exec(key)?.[1];
  return name === undefined || !SECRET_LOOKUP.test(plainName(name))
    ? undefined
    : { operator: key.slice(name.length), field: plainName(name), isOpen: false };
}

const SIGNED_SECRET = /(?:^|[.\]])(\w{0,40}(?:password|passwd|pwd|passphrase|reset_?token|api_?key))([!<>~])$/i;

/** One look spares most names the rest. */
export const SUFFIXED_SECRET = /(?:pass(?:word|wd|phrase)|reset_?token|api_?key)\w{0,64}(?:_[a-z]{2,8}|With|In)/i;

const LETTERS = /^i?(?:starts_?with|ends_?with|regex)$/i;
const NAMED = /^(?:username|email|login|uname)$/;
/** Narrower than a secret in general: `token.in` and `secret.contains` are also words of configurations. */
const SECRET_LOOKUP = /pass(?:word|wd|phrase)|^pwd$|resettoken|apikey/;

/** A pattern that every text matches, or every text of one length: nothing is looked for. */
const ANY_PATTERN =
  /^\/?\^?(?:\(?(?:\.|\[\^\]|\[\\[sS]\\[sS]\])(?:[*+?]{1,2}|\{\d{0,4}(?:,\d{0,4})?\})\)?)+\$?\/?$|^\^?\.?\$?$|^\(\?:\)$/;
/** What names a document of a reference: a number, a hexadecimal or other id; no number in scientific notation. */
const REFERENCE_ID = /^(?=.*\d)(?!\d{1,2}e\d{1,2}$)[\w-]{2,64}$/;
const NOTHING = new Set(['', 'null', 'undefined', 'nil', 'none', '-1', '[]', '{}']);

const MAX_PATTERN = 256;

/** A pattern that takes ever more time with each character of what it is tried on, tried on every document. */
function isEndless(operand: string): boolean {
  return operand.includes('(') && operand.length <= MAX_PATTERN && isExponential(operand);
}

const FROM = new Set(['$gt', '$gte']);
/** What names another document: `threadId`, `checkpoint_id`. */
const OBJECT = /[a-z]{4}id$/;

/** What an operator does with the operand that is known. */
export function judgeOperand({ operator, field, isOpen }: OperatorUse, operand: string): Certainty | undefined {
  if (operator === '$regex') {
    if (ANY_PATTERN.test(operand.slice(0, 256)) || isEndless(operand)) return 'certain';
    return isOpen && NUMBERED.has(field) ? 'certain' : undefined;
  }
  // Behind the empty text comes every other: nobody pages from there.
  if (operand === '' && FROM.has(operator) && OBJECT.test(field)) return 'certain';
  if (!isOpen || !REFERENCE.has(field)) return undefined;
  if (NOTHING.has(operand.trim().toLowerCase())) return 'certain';
  return EXCLUSIONS.has(operator) && !NUMBERED.has(field) && !REFERENCE_ID.test(operand) ? 'certain' : undefined;
}
