import { deepStrictEqual, strictEqual } from 'node:assert';
import { BOUNDARY, multipart } from '../body-kinds.js';
import { type ClientMessage, pause, send } from '../client.js';
import { assertBlocked, assertFoundIn, collectEvents, expectPassed } from '../expectations.js';
import type { ContractCase } from '../harness.js';
import { TEXTBOOK } from '../payloads.js';

const LIMIT_BYTES = 2048;
const CONFIG = { FIELD_LIMIT_BYTES: LIMIT_BYTES };

interface Sized {
  readonly name: string;
  readonly type: string;
  /** A body of exactly that many bytes of fields. */
  write(bytes: number): string;
}

const SIZED: readonly Sized[] = [
  { name: 'JSON', type: 'application/json', write: (bytes) => `{"a":"${'x'.repeat(bytes - 8)}"}` },
  { name: 'a form', type: 'application/x-www-form-urlencoded', write: (bytes) => `a=${'x'.repeat(bytes - 2)}` },
  { name: 'text', type: 'text/plain', write: (bytes) => 'x'.repeat(bytes) },
  { name: 'XML', type: 'application/xml', write: (bytes) => `<a>${'x'.repeat(bytes - 7)}</a>` },
];

/** What lies past the limit of fields is an input fault; files do not use it up. */
export const LIMIT_CASES: readonly ContractCase[] = [
  ...SIZED.flatMap(atTheLimit),
  {
    name: 'limit: PAST_LIMIT pass lets a longer body through, byte for byte',
    run: async (context) => {
      const application = await context.application({ config: { ...CONFIG, PAST_LIMIT: 'pass' } });
      const text = 'x'.repeat(LIMIT_BYTES * 50);
      const answer = await send(application.origin, {
        path: '/echo',
        headers: { 'content-type': 'text/plain' },
        body: text,
      });
      strictEqual(answer.status, 200);
      strictEqual(JSON.parse(answer.text).body, text);
    },
  },
  {
    name: 'limit: padding in front of an attack does not buy a pass',
    run: async (context) => {
      const application = await context.application({ config: CONFIG });
      const body = JSON.stringify({ padding: 'x'.repeat(LIMIT_BYTES), a: TEXTBOOK.sqli });
      await expectRefused(application, { headers: { 'content-type': 'application/json' }, body }, 413);
    },
  },
  {
    name: 'limit: a file does not use up the limit of the fields',
    run: async (context) => {
      const body = upload('x'.repeat(LIMIT_BYTES * 100), 'nothing');
      await expectPassed(await context.application({ config: CONFIG }), { path: '/echo', headers: MULTIPART, body });
    },
  },
  {
    name: 'limit: an upload is cut off when a field behind a long file attacks',
    run: async (context) => {
      const application = await context.application({ config: CONFIG });
      const body = upload('x'.repeat(LIMIT_BYTES * 500), TEXTBOOK.sqli);
      const { result, events } = await collectEvents(application, () =>
        send(application.origin, { path: '/upload/busboy', headers: MULTIPART, body }),
      );
      assertBlocked(result);
      assertFoundIn(events, 'post_values');
      await expectPassed(application, { path: '/echo' });
    },
  },
  {
    name: 'limit: an application that answers after its upload was cut off does not crash',
    run: async (context) => {
      const application = await context.application({ config: CONFIG });
      const body = upload('x'.repeat(LIMIT_BYTES * 4), TEXTBOOK.sqli);
      const pieces = [body.subarray(0, LIMIT_BYTES * 2), body.subarray(LIMIT_BYTES * 2)];
      const message: ClientMessage = { method: 'GET', path: '/slow?id=1', headers: MULTIPART, pieces, pauseMs: 10 };
      const { result, events } = await collectEvents(application, () => send(application.origin, message));
      assertBlocked(result);
      assertFoundIn(events, 'post_values');
      await pause(60);
      await expectPassed(application, { path: '/echo' });
    },
  },
  {
    name: 'limit: many short fields of a multipart form count together',
    run: async (context) => {
      const parts = Array.from({ length: LIMIT_BYTES / 16 }, () => ({
        disposition: 'form-data; name="a"',
        content: 'x'.repeat(20),
      }));
      const application = await context.application({ config: CONFIG });
      await expectRefused(application, { path: '/echo', headers: MULTIPART, body: multipart(parts) }, 413);
    },
  },
  {
    name: 'limit: a body that comes too slowly is refused with 408',
    run: async (context) => {
      const application = await context.application({ config: { HOLD_LIMIT_MS: 150 } });
      await expectRefused(application, trickle(), 408);
    },
  },
  {
    name: 'limit: PAST_LIMIT pass lets a slow body through after HOLD_LIMIT_MS',
    run: async (context) => {
      const application = await context.application({ config: { HOLD_LIMIT_MS: 150, PAST_LIMIT: 'pass' } });
      const answer = await send(application.origin, trickle());
      strictEqual(answer.status, 200, answer.text);
    },
  },
];

const MULTIPART = { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` };

function atTheLimit({ name, type, write }: Sized): ContractCase[] {
  const message = (bytes: number): ClientMessage => ({
    path: '/echo',
    headers: { 'content-type': type },
    body: write(bytes),
  });
  return [
    {
      name: `limit: ${name} of exactly FIELD_LIMIT_BYTES is accepted`,
      run: async (context) => {
        await expectPassed(await context.application({ config: CONFIG }), message(LIMIT_BYTES));
      },
    },
    {
      name: `limit: ${name} of one byte more than FIELD_LIMIT_BYTES is refused with 413`,
      run: async (context) => {
        await expectRefused(await context.application({ config: CONFIG }), message(LIMIT_BYTES + 1), 413);
      },
    },
  ];
}

async function expectRefused(
  application: Parameters<typeof expectPassed>[0],
  message: ClientMessage,
  status: number,
): Promise<void> {
  const before = application.handled.length;
  const { result, events } = await collectEvents(application, () => send(application.origin, message));
  strictEqual(result.status, status, result.text.slice(0, 200));
  deepStrictEqual(application.handled.slice(before), [], 'no handler runs');
  deepStrictEqual(
    events.map((event) => event.type),
    ['limit'],
  );
}

/** About a second of JSON. */
function trickle(): ClientMessage {
  const pieces = ['{"a":"', ...'x'.repeat(20), '"}'];
  return { path: '/echo', headers: { 'content-type': 'application/json' }, pieces, pauseMs: 25 };
}

function upload(content: string, note: string): Buffer {
  return multipart([
    {
      disposition: 'form-data; name="photo"; filename="a.bin"',
      headers: ['Content-Type: application/octet-stream'],
      content,
    },
    { disposition: 'form-data; name="note"', content: note },
  ]);
}
