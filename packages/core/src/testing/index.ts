export { type Answer, type ClientMessage, send } from './client.js';
export { CONTRACT } from './contract.js';
export { describeAdapter, type TestRunner } from './describe-adapter.js';
export { expectDetects, expectPasses } from './expect-check.js';
export { expectBlocked, expectPassed } from './expectations.js';
export type { AdapterHarness, CaseContext, ContractApplication, ContractCase, Placement, Setup } from './harness.js';
export { type InProcessExchange, type PlainRequest, toInProcessExchange } from './in-process-exchange.js';
export { TEXTBOOK } from './payloads.js';
