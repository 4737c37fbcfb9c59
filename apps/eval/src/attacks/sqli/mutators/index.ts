import { encodingMutators } from '../../encodings.js';
import { CONDITION_MUTATORS } from './conditions.js';
import { END_MUTATORS } from './ends.js';
import { LITERAL_MUTATORS } from './literals.js';
import { SPACE_MUTATORS } from './spaces.js';
import { WORD_MUTATORS } from './words.js';

/** Every way to write an SQL injection differently that does the same. */
export const SQLI_MUTATORS = [
  ...SPACE_MUTATORS,
  ...WORD_MUTATORS,
  ...LITERAL_MUTATORS,
  ...CONDITION_MUTATORS,
  ...END_MUTATORS,
  ...encodingMutators(['sqli']),
];
