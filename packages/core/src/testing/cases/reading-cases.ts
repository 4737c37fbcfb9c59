import { deepStrictEqual, notStrictEqual } from 'node:assert';
import { multipart } from '../body-kinds.js';
import { type ClientMessage, send } from '../client.js';
import { BLOCK_MESSAGE } from '../contract-options.js';
import { assertFoundIn, collectEvents, expectBlocked, expectPassed } from '../expectations.js';
import type { ContractApplication, ContractCase } from '../harness.js';
import { TEXTBOOK } from '../payloads.js';
import { field, file, json, parts, url } from '../writing.js';
import { IN_CODINGS, IN_JSON, IN_OTHER_BODIES } from './document-writings.js';
import { IN_FORMS, IN_HEADS, IN_OVERRIDES } from './head-and-form-writings.js';

const HARMLESS = "O'Brien and sons, 5 of 10 (see above)";

const WRITINGS = [...IN_HEADS, ...IN_FORMS, ...IN_JSON, ...IN_CODINGS, ...IN_OTHER_BODIES, ...IN_OVERRIDES];

/** Every place and every writing of a text: an attack there is found, and harmless text is not. */
export const READING_CASES: readonly ContractCase[] = WRITINGS.flatMap((writing) => [
  {
    name: `reading: an attack is found in ${writing.name}`,
    run: async (context) => {
      const events = await expectBlocked(await context.application(), writing.write(writing.attack ?? TEXTBOOK.sqli));
      assertFoundIn(events, writing.location);
    },
  },
  {
    name: `reading: harmless text passes in ${writing.name}`,
    run: async (context) => {
      await expectHarmless(await context.application(), writing.write(HARMLESS));
    },
  },
]);

/** What the configuration has to say about reading. */
export const CONFIGURED_READING_CASES: readonly ContractCase[] = [
  {
    name: 'reading: with DECODE_B64 off base64 is only text',
    run: async (context) => {
      const path = `/echo?q=${url(Buffer.from(TEXTBOOK.sqli).toString('base64'))}`;
      await expectPassed(await context.application({ config: { DECODE_B64: false } }), { path });
    },
  },
  {
    name: 'reading: repeated parameters that only together are an attack',
    run: async (context) => {
      // A framework that joins them makes one statement of both.
      const application = await context.application();
      const [first, second] = HALVES;
      await expectPassed(application, { path: `/echo?q=${url(second)}` });
      await expectBlocked(application, { path: `/echo?q=${url(first)}&q=${url(second)}` });
    },
  },
  {
    name: 'reading: repeated parameters that are an attack in the order of their positions',
    run: async (context) => {
      const application = await context.application();
      const [first, second] = HALVES.map(url);
      await expectBlocked(application, { path: `/echo?q[1]=${second}&q[0]=${first}` });
      await expectBlocked(application, { path: `/echo?q[0][0]=${first}&q[1][0]=${second}` });
    },
  },
  {
    name: 'reading: the elements of a JSON list that only together are an attack',
    run: async (context) => {
      const application = await context.application();
      const elements = ['x;{n$u\\c$u', '-lvp', '777}'];
      for (const a of elements) await expectPassed(application, json(JSON.stringify({ a })));
      await expectBlocked(application, json(JSON.stringify({ a: elements })));
      await expectBlocked(application, json(JSON.stringify({ a: [[elements[0]], elements.slice(1)] })));
    },
  },
  {
    name: 'reading: repeated fields of a form that only together are an attack, one long after the other',
    run: async (context) => {
      const application = await context.application();
      const [first = '', second = ''] = HALVES;
      const whole = multipart([field('q', first), file('photo', 'a.png', 'x'), field('q', second)]).toString();
      const cut = whole.indexOf(second);
      const pieces = [whole.slice(0, cut), whole.slice(cut)];
      const { headers } = parts();
      for (const way of ['for-await', 'pipe']) {
        await expectBlocked(application, { path: `/read/${way}`, headers, pieces, pauseMs: 20 } as ClientMessage);
      }
    },
  },
  {
    name: 'reading: with INPUT_FAULT log an unreadable body passes and is told',
    run: async (context) => {
      const application = await context.application({ config: { INPUT_FAULT: 'log' } });
      const { result, events } = await collectEvents(application, () => send(application.origin, UNREADABLE));
      notStrictEqual(result.text, BLOCK_MESSAGE);
      deepStrictEqual(
        events.map(({ type, action }) => [type, action]),
        [['limit', 'logged']],
      );
    },
  },
  {
    name: 'reading: with INPUT_FAULT pass an unreadable body passes in silence',
    run: async (context) => {
      const application = await context.application({ config: { INPUT_FAULT: 'pass' } });
      await expectHarmless(application, UNREADABLE);
    },
  },
  {
    name: 'reading: an unreadable body is refused unless configured otherwise',
    run: async (context) => {
      const application = await context.application();
      const { result, events } = await collectEvents(application, () => send(application.origin, UNREADABLE));
      deepStrictEqual([result.status, result.text], [415, BLOCK_MESSAGE]);
      deepStrictEqual(
        events.map((event) => event.type),
        ['limit'],
      );
    },
  },
];

/** Each passes, and a framework that joins them makes one statement of both. */
const HALVES = ['1 union select user()', 'password from users -- '] as const;

const UNREADABLE = json('{"a":1}', '; charset=x-unknown');

/** Not every framework parses every writing: that it was not us who refused it is what counts. */
async function expectHarmless(application: ContractApplication, message: ClientMessage): Promise<void> {
  const { result, events } = await collectEvents(application, () => send(application.origin, message));
  deepStrictEqual(events, []);
  notStrictEqual(result.text, BLOCK_MESSAGE);
}
