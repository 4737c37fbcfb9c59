import { deepStrictEqual, ok, strictEqual } from 'node:assert';
import { createHash, randomBytes } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { BOUNDARY, multipart } from '../body-kinds.js';
import { type ClientMessage, send } from '../client.js';
import { expectBlocked, expectPassed } from '../expectations.js';
import type { ContractCase } from '../harness.js';
import { BENIGN, TEXTBOOK } from '../payloads.js';

const WAYS = ['for-await', 'pipe', 'late'] as const;
const UPLOAD_PARSERS = ['multer', 'busboy', 'formidable', 'koa-body', '@fastify/multipart'] as const;

interface Sample {
  readonly name: string;
  readonly type: string;
  readonly body: Buffer;
  readonly coding?: string;
}

const NOISE = randomBytes(2_000_000);
const LONG_JSON = Buffer.from(
  JSON.stringify({ list: Array.from({ length: 5_000 }, (_, id) => ({ id, note: BENIGN })) }),
);

const SAMPLES: readonly Sample[] = [
  { name: 'an empty body', type: 'text/plain', body: Buffer.alloc(0) },
  { name: 'one byte', type: 'text/plain', body: Buffer.from('x') },
  { name: 'JSON of several hundred kilobytes', type: 'application/json', body: LONG_JSON },
  { name: 'compressed JSON', type: 'application/json', body: gzipSync(LONG_JSON), coding: 'gzip' },
  {
    name: 'a form',
    type: 'application/x-www-form-urlencoded',
    body: Buffer.from(`a=1&b=${encodeURIComponent(BENIGN)}&a=%FF`),
  },
  { name: 'text in latin-1', type: 'text/plain; charset=iso-8859-1', body: Buffer.from('Größe: 10', 'latin1') },
  { name: 'two megabytes of noise', type: 'application/octet-stream', body: NOISE },
  { name: 'an upload', type: `multipart/form-data; boundary=${BOUNDARY}`, body: sampleUpload() },
];

/** Bodies reach the application byte for byte, whichever way it reads them. */
export const BODY_CASES: readonly ContractCase[] = [
  ...WAYS.flatMap((way) =>
    SAMPLES.flatMap((sample) => [readCase(way, sample, 'length'), readCase(way, sample, 'chunked')]),
  ),
  ...UPLOAD_PARSERS.flatMap(uploadCases),
  ...WAYS.map(
    (way): ContractCase => ({
      name: `body: a file of 50 MB leaves memory flat when read by ${way}`,
      run: async (context) => {
        const application = await context.application();
        const headers = { 'content-type': 'application/octet-stream' };
        await expectFlatMemory(50, () =>
          send(application.origin, { path: `/read/${way}`, headers, pieces: megabytes(50) }),
        );
      },
    }),
  ),
  {
    name: 'body: inspection ends before the handler starts, however slowly the attack comes',
    run: async (context) => {
      const pieces = ['{"a":"', ...TEXTBOOK.sqli, '"}'];
      const headers = { 'content-type': 'application/json' };
      for (const way of WAYS) {
        await expectBlocked(await context.application(), { path: `/read/${way}`, headers, pieces, pauseMs: 2 });
      }
    },
  },
  {
    name: 'body: a slow harmless body arrives whole',
    run: async (context) => {
      const pieces = ['{"a":"', ...'nothing to see', '"}'];
      const message = { path: '/echo', headers: { 'content-type': 'application/json' }, pieces, pauseMs: 2 };
      const answer = await expectPassed(await context.application(), message);
      deepStrictEqual(JSON.parse(answer.text).body, { a: 'nothing to see' });
    },
  },
];

function readCase(way: string, sample: Sample, transfer: 'length' | 'chunked'): ContractCase {
  return {
    name: `body: ${sample.name} is read byte for byte by ${way} (${transfer})`,
    run: async (context) => {
      const headers: Record<string, string> = { 'content-type': sample.type };
      if (sample.coding !== undefined) headers['content-encoding'] = sample.coding;
      const content: Partial<ClientMessage> =
        transfer === 'length' ? { body: sample.body } : { pieces: slices(sample.body) };
      const answer = await expectPassed(await context.application(), {
        method: 'POST',
        path: `/read/${way}`,
        headers,
        ...content,
      });
      deepStrictEqual(JSON.parse(answer.text), digestOf(sample.body));
    },
  };
}

