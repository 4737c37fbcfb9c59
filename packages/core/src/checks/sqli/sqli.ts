import { CharacterClass } from '../../values/character-classes.js';
import { SOURCES } from '../../values/value.js';
import type { ValueCheck } from '../check.js';
import { judge } from './judge.js';

const { singleQuote, doubleQuote, backtick, bracket, digit, letter, semicolon, pipe, parenthesis } = CharacterClass;
/** What ends a quoted context, a bracket or a statement. */
const BREAKS = singleQuote | doubleQuote | backtick | bracket | semicolon | parenthesis;
const OPERATORS = ~(letter | digit | CharacterClass.dot | CharacterClass.nonAscii);

/** SQL injection: text that changes the shape of the statement it is put into. */
export const sqli: ValueCheck = {
  id: 'sqli',
  title: 'SQL injection',
  cwe: 89,
  attack: 'T1190',
  sources: new Set(SOURCES),
  applies: (classes) =>
    (classes & (BREAKS | pipe)) !== 0 || ((classes & OPERATORS) !== 0 && (classes & (digit | letter)) !== 0),
  detect: (text) => judge(text),
};
