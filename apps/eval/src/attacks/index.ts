import type { Executor, Generator, Mutator } from './attack.js';
import { COMMAND_EXECUTORS } from './command/execution/index.js';
import { COMMAND_GENERATORS } from './command/generators/index.js';
import { COMMAND_MUTATORS } from './command/mutators/index.js';
import { NOSQL_EXECUTORS } from './nosql/execution/index.js';
import { NOSQL_GENERATORS } from './nosql/generators/index.js';
import { NOSQL_MUTATORS } from './nosql/mutators/index.js';
import { PROTOTYPE_EXECUTORS } from './prototype/execution/index.js';
import { PROTOTYPE_GENERATORS } from './prototype/generators/index.js';
import { PROTOTYPE_MUTATORS } from './prototype/mutators/index.js';
import { SQLI_EXECUTORS } from './sqli/execution/index.js';
import { SQLI_GENERATORS } from './sqli/generators/index.js';
import { SQLI_MUTATORS } from './sqli/mutators/index.js';
import { SSRF_EXECUTORS } from './ssrf/execution/index.js';
import { SSRF_GENERATORS } from './ssrf/generators/index.js';
import { SSRF_MUTATORS } from './ssrf/mutators/index.js';
import { TRAVERSAL_EXECUTORS } from './traversal/execution/index.js';
import { TRAVERSAL_GENERATORS } from './traversal/generators/index.js';
import { TRAVERSAL_MUTATORS } from './traversal/mutators/index.js';
import { XSS_EXECUTORS } from './xss/execution/index.js';
import { XSS_GENERATORS } from './xss/generators/index.js';
import { XSS_MUTATORS } from './xss/mutators/index.js';

/** Every generator of attacks; a family's folder adds its own here. */
export const GENERATORS: readonly Generator[] = [
  ...SQLI_GENERATORS,
  ...XSS_GENERATORS,
  ...COMMAND_GENERATORS,
  ...TRAVERSAL_GENERATORS,
  ...NOSQL_GENERATORS,
  ...PROTOTYPE_GENERATORS,
  ...SSRF_GENERATORS,
];

/** Every meaning-preserving rewriting. */
export const MUTATORS: readonly Mutator[] = [
  ...SQLI_MUTATORS,
  ...XSS_MUTATORS,
  ...COMMAND_MUTATORS,
  ...TRAVERSAL_MUTATORS,
  ...NOSQL_MUTATORS,
  ...PROTOTYPE_MUTATORS,
  ...SSRF_MUTATORS,
];

/** Everything that can run an attack for real. */
export const EXECUTORS: readonly Executor[] = [
  ...SQLI_EXECUTORS,
  ...XSS_EXECUTORS,
  ...COMMAND_EXECUTORS,
  ...TRAVERSAL_EXECUTORS,
  ...NOSQL_EXECUTORS,
  ...PROTOTYPE_EXECUTORS,
  ...SSRF_EXECUTORS,
];
