import { deepStrictEqual, strictEqual } from 'node:assert';
import { gzipSync } from 'node:zlib';
import type { Mode } from '../../verdict/verdict.js';
import { BODY_KINDS, BOUNDARY, type BodyKind, type Field, multipart } from '../body-kinds.js';
import { type Answer, type ClientMessage, send } from '../client.js';
import { modes } from '../contract-options.js';
import { assertBlocked, assertFoundIn, collectEvents } from '../expectations.js';
import type { CaseContext, ContractApplication, ContractCase } from '../harness.js';
import { pairwise } from '../pairwise.js';
import { TEXTBOOK, TEXTBOOK_CHECKS, type TextbookCheck } from '../payloads.js';

const MODES = [0, 1, 2, 3] as const;

const HEAD_LOCATIONS = [
  'path',
  'qs_variables',
  'qs_values',
  'headers_values',
  'cookies',
  'user_agent',
  'referer',
] as const;

/** Which locations only a body of that kind has. */
const BODY_LOCATIONS = {
  none: [],
  urlencoded: ['post_variables', 'post_values'],
  json: ['json_keys', 'json_values'],
  multipart: ['post_values', 'file_names'],
  xml: ['xml_values'],
  text: ['text'],
} as const satisfies Record<BodyKind, readonly string[]>;

type BodyLocation = (typeof BODY_LOCATIONS)[BodyKind][number];
type AttackLocation = (typeof HEAD_LOCATIONS)[number] | BodyLocation;

const DIMENSIONS = {
  check: TEXTBOOK_CHECKS,
  mode: MODES,
  location: [...HEAD_LOCATIONS, ...new Set<BodyLocation>(Object.values(BODY_LOCATIONS).flat())],
  kind: Object.keys(BODY_KINDS) as BodyKind[],
  transfer: ['length', 'chunked', 'gzip'],
} as const;

interface TableRow {
  readonly check: TextbookCheck;
  readonly mode: Mode;
  readonly location: AttackLocation;
  readonly kind: BodyKind;
  readonly transfer: 'length' | 'chunked' | 'gzip';
}

/** Module x mode x location x kind of body x transfer, so that every two of them meet. */
export const PAIRWISE_CASES: readonly ContractCase[] = (pairwise(DIMENSIONS, isPossible) as TableRow[]).map((row) => ({
  name: `table: ${row.check} in mode ${row.mode} in ${row.location} of a request with body ${row.kind} (${row.transfer})`,
  run: (context) => runRow(context, row),
}));

function isPossible(row: Readonly<Record<string, string | number>>): boolean {
  const { location, kind, transfer } = row as unknown as TableRow;
  if (kind === 'none' && transfer !== 'length') return false;
  const isOfHead = (HEAD_LOCATIONS as readonly string[]).includes(location);
  return isOfHead || (BODY_LOCATIONS[kind] as readonly string[]).includes(location);
}

async function runRow(context: CaseContext, row: TableRow): Promise<void> {
  const application = await context.application({ config: { SECURITY_CHECKS: modes({ [row.check]: row.mode }) } });
  const before = application.handled.length;
  const { result, events } = await collectEvents(application, () => send(application.origin, toMessage(row)));
  const bans = await takeBans(application);
  if (row.mode === 1 || row.mode === 2) {
    assertBlocked(result);
    strictEqual(application.handled.length, before, 'the handler does not run');
  } else {
    assertEchoed(result, row);
    strictEqual(application.handled.length, before + 1, 'the handler runs');
  }
  if (row.mode === 0) deepStrictEqual(events, []);
  else assertFoundIn(events, row.location);
  for (const { type, mode, action } of events) deepStrictEqual({ type, mode, action }, expectedEvent(row));
  deepStrictEqual(bans, row.mode === 2 ? ['127.0.0.1'] : []);
}

function expectedEvent({ check, mode }: TableRow): object {
  return { type: check, mode, action: mode === 3 ? 'logged' : 'blocked' };
}

/** What the application got in spite of the attack is what the client sent. */
function assertEchoed(answer: Answer, row: TableRow): void {
  strictEqual(answer.status, 200, answer.text.slice(0, 200));
  const echo = JSON.parse(answer.text) as { url: string; body: unknown };
  strictEqual(echo.url, toMessage(row).path);
  if (row.location === 'json_values') deepStrictEqual(echo.body, { order: [{ note: TEXTBOOK[row.check] }] });
  if (row.location === 'json_keys') deepStrictEqual(echo.body, { order: [{ [TEXTBOOK[row.check]]: 'nothing' }] });
}

/** Whom the request banned; lifted again, as all clients of the contract share an address. */
async function takeBans(application: ContractApplication): Promise<string[]> {
  const addresses = (await application.rasp.blacklist.list()).map((entry) => entry.address);
  for (const address of addresses) await application.rasp.blacklist.remove(address);
  return addresses;
}

function toMessage(row: TableRow): ClientMessage {
  const attack = TEXTBOOK[row.check];
  const harmless: ClientMessage = { path: '/echo', ...BODY_KINDS[row.kind]({ name: 'note', value: 'nothing' }) };
  return withTransfer({ ...harmless, ...place(row, attack, harmless.headers ?? {}) }, row.transfer);
}

/** Puts an attack where the row wants it. */
function place({ location, kind }: TableRow, attack: string, headers: object): Partial<ClientMessage> {
  const encoded = encodeURIComponent(attack);
  const body = (field: Field): Partial<ClientMessage> => BODY_KINDS[kind](field);
  switch (location) {
    case 'path':
      return { path: `/echo/${encoded}/end` };
    case 'qs_variables':
      return { path: `/echo?${encoded}=1` };
    case 'qs_values':
      return { path: `/echo?id=${encoded}` };
    case 'headers_values':
      return { headers: { ...headers, 'x-tracking': attack } };
    case 'cookies':
      return { headers: { ...headers, cookie: `theme=dark; id=${encoded}` } };
    case 'user_agent':
      return { headers: { ...headers, 'user-agent': attack } };
    case 'referer':
      return { headers: { ...headers, referer: `http://127.0.0.1/?q=${attack}` } };
    case 'post_variables':
    case 'json_keys':
      return body({ name: attack, value: 'nothing' });
    case 'file_names':
      return { headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` }, body: fileNamed(attack) };
    default:
      return body({ name: 'note', value: attack });
  }
}

function fileNamed(name: string): Buffer {
  return multipart([{ disposition: `form-data; name="file"; filename="${name}"`, content: 'nothing' }]);
}

function withTransfer(message: ClientMessage, transfer: TableRow['transfer']): ClientMessage {
  const { body, ...rest } = message;
  if (body === undefined || transfer === 'length') return message;
  if (transfer === 'gzip') {
    return { ...rest, headers: { ...rest.headers, 'content-encoding': 'gzip' }, body: gzipSync(body) };
  }
  const bytes = Buffer.from(body as string);
  const middle = bytes.length >> 1;
  return { ...rest, pieces: [bytes.subarray(0, middle), bytes.subarray(middle)] };
}
