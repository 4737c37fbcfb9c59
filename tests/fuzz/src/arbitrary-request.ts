import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { FRAGMENTS } from './fragments.js';

/** A request as bytes on a connection, and what it is made of for whoever reads a finding. */
export interface FuzzedRequest {
  /** After the method and a blank: path and query as sent, without the playground's token. */
  readonly method: string;
  readonly target: string;
  /** Name and value as sent; `Host` and the framing of the body are added when it is written. */
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer;
  readonly isChunked: boolean;
}

const fragment = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...FRAGMENTS) },
  { weight: 3, arbitrary: fc.string({ maxLength: 12 }) },
  { weight: 1, arbitrary: fc.string({ maxLength: 12, unit: 'binary' }) },
);

/** Mostly short; now and then long enough to meet limits. */
const text = fc.oneof(
  { weight: 30, arbitrary: fc.array(fragment, { maxLength: 8 }).map((parts) => parts.join('')) },
  {
    weight: 1,
    arbitrary: fc.tuple(fragment, fc.integer({ min: 1, max: 4_000 })).map(([one, times]) => one.repeat(times)),
  },
);

const percent = (part: string): string =>
  Array.from(Buffer.from(part), (byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
const wellFormed = (part: string): string => encodeURIComponent(Buffer.from(part).toString());
/** What can stand in a request line: everything but blanks, controls and what is not Latin-1. */
const bare = (part: string): string => part.replace(/[^\x21-\x7e\x80-\xff]/g, '%20').replaceAll('#', '%23');
const encoded = fc
  .tuple(
    text,
    fc.constantFrom(wellFormed, bare, percent, (part: string) => wellFormed(wellFormed(part))),
  )
  .map(([part, encode]) => encode(part));

const name = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom('q', 'name', 'host', 'file', 'id', 'a[b]', 'a[]', 'a.b', '_method', 'password'),
  },
  { weight: 1, arbitrary: encoded },
);
const pairs = fc
  .array(fc.tuple(name, encoded), { maxLength: 6 })
  .map((all) => all.map(([key, value]) => `${key}=${value}`).join('&'));
const PATHS = [
  '/',
  '/search',
  '/greet',
  '/hello/you',
  '/ping',
  '/download',
  '/login',
  '/orders',
  '/stock',
  '/upload',
  '/none',
];
const path = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...PATHS) },
  { weight: 1, arbitrary: encoded.map((part) => `/${part}`) },
);
const target = fc.tuple(path, pairs).map(([where, query]) => (query === '' ? where : `${where}?${query}`));

/** Header values are Latin-1 without line breaks on the wire. */
const headerText = text.map((part) => part.replace(/[^\x20-\x7e\x80-\xff]/g, '?').trim());
const header = fc.oneof(
  fc.tuple(
    fc.constantFrom('Cookie', 'cookie'),
    headerText.map((part) => `visitor=${part}; b=2`),
  ),
  fc.tuple(
    fc.constantFrom('User-Agent', 'Referer', 'X-Forwarded-Host', 'X-HTTP-Method-Override', 'X-Original-URL'),
    headerText,
  ),
  fc.tuple(
    fc.constantFrom('X-Forwarded-For', 'Forwarded', 'Accept', 'Range', 'If-None-Match', 'Origin-Agent'),
    headerText,
  ),
  fc.tuple(fc.stringMatching(/^[A-Za-z][A-Za-z0-9-]{0,20}$/).filter(isFree), headerText),
);

/** Names that frame a message, or that end it before any application sees it. */
function isFree(candidate: string): boolean {
  return !/^(host|content-.*|transfer-encoding|connection|upgrade|expect|te|trailer|keep-alive|origin|sec-fetch-site)$/i.test(
    candidate,
  );
}

interface Body {
  readonly type: string | undefined;
  readonly bytes: Buffer;
}

const json = fc
  .oneof(
    fc.json({ maxDepth: 4 }),
    fc.tuple(name, text).map(([key, value]) => JSON.stringify({ [key]: value, nested: [{ value }] })),
    text,
  )
  .map((part) => Buffer.from(part));
