import { deepStrictEqual, strictEqual } from 'node:assert';
import type { ConfigInput } from '../../config/schema.js';
import { type ClientMessage, send } from '../client.js';
import { modes } from '../contract-options.js';
import { collectEvents, expectBlocked, expectPassed } from '../expectations.js';
import type { CaseContext, ContractApplication, ContractCase } from '../harness.js';

const FORM_TYPE = { 'content-type': 'application/x-www-form-urlencoded' };
const JSON_TYPE = { 'content-type': 'application/json' };

const form = (path: string, body: string, headers: ClientMessage['headers'] = {}): ClientMessage => ({
  path,
  headers: { ...FORM_TYPE, ...headers },
  body,
});

function withHpp(context: CaseContext, more: ConfigInput = {}): Promise<ContractApplication> {
  return context.application({ config: { SECURITY_CHECKS: modes({ hpp: 1, sqli: 1, xss: 1 }), ...more } });
}

async function expectHpp(application: ContractApplication, message: ClientMessage, location: string): Promise<void> {
  const [event] = await expectBlocked(application, message);
  deepStrictEqual([event?.type, event?.location], ['hpp', location]);
}

/** Repeated parameters. */
export const HPP_CASES: readonly ContractCase[] = [
  {
    name: 'hpp: repeated names are everyday',
    run: async (context) => {
      const application = await withHpp(context);
      await expectPassed(application, { path: '/echo?tag=a&tag=b&id[]=1&id[]=2&family=A:400;700&family=B:400' });
      await expectPassed(application, form('/echo', 'tag=a&tag=b&id[]=1&id[]=2'));
    },
  },
  {
    name: 'hpp: values that attack once they are put together are refused, in query and form',
    run: async (context) => {
      const application = await withHpp(context);
      const query = "q=1'+union/*&q=*/select+password+from+users--+";
      await expectHpp(application, { path: `/echo?${query}` }, 'qs_values');
      await expectHpp(application, form('/echo', query), 'post_values');
    },
  },
  {
    name: 'hpp: a second value for a scalar is refused, the same one twice is not',
    run: async (context) => {
      const application = await withHpp(context, { HPP_SCALARS: ['id'] });
      await expectHpp(application, { path: '/echo?id=1&x=y&id=2' }, 'qs_values');
      await expectHpp(application, form('/echo', 'id=1&id=2'), 'post_values');
      await expectPassed(application, { path: '/echo?id=1&id=1' });
      await expectPassed(application, { path: '/echo?x=1&x=2' });
    },
  },
  {
    name: 'hpp: different values in query and body are refused',
    run: async (context) => {
      const application = await withHpp(context);
      await expectHpp(application, form('/echo?id=1', 'id=2'), 'post_values');
      await expectHpp(application, { path: '/echo?id=1', headers: JSON_TYPE, body: '{"id":2}' }, 'post_values');
      await expectPassed(application, form('/echo?id=1', 'id=1&other=2'));
      await expectPassed(application, { path: '/echo?id=1', headers: JSON_TYPE, body: '{"item":{"id":2}}' });
      const referer = { referer: 'https://www.example.org/echo?lang=de' };
      await expectPassed(application, form('/echo?lang=de', 'lang=en', referer));
    },
  },
  {
    name: 'hpp: HPP_REPETITION any refuses every repetition but lists and HPP_ARRAYS',
    run: async (context) => {
      const application = await withHpp(context, { HPP_REPETITION: 'any', HPP_ARRAYS: ['tag'] });
      await expectHpp(application, { path: '/echo?a=1&a=2' }, 'qs_values');
      await expectHpp(application, form('/echo', 'a=1&a=2'), 'post_values');
      await expectPassed(application, { path: '/echo?tag=1&tag=2&id[]=1&id[]=2' });
    },
  },
  {
    name: 'hpp: in mode 3 it is only told, and an exception takes a name off',
    run: async (context) => {
      const logging = await withHpp(context, { SECURITY_CHECKS: modes({ hpp: 3 }), HPP_SCALARS: ['id'] });
      const { result, events } = await collectEvents(logging, () => send(logging.origin, { path: '/echo?id=1&id=2' }));
      deepStrictEqual([result.status, events.map(({ type, action }) => [type, action])], [200, [['hpp', 'logged']]]);
      const excepting = await withHpp(context, {
        HPP_SCALARS: ['id', 'user'],
        EXCEPTIONS: [{ check: 'hpp', parameter: 'id' }],
      });
      await expectPassed(excepting, { path: '/echo?id=1&id=2' });
      await expectHpp(excepting, { path: '/echo?user=1&user=2' }, 'qs_values');
    },
  },
];

/** Bodies that are not what they are called. */
export const FORMAT_CASES: readonly ContractCase[] = [
  {
    name: 'format: a body that is not what its Content-Type says is refused in mode 1',
    run: async (context) => {
      const application = await context.application({ config: { SECURITY_CHECKS: modes({ format: 1 }) } });
      for (const message of [
        form('/echo', '{"a":1}'),
        { path: '/echo', headers: JSON_TYPE, body: 'a=1&b=2' },
        { path: '/echo', headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: '{"a":1}' },
      ]) {
        const [event] = await expectBlocked(application, message);
        deepStrictEqual([event?.type, event?.location, event?.path], ['format', 'request', 'content-type']);
      }
    },
  },
  {
    name: 'format: text, and what is as it is called, is never refused',
    run: async (context) => {
      const application = await context.application({ config: { SECURITY_CHECKS: modes({ format: 1 }) } });
      await expectPassed(application, form('/echo', 'a=1&b=2'));
      await expectPassed(application, { path: '/echo', headers: JSON_TYPE, body: '{"a":[1,2]}' });
      await expectPassed(application, { path: '/echo', headers: { 'content-type': 'text/plain' }, body: '{"a":1}' });
      await expectPassed(application, form('/echo', ''));
      await expectPassed(application, { path: '/echo', method: 'POST' });
    },
  },
  {
    name: 'format: by default it only tells, and the body is inspected under both readings',
    run: async (context) => {
      const application = await context.application({ config: { SECURITY_CHECKS: modes({ format: 3, sqli: 1 }) } });
      const message = form('/echo', '{"a":1}');
      const { result, events } = await collectEvents(application, () => send(application.origin, message));
      deepStrictEqual([result.status, events.map(({ type, action }) => [type, action])], [200, [['format', 'logged']]]);
      const attack = JSON.stringify({ a: "' OR 1=1 -- " });
      const types = (await expectBlocked(application, form('/echo', attack))).map(({ type }) => type);
      strictEqual(types.includes('sqli'), true);
      const hidden = { path: '/echo', headers: JSON_TYPE, body: `a=${encodeURIComponent("' OR 1=1 -- ")}` };
      await expectBlocked(application, hidden);
    },
  },
];
