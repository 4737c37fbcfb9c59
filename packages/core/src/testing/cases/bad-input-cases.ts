import { ok, rejects, strictEqual } from 'node:assert';
import { gzipSync } from 'node:zlib';
import { BOUNDARY } from '../body-kinds.js';
import { type ClientMessage, send } from '../client.js';
import { expectPassed } from '../expectations.js';
import type { ContractApplication, ContractCase } from '../harness.js';
import { sendRaw, statusesOf } from '../raw-client.js';

const PATIENCE_MS = 5_000;

const json = (body: string | Buffer, headers = {}): ClientMessage => ({
  path: '/echo',
  headers: { 'content-type': 'application/json', ...headers },
  body,
});
const form = (body: string): ClientMessage => ({
  path: '/echo',
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body,
});

/** What an HTTP client can send; the statuses are those that are right, whoever of us answers. */
const MESSAGES: readonly [name: string, message: ClientMessage, statuses: readonly number[]][] = [
  ['malformed percent-encoding in the query', { path: '/echo?a=%zz&b=%&c=%e' }, [200]],
  ['malformed percent-encoding in the path', { path: '/echo/%zz%' }, [200, 400, 403, 404]],
  ['malformed percent-encoding in a form', form('a=%zz&%=b&c=%C3%28'), [200]],
  ['invalid UTF-8 in the query', { path: '/echo?a=%C0%AE%FF' }, [200, 403]],
  [
    'many headers',
    { path: '/echo', headers: Object.fromEntries(Array.from({ length: 500 }, (_, id) => [`x-${id}`, 'a'])) },
    [200, 403],
  ],
  ['100,000 parameters', form(Array.from({ length: 100_000 }, (_, id) => `p${id}=1`).join('&')), [200, 403, 413]],
  ['JSON 10,000 deep', json(`${'['.repeat(10_000)}1${']'.repeat(10_000)}`), [200, 403]],
  ['JSON objects 10,000 deep', json(`${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`), [200, 403]],
  ['a parameter of 10 MB', form(`a=${'x'.repeat(10_000_000)}`), [413]],
  ['a gzip bomb', json(gzipSync(Buffer.alloc(50_000_000, 'x')), { 'content-encoding': 'gzip' }), [403, 413]],
  ['gzip that is none', json('not gzip at all', { 'content-encoding': 'gzip' }), [400, 403, 415]],
  ['gzip that is cut off', json(gzipSync('{"a":1}').subarray(0, 15), { 'content-encoding': 'gzip' }), [400, 403, 415]],
  ['an unknown charset', json('{"a":1}', { 'content-type': 'application/json; charset=x-unknown' }), [403, 415]],
  ['an unknown content encoding', json('{"a":1}', { 'content-encoding': 'x-unknown' }), [403, 415]],
  [
    'a multipart body without end',
    {
      path: '/echo',
      headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
      body: `--${BOUNDARY}\r\nContent-Disposition: form-data; name="a"\r\n\r\nnever end`,
    },
    [200, 400, 403],
  ],
  [
    'a multipart body without a boundary',
    { path: '/echo', headers: { 'content-type': 'multipart/form-data' }, body: 'x' },
    [200, 400, 403, 406, 415],
  ],
  ['a lone surrogate in JSON', json('{"a":"\\ud800"}'), [200]],
  ['NUL bytes in JSON', json('{"a":"\\u0000x\\u0000"}'), [200, 403]],
  ['NUL bytes in a form', form('a=%00&b=x%00y'), [200, 403]],
  ['a __proto__ key in JSON', json('{"__proto__":{"a":1},"constructor":{"prototype":{}}}'), [200, 400, 403]],
  ['a __proto__ key in a form', form('__proto__[a]=1&constructor[prototype][a]=1'), [200, 400, 403]],
  ['a __proto__ key in the query', { path: '/echo?__proto__[a]=1&__proto__=1' }, [200, 400, 403]],
  ['JSON that is none', json('{"a":'), [400, 403]],
  ['an empty JSON body', json(''), [200, 400]],
  ['a type that is none', json('{"a":1}', { 'content-type': ';;;="' }), [200, 400, 403, 415]],
];

/** What only a bare socket can send. */
const RAW: readonly [name: string, bytes: string][] = [
  ['a request line that is none', 'GARBAGE\r\n\r\n'],
  ['a header without a name', 'GET /echo HTTP/1.1\r\nHost: a\r\n: x\r\n\r\n'],
  ['two lengths', 'POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab'],
  [
    'a length and chunks',
    'POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  ],
  [
    'a chunk size that is none',
    'POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nab\r\n0\r\n\r\n',
  ],
  ['a target in absolute form', 'GET http://a/echo?q=1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'],
  ['a target with a fragment', 'GET /echo#x?q=1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'],
  ['raw bytes in the target', 'GET /echo?q=\xff\xfe HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'],
  // Over a bare socket: Node answers 431 and closes before it has read all, which some clients only see as a reset.
  ['a header bomb', `GET /echo HTTP/1.1\r\nHost: a\r\nX-Long: ${'x'.repeat(100_000)}\r\n\r\n`],
  ['OPTIONS *', 'OPTIONS * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'],
  ['HTTP/1.0 without a Host', 'GET /echo HTTP/1.0\r\n\r\n'],
];

/** Never a throw into the application, never a hang: an answer, and the next request is served as if nothing was. */
export const BAD_INPUT_CASES: readonly ContractCase[] = [
  ...MESSAGES.map(
    ([name, message, statuses]): ContractCase => ({
      name: `bad input: ${name} is answered, and the application lives on`,
      run: async (context) => {
        const application = await context.application();
        const { status } = await inTime(send(application.origin, message));
        ok(statuses.includes(status), `status ${status}`);
        await expectAlive(application);
      },
    }),
  ),
  ...RAW.map(
    ([name, bytes]): ContractCase => ({
      name: `bad input: ${name} is answered, and the application lives on`,
      run: async (context) => {
        const application = await context.application();
        const { text, closed } = await sendRaw(application.origin, {
          bytes: Buffer.from(bytes, 'latin1'),
          until: (received) => received.includes('\r\n\r\n'),
          timeoutMs: PATIENCE_MS,
        });
        ok(closed || statusesOf(text).length > 0, 'an answer or the end of the connection');
        await expectAlive(application);
      },
    }),
  ),
  {
    name: 'bad input: an exponential regular expression in the configuration costs nothing',
    run: async (context) => {
      const application = await context.application({ config: { IGNORE_PATHS: ['^/(a+)+$'] } });
      const { status } = await inTime(send(application.origin, { path: `/${'a'.repeat(5_000)}!` }));
      strictEqual(status, 404);
    },
  },
  {
    name: 'bad input: a regular expression that needs backtracking is refused at start, with its key',
    run: async (context) => {
      await rejects(context.fresh({ config: { IGNORE_PATHS: ['^/(?=secret)', '(a)\\1'] } }), /IGNORE_PATHS/);
    },
  },
  {
    name: 'bad input: a configuration with faults is refused at start, every fault named',
    run: async (context) => {
      const config = { DENY_STATUS_CODE: 99, LOG_PORT: 0, GTFO_MESSAGE: 'x' } as never;
      await rejects(context.fresh({ config }), (error: Error) => {
        for (const key of ['DENY_STATUS_CODE', 'LOG_PORT', 'GTFO_MSG']) ok(error.message.includes(key), key);
        return true;
      });
    },
  },
];

async function inTime<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${PATIENCE_MS} ms`)), PATIENCE_MS);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

async function expectAlive(application: ContractApplication): Promise<void> {
  await expectPassed(application, json('{"still":"alive"}'));
}
