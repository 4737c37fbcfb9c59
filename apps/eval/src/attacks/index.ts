import type { Executor, Generator, Mutator } from './attack.js';
import { COMMAND_GENERATORS } from './command/generators/index.js';
import { SQLI_EXECUTORS } from './sqli/execution/index.js';
import { SQLI_GENERATORS } from './sqli/generators/index.js';
import { SQLI_MUTATORS } from './sqli/mutators/index.js';
import { TRAVERSAL_EXECUTORS } from './traversal/execution/index.js';
import { TRAVERSAL_GENERATORS } from './traversal/generators/index.js';
import { TRAVERSAL_MUTATORS } from './traversal/mutators/index.js';
import { XSS_GENERATORS } from './xss/generators/index.js';

/** Every generator of attacks; a family's folder adds its own here. */
export const GENERATORS: readonly Generator[] = [
  ...SQLI_GENERATORS,
  ...XSS_GENERATORS,
  ...COMMAND_GENERATORS,
  ...TRAVERSAL_GENERATORS,
];

/** Every meaning-preserving rewriting. */
export const MUTATORS: readonly Mutator[] = [...SQLI_MUTATORS, ...TRAVERSAL_MUTATORS];

/** Everything that can run an attack for real. */
export const EXECUTORS: readonly Executor[] = [...SQLI_EXECUTORS, ...TRAVERSAL_EXECUTORS];
