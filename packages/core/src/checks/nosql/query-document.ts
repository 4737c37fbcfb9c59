import { collectJson } from '../../values/collect-json.js';
import { createCollection } from '../../values/collection.js';
import type { Certainty } from '../check.js';
import { CODE_OPERATORS, COMPARISONS } from './operators.js';
import { judgeValue as judgeEntryValue, judgeKey } from './query-entry.js';
import { judgeOperand, judgeUse, type OperatorUse, toUse } from './query-keys.js';

/** An operator inside a text that is an object, or breaks out of one. */
export interface DocumentOperator extends OperatorUse {
  readonly certainty: Certainty;
  readonly start: number;
  readonly end: number;
}

const OPERATOR = /\$[a-zA-Z]{2,20}/y;
const BEFORE = /[{,]\s{0,8}["'\\]{0,2}$/;
const AFTER = /["'\\]{0,2}\s{0,8}(?::|=>)\s{0,8}/y;
const OPERAND =
  /(?:["'\\]{1,2}([^"'\\]{0,64})["'\\]{1,2}|([-\w.]{1,32})|\/((?:[^/\\\n]|\\.){0,64})\/|(\[\s{0,4}\]|\{\s{0,4}\}))\s{0,8}(?=[,}\])]|$)/y;

const MAX_BEFORE = 16;
/** A whole value that is an object starts with the operator's key at once. */
const MAX_ROOT = 24;

/**
 * Operators of a query that arrives as a text: `{"password": {"$ne": null}}`, `', $where: '1 == 1`. `parameter` is the
 * field when the text is the whole operand.
 */
export function findInDocument(text: string, parameter: string): DocumentOperator | undefined {
  const open = OPEN_CHOICE.exec(text);
  if (open !== null)
    return {
      operator: '$or',
      field: '',
      isOpen: true,
      certainty: 'certain',
      start: open.index,
      end: open.index + open[0].length,
    };
  const entry = JSON_START.test(text.trimStart()) ? findInJson(text, parameter) : undefined;
  if (entry !== undefined) return entry;
  let unsure: DocumentOperator | undefined;
  let doubts = 0;
  for (let at = text.indexOf('$'); at >= 0; at = text.indexOf('$', at + 1)) {
    const found = readOperator(text, at, parameter);
    if (found?.certainty === 'certain') return found;
    if (found !== undefined && ++doubts >= MAX_DOUBTS) return { ...found, certainty: 'certain' };
    unsure ??= found;
  }
  return unsure;
}

