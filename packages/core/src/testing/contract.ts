import { PAIRWISE_CASES } from './cases/pairwise-cases.js';
import type { ContractCase } from './harness.js';

/** Everything that every adapter promises. */
export const CONTRACT: readonly ContractCase[] = [...PAIRWISE_CASES];
