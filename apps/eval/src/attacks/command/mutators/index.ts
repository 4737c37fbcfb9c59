import { encodingMutators } from '../../encodings.js';
import { ARGUMENT_MUTATORS } from './arguments.js';
import { COMMAND_WRAPPERS } from './commands.js';
import { NAME_MUTATORS } from './names.js';
import { SEPARATOR_MUTATORS } from './separators.js';
import { WINDOWS_MUTATORS } from './windows.js';

/** Every way to write a command injection differently that does the same. */
export const COMMAND_MUTATORS = [
  ...NAME_MUTATORS,
  ...ARGUMENT_MUTATORS,
  ...COMMAND_WRAPPERS,
  ...SEPARATOR_MUTATORS,
  ...WINDOWS_MUTATORS,
  ...encodingMutators(['command']),
];
