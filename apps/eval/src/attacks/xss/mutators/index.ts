import { encodingMutators } from '../../encodings.js';
import { SCRIPT_MUTATORS } from './scripts.js';
import { SURROUNDING_MUTATORS } from './surroundings.js';
import { TAG_MUTATORS } from './tags.js';
import { VALUE_MUTATORS } from './values.js';

/** Every way to write a script injection differently that does the same. */
export const XSS_MUTATORS = [
  ...TAG_MUTATORS,
  ...VALUE_MUTATORS,
  ...SCRIPT_MUTATORS,
  ...SURROUNDING_MUTATORS,
  ...encodingMutators(['xss']),
];
