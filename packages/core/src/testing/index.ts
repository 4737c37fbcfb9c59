export { type Answer, type ClientMessage, send } from './client.js';
export { CONTRACT } from './contract.js';
export { describeAdapter, type TestRunner } from './describe-adapter.js';
export type { AdapterHarness, CaseContext, ContractApplication, ContractCase, Placement, Setup } from './harness.js';
export { type InProcessExchange, type PlainRequest, toInProcessExchange } from './in-process-exchange.js';
