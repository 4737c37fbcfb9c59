import type { Executor, Generator, Mutator } from './attack.js';
import { CODE_EXECUTORS } from './code/execution/index.js';
import { CODE_GENERATORS } from './code/generators/index.js';
import { CODE_MUTATORS } from './code/mutators/index.js';
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
import { TEMPLATE_EXECUTORS } from './template/execution/index.js';
import { TEMPLATE_GENERATORS } from './template/generators/index.js';
import { TEMPLATE_MUTATORS } from './template/mutators/index.js';
import { TRAVERSAL_EXECUTORS } from './traversal/execution/index.js';
import { TRAVERSAL_GENERATORS } from './traversal/generators/index.js';
import { TRAVERSAL_MUTATORS } from './traversal/mutators/index.js';
import { XSS_EXECUTORS } from './xss/execution/index.js';
import { XSS_GENERATORS } from './xss/generators/index.js';
import { XSS_MUTATORS } from './xss/mutators/index.js';
import { XXE_EXECUTORS } from './xxe/execution/index.js';
import { XXE_GENERATORS } from './xxe/generators/index.js';
import { XXE_MUTATORS } from './xxe/mutators/index.js';

/** Every generator of attacks; a family's folder adds its own here. */
export const GENERATORS: readonly Generator[] = [
  ...SQLI_GENERATORS,
  ...XSS_GENERATORS,
  ...COMMAND_GENERATORS,
  ...TEMPLATE_GENERATORS,
  ...CODE_GENERATORS,
  ...XXE_GENERATORS,
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
  ...TEMPLATE_MUTATORS,
  ...CODE_MUTATORS,
  ...XXE_MUTATORS,
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
  ...TEMPLATE_EXECUTORS,
  ...CODE_EXECUTORS,
  ...XXE_EXECUTORS,
  ...TRAVERSAL_EXECUTORS,
  ...NOSQL_EXECUTORS,
  ...PROTOTYPE_EXECUTORS,
  ...SSRF_EXECUTORS,
];
