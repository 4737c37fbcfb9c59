import { withoutBlankRuns } from '../../values/blank-runs.js';
import { CharacterClass } from '../../values/character-classes.js';
import { SOURCES, type Source } from '../../values/value.js';
import type { Certainty, DetectContext, Detection, ValueCheck } from '../check.js';
import { findSmuggledCommand } from './line-protocols.js';
import {
  CALLING_OPERATORS,
  CODE_OPERATORS,
  COMPARISONS,
  FAR_STAGES,
  LOOKUPS,
  SHAPING_STAGES,
  UPDATES,
} from './operators.js';
import { findOtherQuery } from './other-languages.js';
import { findPatternEscape } from './pattern-escape.js';
import { findInDocument } from './query-document.js';
import { type EntryUse, judgeKey, judgeValue } from './query-entry.js';
import { type OperatorUse, plainName, SUFFIXED_SECRET } from './query-keys.js';
import { findScriptEscape } from './script.js';
import { findStoredScript } from './stored-scripts.js';

const KEYS: ReadonlySet<Source> = new Set(['qs_variables', 'post_variables', 'json_keys', 'xml_values']);

/** Injection into queries of document databases: operators, JavaScript of `$where`, commands of line protocols. */
export const nosql: ValueCheck = {
  id: 'nosql',
  title: 'NoSQL injection',
  cwe: 943,
  attack: 'T1190',
  sources: new Set<Source>(SOURCES),
  // An ORM's lookup is nothing but words, an operator's operand anything: `^`, `1`, `{}`.
  applies: () => true,
  words: {
    prose: true,
    classes: CharacterClass.letter | CharacterClass.digit | CharacterClass.dash,
    // DynamoDB's legacy comparisons are documents of plain words.
    names: new Set([...LOOKUPS, 'ComparisonOperator'].map((name) => name.toLowerCase())),
    longerThan: 12,
    // `password_contains`, and other comparisons in a name.
    seesLonger: (word) => SUFFIXED_SECRET.test(word),
    alone: new Set([...LOOKUPS].map((name) => name.toLowerCase())),
    // Statements of a clause's function.
    seesFirst: (word) => word === 'throw' || word === 'return',
    seesCalled: (word) => word === 'switch' || word === 'try',
    // What a stored script calls the document.
    members: new Set(['_source', 'ctx']),
  },
  detect,
};

const SIGN_CLASSES =
  CharacterClass.singleQuote |
  CharacterClass.doubleQuote |
  CharacterClass.backtick |
  CharacterClass.semicolon |
  CharacterClass.parenthesis |
  CharacterClass.pipe |
  CharacterClass.ampersand |
  CharacterClass.equals |
  CharacterClass.dollar |
  CharacterClass.newline |
  CharacterClass.exclamation |
  CharacterClass.brace |
  CharacterClass.star;
