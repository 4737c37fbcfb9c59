import { CharacterClass } from '../../values/character-classes.js';
import { SOURCES, type Source } from '../../values/value.js';
import type { Certainty, DetectContext, Detection, ValueCheck } from '../check.js';
import { findSmuggledCommand } from './line-protocols.js';
import { findInDocument } from './query-document.js';
import { judgeOperand, judgeUse, type OperatorUse, plainName, readLookup, readPath } from './query-keys.js';
import { findScriptEscape } from './script.js';

const SCRIPT =
  CharacterClass.singleQuote |
  CharacterClass.doubleQuote |
  CharacterClass.semicolon |
  CharacterClass.pipe |
  CharacterClass.parenthesis |
  CharacterClass.equals;
/** Letters: an ORM's lookup is nothing but words. */
const NEEDED = CharacterClass.dollar | CharacterClass.newline | CharacterClass.letter | CharacterClass.star | SCRIPT;
const KEYS: ReadonlySet<Source> = new Set(['qs_variables', 'post_variables', 'json_keys', 'xml_values']);

/** Injection into queries of document databases: operators, JavaScript of `$where`, commands of line protocols. */
export const nosql: ValueCheck = {
  id: 'nosql',
  title: 'NoSQL injection',
  cwe: 943,
  attack: 'T1190',
  sources: new Set<Source>(SOURCES),
  applies: (classes) => (classes & NEEDED) !== 0,
  detect,
};

const SIGNS = /['"`;(|&=$\n*]/;

function detect(text: string, context: DetectContext): Detection | undefined {
  const { source, path } = context;
  const isKey = KEYS.has(source);
  const found = isKey ? judgeKey(text, path) : undefined;
  if (found !== undefined) return found;
  // One look: without these there is no operator, no script and no command.
  if (!SIGNS.test(text) && !path.includes('$')) return undefined;
  const inDocument = text.includes('$') ? findInDocument(text, lastName(path)) : undefined;
  if (inDocument?.certainty === 'certain') return describeOperator(inDocument, inDocument, inDocument.certainty);
  const operand = isKey || !path.includes('$') ? undefined : judgeValue(path, text);
  return (
    operand ??
    detectScript(text) ??
    detectCommand(text) ??
    (inDocument && describeOperator(inDocument, inDocument, 'unsure'))
  );
}

function lastName(path: string): string {
  const parts = path.split(/[.[\]]+/).filter((part) => part !== '' && !/^\d+$/.test(part));
  return plainName(parts[parts.length - 1] ?? '');
}

function judgeKey(text: string, path: string): Detection | undefined {
  const use = text.includes('$')
    ? readPath(text.startsWith('$') && path.includes('$') ? path : text)
    : readLookup(path, text);
  const certainty = use && (use.operator.startsWith('$') ? judgeUse(use) : 'certain');
  return use && certainty && describeOperator(use, { start: 0, end: text.length }, certainty);
}

function judgeValue(path: string, text: string): Detection | undefined {
  const use = readPath(path);
  const certainty = use && judgeOperand(use, text);
  return use && certainty && describeOperator(use, { start: 0, end: text.length }, certainty);
}

function detectScript(text: string): Detection | undefined {
  const found = findScriptEscape(text);
  if (found === undefined) return undefined;
  return {
    certainty: 'certain',
    start: found.start,
    end: found.end,
    context: 'inside JavaScript of a query',
    explanation: `In a $where clause, "${text.slice(found.start, found.end).slice(0, 120)}" would ${found.what}.`,
  };
}

function detectCommand(text: string): Detection | undefined {
  const found = findSmuggledCommand(text);
  if (found === undefined) return undefined;
  return {
    certainty: 'certain',
    start: found.start,
    end: found.end,
    context: `as a line of ${found.service}'s protocol`,
    explanation: `Written to ${found.service} unescaped, the line "${text.slice(found.start, found.end).slice(0, 80).trim()}" would be a command of its own.`,
  };
}

function describeOperator(
  { operator, field }: OperatorUse,
  span: { start: number; end: number },
  certainty: Certainty,
): Detection {
  const isCode =
    operator === '$where' || operator === '$function' || operator === '$accumulator' || operator === '$eval';
  const what = isCode
    ? 'run JavaScript on the database server'
    : `compare ${field === '' ? 'the field' : `"${field}"`} with more than the one value that was asked for`;
  return {
    certainty,
    start: span.start,
    end: span.end,
    context: 'as an operator of a database query',
    explanation: `Handed to the database as an object, "${operator}" would ${what}.`,
  };
}
