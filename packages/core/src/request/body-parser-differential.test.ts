import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PassThrough } from 'node:stream';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import bodyParser from 'body-parser';
import fc from 'fast-check';
import rawBody from 'raw-body';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBody } from './testing/read-body.js';

type Outcome = { readonly body: unknown } | { readonly error: unknown };

const server = createServer((message, reply) => {
  bodyParser.text({ type: () => true })(message, reply, (error?: unknown) => {
    outcome = error === undefined ? { body: (message as { body?: unknown }).body } : { error };
    reply.end();
  });
});
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
let outcome: Outcome | undefined;

beforeAll(() => new Promise<void>((done) => server.listen(0, '127.0.0.1', done)));
afterAll(() => {
  agent.destroy();
  server.close();
});

/** What body-parser makes of a body, over a connection. */
function parse(body: Buffer, headers: Record<string, string>): Promise<Outcome> {
  const { port } = server.address() as AddressInfo;
  const framed = { ...headers, 'content-length': String(body.length) };
  return new Promise((done, fail) => {
    const client = request({ port, host: '127.0.0.1', method: 'POST', agent, headers: framed }, (answer) => {
      answer.resume().on('end', () => done(outcome as Outcome));
    });
    client.on('error', fail).end(body);
  });
}

const CHARSETS = [
  ...[
    'utf-8',
    'UTF8',
    '"utf-8"',
    'utf-16',
    'utf-16le',
    'UTF-16BE',
    'utf-32',
    'utf-32le',
    'utf-32be',
    'utf-7',
    'utf-7-imap',
  ],
  ...[
    'ucs-2',
    'latin1',
    'iso-8859-1',
    'us-ascii',
    'windows-1252',
    'windows-1251',
    'koi8-r',
    'shift_jis',
    'gbk',
    'big5',
  ],
  ...['euc-kr', 'iso-8859-15', 'macintosh', 'none'],
];

/**
 * Known differences; in each the reading we take.
 * Whatever is no ASCII can decode to other characters under tables of other vintages (WHATWG's and iconv-lite's):
 * what a check looks for is ASCII, so that is compared. iconv-lite drops what it cannot decode at the end of UTF-7
 * and UTF-16 texts, keeps C1 controls, and takes a lone surrogate or a NUL as it is.
 * Which ASCII byte belongs to the malformed pair before it differs for the double-byte charsets of East Asia; under
 * the UTF-8 reading, which there is always, none does.
 */
const MALFORMED_PAIRS_DIFFER = new Set(['shift_jis', 'gbk', 'big5', 'euc-kr']);
const toAscii = (text: string) => text.replaceAll(/[^\t\n\r\x20-\x7e]+/g, '');

const ascii = fc.string({ unit: fc.constantFrom(...'<script>alert(1)\'"&+-,/= AB{}[]:%0x'), maxLength: 40 });
const utf7 = fc
  .array(fc.constantFrom('+', '-', '&', ',', '/', 'ADw', 'AD4', 'AC', 'A', 'script', ' ', '+ADw-', '&ADw-', '+-'), {
    maxLength: 12,
  })
  .map((pieces) => Buffer.from(pieces.join('')));

/** An ASCII text in the bytes of some charset. */
const encoded = fc
  .tuple(ascii, fc.constantFrom('utf8', 'utf16le', 'utf16be', 'utf32le', 'utf32be'))
  .map(([text, how]) => {
    const width = how.startsWith('utf32') ? 4 : how.startsWith('utf16') ? 2 : 1;
    const bytes = Buffer.alloc(text.length * width);
    for (let at = 0; at < text.length; at++) {
      bytes[at * width + (how.endsWith('be') ? width - 1 : 0)] = text.charCodeAt(at);
    }
    return bytes;
  });

const bytes = fc.oneof(
  encoded,
  utf7,
  fc.uint8Array({ maxLength: 40 }).map((array) => Buffer.from(array)),
);

const ENCODINGS: Record<string, (body: Buffer) => Buffer> = {
  identity: (body) => body,
  gzip: (body) => gzipSync(body),
  deflate: (body) => deflateSync(body),
  Deflate: (body) => deflateRawSync(body),
  br: (body) => brotliCompressSync(body),
};

const textsOf = (body: Buffer, headers: Record<string, string>) => {
  const { readings, fault } = readBody(body, headers);
  return { texts: readings.flatMap((reading) => ('text' in reading ? [reading.text] : [])), fault };
};

describe('whatever body-parser decodes was inspected, or the body is a fault', () => {
  it('charsets', async () => {
    await fc.assert(
      fc.asyncProperty(bytes, fc.constantFrom(...CHARSETS), async (body, charset) => {
        const headers = { 'content-type': `text/plain; charset=${charset}` };
        const parsed = await parse(body, headers);
        const { texts, fault } = textsOf(body, headers);
        if ('error' in parsed || fault !== undefined || body.length === 0) return;
        if (MALFORMED_PAIRS_DIFFER.has(charset) && body.some((byte) => byte > 0x7f)) return;
        expect(texts.map(toAscii)).toContain(toAscii(String(parsed.body)));
      }),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 1_000) },
    );
  });

  it('content encodings, whole, mutated and mislabelled', async () => {
    const damage = fc.option(fc.tuple(fc.nat(60), fc.nat(255)), { nil: undefined });
    const names = fc.constantFrom(...Object.keys(ENCODINGS));
    await fc.assert(
      fc.asyncProperty(ascii, names, names, damage, async (text, how, label, damaged) => {
        const encode = ENCODINGS[how] as (body: Buffer) => Buffer;
        const body = Buffer.from(encode(Buffer.from(text)));
        if (damaged !== undefined && damaged[0] < body.length) body[damaged[0]] = damaged[1];
        const headers = { 'content-type': 'text/plain', 'content-encoding': label };
        const parsed = await parse(body, headers);
        const { texts, fault } = textsOf(body, headers);
        if ('error' in parsed || fault !== undefined || body.length === 0) return;
        expect(texts).toContain(parsed.body);
      }),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 1_000) },
    );
  });
});

describe('whatever raw-body decodes was inspected', () => {
  it.each(['utf-8', 'utf-16le', 'utf-7', 'utf-32be', 'latin1'])('%s', async (encoding) => {
    await fc.assert(
      fc.asyncProperty(bytes, async (body) => {
        const stream = new PassThrough();
        stream.end(body);
        const text = await rawBody(stream, { encoding });
        const { texts } = textsOf(body, { 'content-type': `text/plain; charset=${encoding}` });
        if (body.length > 0) expect(texts.map(toAscii)).toContain(toAscii(text));
      }),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 200) },
    );
  });
});
