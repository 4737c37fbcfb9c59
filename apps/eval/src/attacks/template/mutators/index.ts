import { encodingMutators } from '../../encodings.js';
import { scriptMutators } from '../../script-mutators.js';
import { JNDI_MUTATORS } from './jndi.js';
import { SURROUNDING_MUTATORS } from './surroundings.js';

/** Every way to write a template injection differently that does the same. */
export const TEMPLATE_MUTATORS = [
  ...SURROUNDING_MUTATORS,
  ...JNDI_MUTATORS,
  ...scriptMutators('template', /^(?:ejs|eta|pug|dot)$/),
  ...encodingMutators(['template']),
];
