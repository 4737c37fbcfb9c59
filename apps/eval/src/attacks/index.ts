import type { Executor, Generator, Mutator } from './attack.js';
import { SQLI_GENERATORS } from './sqli/generators/index.js';

/** Every generator of attacks; a family's folder adds its own here. */
export const GENERATORS: readonly Generator[] = [...SQLI_GENERATORS];

/** Every meaning-preserving rewriting. */
export const MUTATORS: readonly Mutator[] = [];

/** Everything that can run an attack for real. */
export const EXECUTORS: readonly Executor[] = [];
