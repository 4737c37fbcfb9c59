import { deepStrictEqual } from 'node:assert';
import { modes } from '../contract-options.js';
import { expectBlocked, expectPassed } from '../expectations.js';
import type { ContractCase } from '../harness.js';
import { TEXTBOOK } from '../payloads.js';

const JSON_TYPE = { 'content-type': 'application/json' };
const FORM_TYPE = { 'content-type': 'application/x-www-form-urlencoded' };

const config = {
  SECURITY_CHECKS: modes({ sqli: 1, xss: 1 }),
  EXCEPTIONS: [{ check: 'xss', parameter: 'article.text', route: '^/echo/articles' }],
};

/** What the owner lets off single checks. */
export const EXCEPTION_CASES: readonly ContractCase[] = [
  {
    name: 'exceptions: a rich-text field is let off xss alone, on its route alone, and each use is counted',
    run: async (context) => {
      const application = await context.fresh({ config });
      const post = (path: string, text: string) => ({
        path,
        headers: JSON_TYPE,
        body: JSON.stringify({ article: { text } }),
      });
      await expectPassed(application, post('/echo/articles', TEXTBOOK.xss));
      await expectBlocked(application, post('/echo/articles', TEXTBOOK.sqli));
      await expectBlocked(application, post('/echo/comments', TEXTBOOK.xss));
      await expectPassed(application, post('/echo/articles/7?page=1', TEXTBOOK.xss));
      const [{ uses, ...written } = { uses: 0 }] = application.rasp.status().exceptions;
      deepStrictEqual(written, { check: ['xss'], parameter: 'article.text', route: '^/echo/articles' });
      deepStrictEqual(uses, 2);
    },
  },
  {
    name: 'exceptions: in a form the field next to the one that is let off is judged',
    run: async (context) => {
      const application = await context.fresh({
        config: { ...config, EXCEPTIONS: [{ check: 'xss', parameter: 'text' }] },
      });
      const attack = encodeURIComponent(TEXTBOOK.xss);
      await expectPassed(application, { path: '/echo', headers: FORM_TYPE, body: `title=x&text=${attack}` });
      await expectBlocked(application, { path: '/echo', headers: FORM_TYPE, body: `title=${attack}&text=x` });
      await expectPassed(application, { path: `/echo?text=${attack}` });
      await expectBlocked(application, { path: `/echo?title=${attack}` });
    },
  },
  {
    name: 'exceptions: taken away at run time, the field is judged again, whatever was let go before',
    run: async (context) => {
      const application = await context.fresh({
        config: { ...config, EXCEPTIONS: [{ check: 'xss', parameter: 'text' }] },
      });
      const message = { path: `/echo?text=${encodeURIComponent(TEXTBOOK.xss)}` };
      await expectPassed(application, message);
      application.rasp.setConfig({ EXCEPTIONS: [] });
      await expectBlocked(application, message);
    },
  },
];