function uploadCases(parser: (typeof UPLOAD_PARSERS)[number]): ContractCase[] {
  const path = `/upload/${parser}`;
  const headers = { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` };
  const applies: ContractCase['applies'] = (harness) => harness.uploads.includes(parser);
  return [
    {
      name: `upload: ${parser} gets fields and files byte for byte`,
      applies,
      run: async (context) => {
        const answer = await expectPassed(await context.application(), { path, headers, body: sampleUpload() });
        const { fields, files } = JSON.parse(answer.text) as { fields: [string, string][]; files: { field: string }[] };
        deepStrictEqual(fields.sort(), [
          ['note', BENIGN],
          ['tag', 'one'],
          ['tag', 'two'],
        ]);
        const photo = { field: 'photo', name: 'a photo.png', ...digestOf(NOISE.subarray(0, 300_000)) };
        const list = { field: 'list', name: 'list.csv', ...digestOf(Buffer.from('id,name\r\n1,x\r\n')) };
        deepStrictEqual(
          files.sort((one, other) => one.field.localeCompare(other.field)),
          [list, photo],
        );
      },
    },
    {
      name: `upload: ${parser} never sees an upload with an attack in a field`,
      applies,
      run: async (context) => {
        const body = multipart([{ disposition: 'form-data; name="a"', content: TEXTBOOK.sqli }]);
        await expectBlocked(await context.application(), { path, headers, body });
      },
    },
    {
      name: `upload: a file of 50 MB leaves memory flat with ${parser}`,
      applies,
      run: async (context) => {
        const application = await context.application();
        const answer = await expectFlatMemory(50, () =>
          send(application.origin, { path, headers, pieces: fileOf(50) }),
        );
        strictEqual((JSON.parse(answer.text) as { files: { bytes: number }[] }).files[0]?.bytes, 50_000_000);
      },
    },
  ];
}

function sampleUpload(): Buffer {
  return multipart([
    { disposition: 'form-data; name="tag"', content: 'one' },
    {
      disposition: 'form-data; name="photo"; filename="a photo.png"',
      headers: ['Content-Type: image/png'],
      content: NOISE.subarray(0, 300_000),
    },
    { disposition: 'form-data; name="tag"', content: 'two' },
    {
      disposition: 'form-data; name="list"; filename="list.csv"',
      headers: ['Content-Type: text/csv'],
      content: 'id,name\r\n1,x\r\n',
    },
    { disposition: 'form-data; name="note"', content: BENIGN },
  ]);
}

function digestOf(bytes: Buffer): object {
  return { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

function* slices(bytes: Buffer): Iterable<Buffer> {
  for (let start = 0; start < bytes.length; start += 50_001) yield bytes.subarray(start, start + 50_001);
}

function* megabytes(count: number): Iterable<Buffer> {
  const megabyte = NOISE.subarray(0, 1_000_000);
  for (let sent = 0; sent < count; sent++) yield megabyte;
}

function* fileOf(count: number): Iterable<string | Buffer> {
  yield `--${BOUNDARY}\r\nContent-Disposition: form-data; name="big"; filename="big.bin"\r\nContent-Type: application/octet-stream\r\n\r\n`;
  yield* megabytes(count);
  yield `\r\n--${BOUNDARY}--\r\n`;
}

/**
 * Everything runs in this process: were the body held, its buffers would still be there after a collection, and at the
 * next look after another one. Newer V8s give memory back some time after they found it free.
 */
async function expectFlatMemory(megabytesSent: number, run: () => ReturnType<typeof send>): ReturnType<typeof send> {
  const before = process.memoryUsage().arrayBuffers;
  const allowedBytes = megabytesSent * 0.7 * 1e6;
  let heldBytes = 0;
  let lastBytes = 0;
  const measure = (): number => process.memoryUsage().arrayBuffers - before;
  const timer = setInterval(() => {
    if (measure() >= allowedBytes) collectGarbage();
    const nowBytes = measure();
    heldBytes = Math.max(heldBytes, Math.min(lastBytes, nowBytes));
    lastBytes = nowBytes;
  }, 20);
  const answer = await run().finally(() => clearInterval(timer));
  strictEqual(answer.status, 200, answer.text.slice(0, 200));
  ok(heldBytes < allowedBytes, `${Math.round(heldBytes / 1e6)} MB are held`);
  return answer;
}

/** What `--expose-gc` gives, without asking those who run the contract for a flag. */
const collectGarbage = ((): (() => void) => {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
})();