const multipart = fc
  .tuple(name, text, text)
  .map(([key, file, value]) =>
    Buffer.from(
      `--b\r\nContent-Disposition: form-data; name="${key}"\r\n\r\n${value}\r\n--b\r\nContent-Disposition: form-data; name="file"; filename="${file}"\r\nContent-Type: image/png\r\n\r\nbytes\r\n--b--\r\n`,
    ),
  );
const xml = fc
  .tuple(text, text)
  .map(([tag, value]) => Buffer.from(`<?xml version="1.0"?><stock><item a="${tag}">${value}</item></stock>`));
const body: fc.Arbitrary<Body> = fc.oneof(
  { weight: 3, arbitrary: json.map((bytes) => ({ type: 'application/json', bytes })) },
  {
    weight: 3,
    arbitrary: pairs.map((form) => ({ type: 'application/x-www-form-urlencoded', bytes: Buffer.from(form) })),
  },
  { weight: 2, arbitrary: multipart.map((bytes) => ({ type: 'multipart/form-data; boundary=b', bytes })) },
  { weight: 2, arbitrary: xml.map((bytes) => ({ type: 'application/xml', bytes })) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        fc.oneof(
          fc.constantFrom('text/plain', 'application/octet-stream', 'application/json; charset=utf-16le', 'x', ''),
          headerText,
        ),
        fc.oneof(
          text.map((part) => Buffer.from(part)),
          fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes)),
        ),
      )
      .map(([type, bytes]) => ({ type, bytes })),
  },
  { weight: 1, arbitrary: json.map((bytes) => ({ type: undefined, bytes })) },
);

const withoutBody = fc.record({
  method: fc.constantFrom('GET', 'HEAD', 'OPTIONS', 'DELETE'),
  target,
  headers: fc.array(header, { maxLength: 5 }),
  body: fc.constant(Buffer.alloc(0)),
  isChunked: fc.constant(false),
});

const withBody = fc
  .tuple(
    fc.constantFrom('POST', 'POST', 'POST', 'PUT', 'PATCH', 'GET'),
    target,
    fc.array(header, { maxLength: 3 }),
    body,
    fc.constantFrom('plain', 'plain', 'plain', 'gzip', 'half-gzip', 'unknown'),
    fc.boolean(),
  )
  .map(([method, where, headers, { type, bytes }, coding, isChunked]): FuzzedRequest => {
    const all: [string, string][] = [...headers];
    if (type !== undefined) all.push(['Content-Type', type]);
    if (coding !== 'plain') all.push(['Content-Encoding', coding === 'unknown' ? 'rot13' : 'gzip']);
    return { method, target: where, headers: all, body: encodeBody(bytes, coding), isChunked };
  });

function encodeBody(bytes: Buffer, coding: string): Buffer {
  if (coding === 'plain' || coding === 'unknown') return bytes;
  const packed = gzipSync(bytes);
  return coding === 'gzip' ? packed : packed.subarray(0, packed.length >> 1);
}

/** Requests that parsers take for well-formed and nobody would write. */
export const arbitraryRequest: fc.Arbitrary<FuzzedRequest> = fc.oneof(withoutBody, withBody);

/** The bytes of a request to a server. */
export function toBytes(request: FuzzedRequest, { host, prefix }: { host: string; prefix: string }): Buffer {
  const { method, target: where, headers, body: bytes, isChunked } = request;
  const framing =
    bytes.length === 0 ? [] : [isChunked ? 'Transfer-Encoding: chunked' : `Content-Length: ${bytes.length}`];
  const lines = [
    `${method} ${prefix}${where} HTTP/1.1`,
    `Host: ${host}`,
    ...headers.map((pair) => pair.join(': ')),
    ...framing,
  ];
  const head = Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
  if (bytes.length === 0) return head;
  return Buffer.concat([head, isChunked ? toChunks(bytes) : bytes]);
}

function toChunks(bytes: Buffer): Buffer {
  const half = (bytes.length + 1) >> 1;
  const chunks = [bytes.subarray(0, half), bytes.subarray(half)].filter(({ length }) => length > 0);
  const framed = chunks.flatMap((one) => [Buffer.from(`${one.length.toString(16)}\r\n`), one, Buffer.from('\r\n')]);
  return Buffer.concat([...framed, Buffer.from('0\r\n\r\n')]);
}
