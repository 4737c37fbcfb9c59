import { CharacterClass } from '../../values/character-classes.js';
import { SOURCES } from '../../values/value.js';
import type { ValueCheck } from '../check.js';
import { judge, SCOPE } from './judge.js';
import { ALL_NAMES, CATALOG_NAMES, EARLY_NAMES, JOINING_NAMES, OPENING_NAMES, OPERAND_NAMES } from './vocabulary.js';

const { singleQuote, doubleQuote, backtick, digit, letter, space, newline, control, nonAscii } = CharacterClass;
const {
  angle,
  equals,
  dollar,
  semicolon,
  pipe,
  ampersand,
  parenthesis,
  star,
  at,
  dash,
  plus,
  dot,
  operator,
  exclamation,
  bracket,
  colon,
  comma,
} = CharacterClass;

/** What ends a quoted place, separates words, or joins: no other text can change a statement, but for {@link GLUED}. */
const ACTING =
  singleQuote |
  doubleQuote |
  backtick |
  space |
  newline |
  control |
  nonAscii |
  semicolon |
  pipe |
  ampersand |
  parenthesis;
const ACTING_SIGNS = star | at;
/** `1or-1`, `1--`: a number, a word and a sign need no space. */
const GLUED = dash | plus | dot | operator | exclamation | equals | angle | comma | colon;

/** `information_schema.tables`: a name alone. */
const NAME = letter | digit | dot | dollar;

/** SQL injection: text that changes the shape of the statement it is put into. */
export const sqli: ValueCheck = {
  id: 'sqli',
  title: 'SQL injection',
  cwe: 89,
  attack: 'T1190',
  sources: new Set(SOURCES),
  applies: (classes) =>
    (classes & (ACTING | ACTING_SIGNS)) !== 0 ||
    ((classes & GLUED) !== 0 && (classes & (digit | bracket)) !== 0) ||
    (classes & ~NAME) === 0,
  words: {
    prose: true,
    classes: letter | digit,
    names: CATALOG_NAMES,
    longerThan: Number.POSITIVE_INFINITY,
    joining: JOINING_NAMES,
    early: EARLY_NAMES,
    among: OPERAND_NAMES,
    seesCalled: (word) => ALL_NAMES.has(word.toLowerCase()),
    seesFirst: (word) => OPENING_NAMES.has(word),
  },
  detect: (text, { source, path, steps }) =>
    (source === 'json_keys' && SCOPE.test(text)) || isAllOf(text, path) ? undefined : judge(text, steps.at(-1)),
};

/**
 * `where=1=1`: how one asks a service of maps for all that it has (ArcGIS REST API, "Query"). What is called so is a
 * condition as it is, and this one adds nothing to it.
 */
function isAllOf(text: string, path: string): boolean {
  return text.length < 8 && /(?:^|\.)where$/i.test(path) && /^\s?(\d)\s?=\s?\1\s?$/.test(text);
}
