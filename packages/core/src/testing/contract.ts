import { BODY_CASES } from './cases/body-cases.js';
import { LIMIT_CASES } from './cases/limit-cases.js';
import { PAIRWISE_CASES } from './cases/pairwise-cases.js';
import { READING_CASES } from './cases/reading-cases.js';
import type { ContractCase } from './harness.js';

/** Everything that every adapter promises. */
export const CONTRACT: readonly ContractCase[] = [...PAIRWISE_CASES, ...READING_CASES, ...BODY_CASES, ...LIMIT_CASES];