const SIGNS = /['"`;()|&=$\n*}]|\{!/;

/** A number that a clause of Cypher or a choice of JavaScript follows needs none of them, nor does Lucene's question for a field. */
const GOES_ON = /^\s{0,4}-?\d[\d.]{0,16}\s{0,4}(?:\?|\sOR\s|\sWITH\s|\sALLOW\s)|\s-?_exists_:/i;

/** `{"password": {"startsWith":`: an ORM's filter stands there, as a text; a schema's words are others. */
const COMPARED_SECRET =
  /["']\w{0,40}(?:password|passwd|pwd|passphrase|reset_?token|api_?key)\w{0,20}["']\s{0,4}:\s{0,4}\{\s{0,4}["'](?:\w{0,12}(?:with|contains|like|regexp)|neq|inq|[gl]te?|[<>!=]{1,3}|_[a-z]{2,16})["']/i;

function detect(text: string, context: DetectContext): Detection | undefined {
  const { source, path } = context;
  const isKey = KEYS.has(source);
  // The path is the way to the key; an encoding undone changes the name, not the path.
  const use = isKey ? (judgeKey(text, path) ?? (text === path ? undefined : judgeHidden(text))) : undefined;
  const found = describeEntry(use, text);
  if (found !== undefined) return found;
  // Line protocols count their blanks.
  const bare = withoutBlankRuns(text);
  const judged = detectText(bare, context) ?? (bare.length === text.length ? undefined : detectCommand(text));
  // Offsets in a rewritten text are none in the text that came.
  return judged === undefined || bare.length === text.length ? judged : { ...judged, start: 0, end: text.length };
}

function detectText(text: string, { source, path, classes }: DetectContext): Detection | undefined {
  const isKey = KEYS.has(source);
  // One look: without these there is no operator, no script and no command.
  if (
    ((classes !== undefined && (classes & SIGN_CLASSES) === 0) || !SIGNS.test(text)) &&
    !path.includes('$') &&
    !path.includes('script') &&
    !GOES_ON.test(text)
  )
    return undefined;
  const inDocument =
    text.includes('$') || COMPARED_SECRET.test(text) ? findInDocument(text, lastName(path)) : undefined;
  if (inDocument?.certainty === 'certain') return describeOperator(inDocument, inDocument, inDocument.certainty);
  const operand = isKey ? undefined : describeEntry(judgeValue(text, path), text);
  return (
    operand ??
    detectScript(text) ??
    detectCommand(text) ??
    detectOther(text, path) ??
    (inDocument && describeOperator(inDocument, inDocument, 'unsure'))
  );
}

/** A name whose operator, or the field in front of it, only an encoding undone shows: whoever asks an API for a range writes it openly. */
function judgeHidden(text: string): EntryUse | undefined {
  const use = judgeKey(text, text);
  return use?.isOpen === true ? { ...use, certainty: 'certain' } : use;
}

function lastName(path: string): string {
  const parts = path.split(/[.[\]]+/).filter((part) => part !== '' && !/^\d+$/.test(part));
  return plainName(parts[parts.length - 1] ?? '');
}

function describeEntry(use: EntryUse | undefined, text: string): Detection | undefined {
  return use && describeOperator(use, { start: 0, end: text.length }, use.certainty);
}

function detectScript(text: string): Detection | undefined {
  const found = findScriptEscape(text) ?? findPatternEscape(text);
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
  const what = whatOf(operator, field);
  return {
    certainty,
    start: span.start,
    end: span.end,
    context: 'as an operator of a database query',
    explanation: `Handed to the database as an object, "${operator}" would ${what}.`,
  };
}

function detectOther(text: string, path: string): Detection | undefined {
  const stored = findStoredScript(text, path);
  if (stored !== undefined)
    return {
      certainty: 'certain',
      ...stored,
      context: 'as a script that a database runs',
      explanation: `Under this key, "${text.slice(stored.start, stored.end).slice(0, 120)}" would run on the database server over its documents.`,
    };
  const found = findOtherQuery(text);
  if (found === undefined) return undefined;
  return {
    certainty: 'certain',
    start: found.start,
    end: found.end,
    context: `inside ${found.language}`,
    explanation: `Put into a query of ${SERVICES[found.language] ?? found.language}, "${text.slice(found.start, found.end).slice(0, 120)}" would ${found.what}.`,
  };
}

/** Whose query it is, where the language has no name of its own. */
const SERVICES: Readonly<Record<string, string>> = { 'a graph query': 'a graph database', 'a query': 'a database' };

/** What an operator does, in words for whoever reads the event. */
function whatOf(operator: string, field: string): string {
  const name = field === '' ? 'the field' : `"${field}"`;
  if (CODE_OPERATORS.has(operator)) return 'run JavaScript on the database server';
  if (CALLING_OPERATORS.has(operator)) return `call a function of PHP with each value of ${name}`;
  if (FAR_STAGES.has(operator) || operator === '$merge') return 'reach beyond the collection that was asked';
  if (operator === '$rename') return 'rename fields of stored documents';
  if (operator.startsWith('[')) return `compare ${name} with itself`;
  if (COMPARISONS.has(operator)) return `compare ${name} with more than the one value that was asked for`;
  if (UPDATES.has(operator) || SHAPING_STAGES.has(operator)) return `change or show ${name}`;
  return 'decide by itself which documents are found';
}
