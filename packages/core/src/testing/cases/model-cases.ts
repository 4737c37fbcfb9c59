import { strictEqual } from 'node:assert';
import { type ClientMessage, send } from '../client.js';
import { expectBlocked, expectPassed } from '../expectations.js';
import type { ContractCase } from '../harness.js';
import { MODEL_ALONE } from '../payloads.js';

const IN_QUERY: ClientMessage = { path: `/echo?q=${encodeURIComponent(MODEL_ALONE)}` };
const IN_JSON: ClientMessage = {
  method: 'POST',
  path: '/echo',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ q: MODEL_ALONE }),
};

/** What no grammar is certain of is decided by the model, before the handler runs, whatever runs the model. */
export const MODEL_CASES: readonly ContractCase[] = [
  ...(['builtin', 'onnxruntime'] as const).map((ML_RUNTIME) => ({
    name: `model: on ${ML_RUNTIME} it blocks what grammars leave open, in the head and in the body`,
    run: async (context: Parameters<ContractCase['run']>[0]) => {
      const application = await context.application({ config: { ML_RUNTIME } });
      for (const message of [IN_QUERY, IN_JSON]) {
        const events = await expectBlocked(application, message);
        strictEqual(events[0]?.explanation.includes('the model takes it for'), true, events[0]?.explanation);
      }
    },
  })),
  {
    name: 'model: a score below XSS_PROBA and SQLI_PROBA lets the request through',
    run: async (context) => {
      const application = await context.application({ config: { XSS_PROBA: 1, SQLI_PROBA: 1 } });
      await expectPassed(application, IN_QUERY);
      await expectPassed(application, IN_JSON);
    },
  },
  {
    name: 'model: requests side by side each get their own verdict where the model is waited for',
    run: async (context) => {
      const application = await context.application({ config: { ML_RUNTIME: 'onnxruntime' } });
      const messages = Array.from({ length: 20 }, (_, index) =>
        index % 2 === 0 ? IN_QUERY : { path: '/echo?q=calm' },
      );
      const answers = await Promise.all(messages.map((message) => send(application.origin, message)));
      answers.forEach(({ status }, index) => void strictEqual(status, index % 2 === 0 ? 403 : 200));
    },
  },
];
