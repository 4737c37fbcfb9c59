import { deepStrictEqual, strictEqual } from 'node:assert';
import { randomBytes } from 'node:crypto';
import type { ClientMessage } from '../client.js';
import { assertBlocked } from '../expectations.js';
import type { CaseContext, ContractApplication, ContractCase } from '../harness.js';
import { sendStream, withSession } from '../http2-client.js';
import { TEXTBOOK } from '../payloads.js';

type Session = Parameters<typeof sendStream>[0];

const JSON_TYPE = { 'content-type': 'application/json' };
const ATTACK: ClientMessage = { path: `/echo?q=${encodeURIComponent(TEXTBOOK.sqli)}` };

/** The same promises over HTTP/2, where the framework has it. */
export const HTTP2_CASES: readonly ContractCase[] = [
  http2('harmless requests pass', async (session) => {
    const answer = await sendStream(session, { path: '/echo?q=1', headers: JSON_TYPE, body: '{"a":[1]}' });
    deepStrictEqual([answer.status, JSON.parse(answer.text).body], [200, { a: [1] }]);
  }),
  http2('an attack in the query is blocked, and the session stays usable', async (session, application) => {
    assertBlocked(await sendStream(session, ATTACK));
    deepStrictEqual(application.handled, []);
    strictEqual((await sendStream(session, { path: '/echo' })).status, 200);
  }),
  http2('an attack in a body is blocked before the handler', async (session, application) => {
    const body = JSON.stringify({ a: TEXTBOOK.xss });
    assertBlocked(await sendStream(session, { path: '/echo', headers: JSON_TYPE, body }));
    deepStrictEqual(application.handled, []);
  }),
  http2('a block with a long unread body leaves the session usable', async (session) => {
    const attack = { ...ATTACK, headers: { 'content-type': 'text/plain' }, body: 'x'.repeat(500_000) };
    assertBlocked(await sendStream(session, attack));
    strictEqual((await sendStream(session, { path: '/echo' })).status, 200);
  }),
  http2('a body is read whole', async (session) => {
    const body = randomBytes(700_000);
    const headers = { 'content-type': 'application/octet-stream' };
    const answer = await sendStream(session, { path: '/read/for-await', headers, body });
    strictEqual((JSON.parse(answer.text) as { bytes: number }).bytes, body.length);
  }),
  http2('streams beside each other each get their own verdict', async (session) => {
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, id) => sendStream(session, id % 2 === 0 ? { path: `/echo?id=${id}` } : ATTACK)),
    );
    deepStrictEqual(
      answers.map((answer) => answer.status),
      answers.map((_, id) => (id % 2 === 0 ? 200 : 403)),
    );
  }),
  http2('the Server header is set', async (session) => {
    strictEqual((await sendStream(session, { path: '/echo' })).headers.server, 'Apache');
  }),
];

function http2(name: string, run: (session: Session, application: ContractApplication) => Promise<void>): ContractCase {
  return {
    name: `http2: ${name}`,
    applies: (harness) => harness.http2,
    run: async (context: CaseContext) => {
      const application = await context.fresh({ http2: true });
      await withSession(application.origin, (session) => run(session, application));
    },
  };
}
