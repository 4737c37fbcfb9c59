import { isTelling, runs } from './acting-call.js';
import { NODE_FUNCTIONS, OTHER_FUNCTIONS, PHP_FUNCTIONS, SHARED_FUNCTIONS, SYSTEM_MEMBERS } from './vocabulary.js';

/** Whether a word is, or sounds like, the name of something that runs, loads or opens what it is given. */
export function isCallee(word: string): boolean {
  const lower = word.toLowerCase();
  if (PHP_FUNCTIONS.has(lower) || SHARED_FUNCTIONS.has(lower)) return true;
  return NODE_FUNCTIONS.has(word) || OTHER_FUNCTIONS.has(word) || SYSTEM_MEMBERS.has(word) || isTelling(word);
}

/** Whether a statement of some language begins with this word, in lower case, and needs no brackets. */
export function isStatement(word: string): boolean {
  return STATEMENTS.has(word) || runs(word);
}

const STATEMENTS: ReadonlySet<string> = new Set(
  'print echo die exit puts mail var_dump repeat until loop begin goto use require kill filename fork sleep'.split(' '),
);