/** Express and Node's cookie parsers read `j:` as JSON. */
const JSON_START = /^(?:j:)?\s{0,8}[[{]/;

/** A text that is a document says the same as a body would: its keys and texts are judged where they stand. */
function findInJson(text: string, parameter: string): DocumentOperator | undefined {
  const into = createCollection();
  collectJson(text, into);
  for (const value of into.values) {
    const isKey = value.source === 'json_keys';
    if (!isKey && value.text.length > MAX_OPERAND) continue;
    const path = withParameter(value.path, parameter);
    const found = isKey ? judgeKey(value.text, path) : judgeEntryValue(value.text, path);
    if (found?.certainty === 'certain') return { ...found, start: 0, end: text.length };
    const own = value.path.replace(WRAPPER, '');
    const root = isKey === NEEDS_NO_OPERAND.has(own) ? toUse(own, []) : undefined;
    if (root !== undefined && isOpenRoot(root, value.text))
      return { ...root, certainty: 'certain', start: 0, end: text.length };
  }
  return undefined;
}

/** What an object is called that holds the conditions themselves: no field of a document. */
const WRAPPER = /^(?:(?:filter|where|query|q|selector|criteria|conditions?|find)\.){1,4}(?=\$)/;

/** At the root, where the value of a field was expected. */
const NEEDS_NO_OPERAND = new Set(['$ne', '$nin', '$not', '$exists', '$type', '$regex']);
const MAX_OPERAND = 4_096;

/** The parameter is the field that an operator at the root compares: `password={"$ne": null}`. */
function withParameter(path: string, parameter: string): string {
  return parameter !== '' && COMPARISONS.has(/^\$\w+/.exec(path)?.[0] ?? '') ? `${parameter}.${path}` : path;
}

/** One of the choices is the empty condition, which every document meets. */
const OPEN_CHOICE = /\$or["']?\s{0,8}(?::|=>)\s{0,8}\[\s{0,8}\{\s{0,8}\}/;
/** A text with thousands of operators was made to hide one, and would cost as much time. */
const MAX_DOUBTS = 2048;

function readOperator(text: string, at: number, parameter: string): DocumentOperator | undefined {
  OPERATOR.lastIndex = at;
  const operator = OPERATOR.exec(text)?.[0];
  if (operator === undefined || !(CODE_OPERATORS.has(operator) || COMPARISONS.has(operator))) return undefined;
  const before = text.slice(Math.max(0, at - MAX_BEFORE), at);
  AFTER.lastIndex = at + operator.length;
  if (!(BEFORE.test(before) || /^\s{0,8}["']?$/.test(before)) || !AFTER.test(text)) return undefined;
  const valueStart = AFTER.lastIndex;
  const owner = ownerBefore(text, at);
  const isRoot = at < MAX_ROOT && /^\s{0,8}(?:j:)?\{\s{0,8}["'\\]{0,2}$/.test(text.slice(0, at));
  const use = toUse(operator, [owner ?? (isRoot ? parameter : '')]);
  const isCertain = judgeUse(use) === 'certain' || BROKEN_OUT.test(text.slice(0, MAX_BROKEN));
  const certainty = isCertain ? 'certain' : judgeValue(use, { text, valueStart, isRoot });
  if (certainty === undefined) return undefined;
  return { ...use, certainty: isMarkedAsCode(text, at) ? 'unsure' : certainty, start: at, end: valueStart };
}

/**
 * `x","name":{"$exists":true},"a":"`: the text ends the string of the document that it is written into; who asks an API for a
 * range writes the whole document.
 */
const BROKEN_OUT = /^[^"\\\n]{0,128}"\s{0,4}\}{0,4}\s{0,4},\s{0,4}"[\w.$-]{1,64}"\s{0,4}:\s{0,4}\S/;
const MAX_BROKEN = 256;

/** `<code>sift({ $where: "x" })`: a document of HTML shows it. */
function isMarkedAsCode(text: string, at: number): boolean {
  return /<(?:pre|code)\b[^<>]{0,80}>[^<]{0,300}$/.test(text.slice(Math.max(0, at - 400), at));
}

function judgeValue(
  use: OperatorUse,
  { text, valueStart, isRoot }: { text: string; valueStart: number; isRoot: boolean },
): Certainty | undefined {
  OPERAND.lastIndex = valueStart;
  const match = OPERAND.exec(text);
  if (match === null) return 'unsure';
  const operand = match[1] ?? match[3] ?? (match[4] === undefined ? match[2] : '') ?? '';
  return isRoot && isOpenRoot(use, operand) ? 'certain' : (judgeOperand(use, operand) ?? 'unsure');
}

/** A whole value that is nothing but a comparison which everything passes was no value of a field. */
function isOpenRoot({ operator, isOpen }: OperatorUse, operand: string): boolean {
  if (operator === '$regex') return true;
  if (!isOpen) return false;
  // What is more than a price or a date is how APIs ask for a range.
  return !ORDERINGS.has(operator) || !/^-?\d{2,}|^\d\.\d/.test(operand);
}

const ORDERINGS = new Set(['$gt', '$gte', '$lt', '$lte']);

const MAX_NAME = 64;

/** The key whose value the operator's object is: `"password": {`; read backwards, a bounded number of characters. */
function ownerBefore(text: string, at: number): string | undefined {
  const brace = skipBackwards(text, at, BLANKS_AND_QUOTES);
  if (text.charAt(brace - 1) !== '{') return undefined;
  const colon = skipBackwards(text, brace - 1, BLANKS);
  if (text.charAt(colon - 1) !== ':' && text.slice(colon - 2, colon) !== '=>') return undefined;
  const end = skipBackwards(text, colon - (text.charAt(colon - 1) === ':' ? 1 : 2), BLANKS_AND_QUOTES);
  let start = end;
  while (start > 0 && end - start < MAX_NAME && /[\w.-]/.test(text.charAt(start - 1))) start--;
  return start === end ? undefined : text.slice(start, end);
}

const BLANKS = ' \t\r\n';
const BLANKS_AND_QUOTES = ' \t\r\n"\'\\';

function skipBackwards(text: string, from: number, characters: string): number {
  let index = from;
  while (index > 0 && from - index < 16 && characters.includes(text.charAt(index - 1))) index--;
  return index;
}
