import type { Certainty } from '../check.js';
import { CODE_OPERATORS, COMPARISONS, OPEN_COMPARISONS } from './operators.js';
import { judgeOperand, judgeUse, type OperatorUse, plainName } from './query-keys.js';

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
    return { operator: '$or', field: '', certainty: 'certain', start: open.index, end: open.index + open[0].length };
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
  const use = { operator, field: plainName(owner ?? (isRoot ? parameter : '')) };
  const certainty = judgeUse(use) === 'certain' ? 'certain' : judgeValue(use, { text, valueStart, isRoot });
  return certainty && { ...use, certainty, start: at, end: valueStart };
}

function judgeValue(
  use: OperatorUse,
  { text, valueStart, isRoot }: { text: string; valueStart: number; isRoot: boolean },
): Certainty | undefined {
  OPERAND.lastIndex = valueStart;
  const match = OPERAND.exec(text);
  if (match === null) return 'unsure';
  const operand = match[1] ?? match[3] ?? (match[4] === undefined ? match[2] : '') ?? '';
  const said = judgeOperand(use, operand);
  // A whole value that is nothing but a comparison which everything passes was no value of a field.
  return isRoot && OPEN_COMPARISONS.has(use.operator) && /^(?:|null|undefined|-?\d|true|false)$/i.test(operand)
    ? 'certain'
    : (said ?? 'unsure');
}

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
