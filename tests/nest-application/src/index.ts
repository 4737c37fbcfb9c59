export { describeNest } from './describe-nest.js';
export { describeScalars } from './describe-scalars.js';
export { createNestHarnesses } from './harness.js';
