import { deepStrictEqual, ok, strictEqual } from 'node:assert';
import { type ClientMessage, send } from '../client.js';
import { BLOCK_STATUS, modes } from '../contract-options.js';
import { assertBlocked, collectEvents, expectBlocked, expectPassed } from '../expectations.js';
import type { CaseContext, ContractApplication, ContractCase } from '../harness.js';

const config = { SECURITY_CHECKS: modes({ path: 1 }) };

/** Everything that the application has a route for, in the shapes in which it is asked for. */
const SERVED: readonly ClientMessage[] = [
  { path: '/routed/items/7' },
  { path: '/routed/items/7?page=2' },
  { path: '/routed/items/a%20b%2Fc' },
  { path: '/routed/items/%C3%A9' },
  { path: '/routed/files/' },
  { path: '/routed/files/a/b.txt' },
  { path: '/echo' },
  { path: '/echo/any/thing' },
  { path: '/echo', method: 'PUT', body: '{}', headers: { 'content-type': 'application/json' } },
  { path: '/echo', method: 'DELETE' },
  { path: '/echo', method: 'PATCH', body: 'a=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
  { path: '/slow?id=1' },
  { path: '/stream' },
  { path: '/headers' },
];

/** Paths and methods that nobody has a route for. */
export const PATH_CASES: readonly ContractCase[] = [
  {
    name: 'path: what nobody serves is refused, as an event of its own',
    run: async (context) => {
      const application = await context.application({ config });
      for (const path of ['/nobody', '/routed/nobody', '/routed/items/7/nobody', '/nobody?a=b']) {
        const [event, ...others] = await expectBlocked(application, { path });
        deepStrictEqual([event?.type, event?.location, others], ['path', 'request', []]);
        strictEqual(event?.payload, `GET ${path.replace('?a=b', '')}`);
      }
    },
  },
  {
    name: 'path: a method that nobody serves on a path is refused',
    run: async (context) => {
      const application = await context.application({ config });
      const [event] = await expectBlocked(application, { path: '/routed/items/7', method: 'DELETE' });
      deepStrictEqual([event?.type, event?.payload], ['path', 'DELETE /routed/items/7']);
      const body = { headers: { 'content-type': 'application/json' }, body: '{"a":1}' };
      await expectBlocked(application, { path: '/routed/files/x', method: 'POST', ...body });
    },
  },
  {
    name: 'path: a request that the application serves is never refused, and makes no event',
    run: async (context) => {
      const application = await context.application({ config });
      for (const message of SERVED) await expectPassed(application, message);
    },
  },
  {
    name: 'path: HEAD is served where GET is, and refused where nobody serves',
    run: async (context) => {
      const application = await context.application({ config });
      strictEqual((await send(application.origin, { path: '/routed/items/7', method: 'HEAD' })).status, 200);
      strictEqual((await send(application.origin, { path: '/static/hello.txt', method: 'HEAD' })).status, 200);
      const { result, events } = await collectEvents(application, () =>
        send(application.origin, { path: '/nobody', method: 'HEAD' }),
      );
      deepStrictEqual([result.status, result.text, events.length], [BLOCK_STATUS, '', 1]);
    },
  },
  {
    name: 'path: static files are served',
    run: async (context) => {
      await expectAnswer(await context.application({ config }), '/static/hello.txt', { status: 200, text: 'hello' });
    },
  },
  {
    name: "path: the application's own 404 is its answer",
    run: async (context) => {
      const application = await context.application({ config });
      await expectAnswer(application, '/routed/absent', { status: 404, text: 'nothing here' });
    },
  },
  {
    name: 'path: what browsers ask every site for is answered by the framework',
    run: async (context) => {
      const application = await context.application({ config });
      for (const path of ['/apple-touch-icon.png', '/.well-known/change-password', '/ads.txt']) {
        const { result, events } = await collectEvents(application, () => send(application.origin, { path }));
        deepStrictEqual([result.status, events], [404, []]);
      }
    },
  },
  {
    name: "path: in mode 3 the framework's 404 arrives, and the event is told",
    run: async (context) => {
      const application = await context.application({ config: { SECURITY_CHECKS: modes({ path: 3 }) } });
      const { result, events } = await collectEvents(application, () => send(application.origin, { path: '/nobody' }));
      deepStrictEqual([result.status, events.map(({ type, action }) => [type, action])], [404, [['path', 'logged']]]);
      ok(!result.text.includes('stopped by'));
    },
  },
  {
    name: 'path: in mode 2 whoever asks often enough is blacklisted',
    run: async (context) => {
      const BLACKLIST_STRIKES = { decoy: 2 };
      const application = await context.fresh({ config: { SECURITY_CHECKS: modes({ path: 2 }), BLACKLIST_STRIKES } });
      await expectBlocked(application, { path: '/nobody' });
      await expectPassed(application, { path: '/echo' });
      await expectBlocked(application, { path: '/nobody' });
      const [event] = await expectBlocked(application, { path: '/echo' });
      strictEqual(event?.type, 'blacklist');
    },
  },
  {
    name: 'path: an exception gives its route back to the framework',
    run: async (context) => {
      const EXCEPTIONS = [{ check: 'path', route: '^/legacy/' }];
      const application = await context.fresh({ config: { ...config, EXCEPTIONS } });
      strictEqual((await send(application.origin, { path: '/legacy/page' })).status, 404);
      strictEqual(application.rasp.status().exceptions[0]?.uses, 1);
      await expectBlocked(application, { path: '/nobody' });
    },
  },
  {
    name: 'path: a refusal can redirect',
    run: async (context) => {
      const BLOCK_REDIRECT_URL = 'https://www.example.org/gone';
      const application = await context.application({ config: { ...config, BLOCK_REDIRECT_URL } });
      const { status, headers } = await send(application.origin, { path: '/nobody' });
      deepStrictEqual([status, headers.location], [302, BLOCK_REDIRECT_URL]);
    },
  },
  {
    name: 'path: a connection goes on after a refusal, whatever body came with it',
    run: (context) => refuseManyTimes(context),
  },
  {
    name: 'path: pipelined and parallel requests each get their own answer',
    run: async (context) => {
      const application = await context.application({ config });
      const paths = Array.from({ length: 60 }, (_, id) => (id % 2 === 0 ? `/routed/items/${id}` : `/nobody/${id}`));
      const answers = await Promise.all(paths.map((path) => send(application.origin, { path })));
      deepStrictEqual(
        answers.map(({ status }) => status),
        paths.map((path) => (path.startsWith('/nobody') ? BLOCK_STATUS : 200)),
      );
    },
  },
  {
    name: 'routes: what the application has is listed once it has been asked for something',
    run: async (context) => {
      const application = await context.application({ config });
      await expectPassed(application, { path: '/routed/items/7' });
      const listed = application.rasp.routes().map(({ method, path }) => `${method} ${path}`);
      ok(listed.includes('GET /routed/items/:id'), listed.join('\n'));
      strictEqual(new Set(listed).size, listed.length, 'each once');
    },
  },
];

async function expectAnswer(
  { origin, ...application }: ContractApplication,
  path: string,
  expected: { readonly status: number; readonly text: string },
): Promise<void> {
  const { result, events } = await collectEvents({ origin, ...application }, () => send(origin, { path }));
  deepStrictEqual([result.status, result.text, events], [expected.status, expected.text, []]);
}

async function refuseManyTimes(context: CaseContext): Promise<void> {
  const application = await context.application({ config });
  const headers = { 'content-type': 'application/json' };
  for (const size of [0, 10, 100_000]) {
    const body = JSON.stringify({ a: 'x'.repeat(size) });
    assertBlocked(await send(application.origin, { path: '/nobody', headers, body }));
    await expectPassed(application, { path: '/routed/items/7' });
  }
}
