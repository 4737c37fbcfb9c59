import type { Certainty } from '../check.js';
import {
  CALLED,
  CALLING_OPERATORS,
  IDENTITY,
  MONEY,
  POWER,
  PRIVILEGE,
  REFERENCE,
  SECRET,
  SHAPING_STAGES,
  SHARED_UPDATES,
  UPDATES,
} from './operators.js';
import {
  judgeOperand,
  judgeUse,
  type OperatorUse,
  partsOf,
  plainName,
  readLookup,
  readOperator,
} from './query-keys.js';

/** What a key or a text of a document does to the query that it becomes a part of. */
export interface EntryUse extends OperatorUse {
  readonly certainty: Certainty;
}

/** A key of an object, or the name of a parameter; `path` ends with it. */
export function judgeKey(text: string, path: string): EntryUse | undefined {
  if (!path.includes('$')) {
    const lookup = readLookup(path, text) ?? readItself(path);
    return lookup && { ...lookup, certainty: 'certain' };
  }
  const parts = partsOf(path);
  // In a query string nobody compares fields with each other; a schema says what documents may be found.
  if (path.includes('[$expr]') || parts.includes('$jsonSchema') || EXPRESSION.test(path))
    return { operator: '$expr', field: '', isOpen: true, certainty: 'certain' };
  const negated = judgeNegated(parts);
  if (negated !== undefined) return negated;
  const use = readOperator(parts);
  const certainty = use && judgeUse(use);
  const change = certainty === 'certain' ? undefined : judgeChange(parts);
  if (change !== undefined) return change;
  if (use?.isOpen && parts.includes('$pull')) return { ...use, certainty: 'certain' };
  return use && certainty && { ...use, certainty };
}

/** MongoDB manual, "Expression Operators": computed on the server; query strings and forms ask for values. */
const EXPRESSION =
  /\[\$(?:cond|ifNull|switch|reduce|concat|substr\w{0,5}|strLen\w{2,5}|regexFind|regexFindAll|regexMatch|toInt|toString|toLower|toUpper|arrayElemAt|objectToArray|getField|setField|mergeObjects|indexOf\w{2,5}|binarySize|convert)\]/;

/**
 * `password[password]=1`: mysqljs and mysql2 write an object as `` `password` = 1 `` in the place of its value, so that the
 * column is compared with itself ("Escaping query values"). Forms of pages nest such names below another one.
 */
function readItself(path: string): OperatorUse | undefined {
  const name = path.endsWith(']') ? ITSELF.exec(path)?.[1] : undefined;
  if (name === undefined || !SECRET.test(plainName(name))) return undefined;
  return { operator: `[${name}]`, field: plainName(name), isOpen: true };
}

const ITSELF = /^([\w-]{1,32})\[\1\]$/;

/** Analysts' names for what holds an event. */
const EVENTS = new Set(['properties', 'event', 'events', 'batch', 'data', 'traits', 'person', 'people', 'context']);

/** CouchDB's `{"$not": {"username": "x"}}`: everybody else. */
function judgeNegated(parts: readonly string[]): EntryUse | undefined {
  if (parts[parts.length - 2] !== '$not') return undefined;
  const field = plainName(parts[parts.length - 1] as string);
  const isPerson = IDENTITY.test(field) && !REFERENCE.has(field);
  if (!isPerson && field !== 'user' && field !== 'account' && !SECRET.test(field)) return undefined;
  return { operator: '$not', field, isOpen: true, certainty: 'certain' };
}

/** `{"$set": {"role": …}}`, `[{"$project": {"password": 1}}]`: a name behind an operator that changes or shows it. */
function judgeChange(parts: readonly string[]): EntryUse | undefined {
  const index = parts.findLastIndex((part) => UPDATES.has(part) || SHAPING_STAGES.has(part) || part === '$merge');
  const operator = parts[index];
  const name = parts[index + 1];
  if (operator === undefined || name === undefined || name.startsWith('$')) return undefined;
  const field = plainName(parts[parts.length - 1] as string);
  const use = { operator, field, isOpen: false, certainty: 'certain' as const };
  if (operator === '$merge') return name === 'into' ? use : undefined;
  // Inside an event, `$set` is an analyst's.
  if (SHARED_UPDATES.has(operator) && EVENTS.has(parts[index - 1] ?? '')) return undefined;
  const isMoney = COMPUTED_UPDATES.has(operator) && MONEY.test(field);
  return isMoney || SECRET.test(field.replace(/s$/, '')) || SECRET.test(field) || PRIVILEGE.test(field)
    ? use
    : undefined;
}

/** Updates that no analyst's event has. */
const COMPUTED_UPDATES = new Set(['$min', '$max', '$mul', '$inc']);

/** A text behind an operator: its operand. */
export function judgeValue(text: string, path: string): EntryUse | undefined {
  if (!path.includes('$')) return undefined;
  const parts = partsOf(path);
  const last = parts[parts.length - 1] as string;
  const use = readOperator(parts);
  const said = judgeText(text, last, path) ?? judgeNamed(text, parts) ?? (use && judgeOperand(use, text));
  return said && { ...(use ?? { operator: last, field: '', isOpen: true }), certainty: said };
}

/** A right, a secret or everything, named by a text behind an operator that changes documents or chooses among users. */
function judgeNamed(text: string, parts: readonly string[]): Certainty | undefined {
  const index = parts.findLastIndex((part) => part === '$in' || UPDATES.has(part));
  const operator = parts[index];
  if (operator === undefined) return undefined;
  if (operator === '$in') {
    const field = plainName(parts.slice(0, index).findLast((part) => !part.startsWith('$')) ?? '');
    return POWER.test(text) && !PRIVILEGE.test(field) ? 'certain' : undefined;
  }
  if (text === '{}') return operator === '$pull' ? 'certain' : undefined;
  if (operator === '$unset' && index === parts.length - 1) return SECRET.test(plainName(text)) ? 'certain' : undefined;
  const isEvent = SHARED_UPDATES.has(operator) && EVENTS.has(parts[index - 1] ?? '');
  return POWER.test(text) && !isEvent ? 'certain' : undefined;
}

/** Whole documents, or a secret, as an expression of the aggregation language. */
const TELLING = /^\$\$(?:ROOT|CURRENT)$/;

function judgeText(text: string, last: string, path: string): Certainty | undefined {
  if (text === '{}' && (last === '$or' || last === '$elemMatch')) return 'certain';
  if (CALLING_OPERATORS.has(last)) return CALLED.test(text) ? 'certain' : undefined;
  // A condition without a field decides by itself.
  if (/^(?:true|[-\d.]+)$/.test(text) && /(?:^|\.)\$expr(?:\.\$(?:eq|ne|gte?|lte?|or|and)(?:\[0\])?)?$/.test(path))
    return 'certain';
  if (last === '$merge' || (text.startsWith('$') && text.length < 64)) {
    return last === '$merge' || TELLING.test(text) || SECRET.test(plainName(text.slice(1))) ? 'certain' : undefined;
  }
  return undefined;
}
