export { describeNest } from './describe-nest.js';
export { createNestHarnesses } from './harness.js';
