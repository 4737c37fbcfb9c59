import { deepStrictEqual, notStrictEqual } from 'node:assert';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import type { Location } from '../../values/value.js';
import { BOUNDARY, multipart } from '../body-kinds.js';
import { type ClientMessage, send } from '../client.js';
import { BLOCK_MESSAGE } from '../contract-options.js';
import { assertFoundIn, collectEvents, expectBlocked, expectPassed } from '../expectations.js';
import type { ContractApplication, ContractCase } from '../harness.js';
import { TEXTBOOK } from '../payloads.js';

/** One way in which a client can write a text, and where the application reads it. */
interface Writing {
  readonly name: string;
  readonly location: Location;
  write(text: string): ClientMessage;
  /** The attack to write; the textbook's SQL injection where nothing else is said. */
  readonly attack?: string;
}

const HARMLESS = "O'Brien and sons, 5 of 10 (see above)";

const url = encodeURIComponent;
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const typed = (type: string, body: string | Buffer, headers: Record<string, string> = {}): ClientMessage => ({
  path: '/echo',
  method: 'POST',
  headers: { 'content-type': type, ...headers },
  body,
});
const json = (body: string | Buffer, charset = ''): ClientMessage => typed(`application/json${charset}`, body);
const form = (body: string | Buffer, charset = ''): ClientMessage =>
  typed(`application/x-www-form-urlencoded${charset}`, body);
const parts = (...content: Parameters<typeof multipart>[0]): ClientMessage =>
  typed(`multipart/form-data; boundary=${BOUNDARY}`, multipart(content));
const head = (headers: Record<string, string | string[]>): ClientMessage => ({ path: '/echo', headers });

const IN_HEADS: readonly Writing[] = [
  { name: 'a path segment', location: 'path', write: (text) => ({ path: `/echo/${url(text)}` }) },
  {
    name: 'a path segment, percent-encoded twice',
    location: 'path',
    write: (text) => ({ path: `/echo/${url(url(text))}` }),
  },
  { name: 'a path that nobody serves', location: 'path', write: (text) => ({ path: `/echo/nobody/${url(text)}/x` }) },
  { name: 'a value of the query', location: 'qs_values', write: (text) => ({ path: `/echo?q=${url(text)}` }) },
  {
    name: 'a value of the query with plus signs',
    location: 'qs_values',
    write: (text) => ({ path: `/echo?q=${url(text).replaceAll('%20', '+')}` }),
  },
  {
    name: 'a value of the query, every byte percent-encoded',
    location: 'qs_values',
    write: (text) => ({
      path: `/echo?q=${[...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')}`,
    }),
  },
  {
    name: 'a nested value of the query',
    location: 'qs_values',
    write: (text) => ({ path: `/echo?a[b][c]=${url(text)}` }),
  },
  {
    name: 'the key of a nested parameter',
    location: 'qs_variables',
    write: (text) => ({ path: `/echo?a[${url(text)}]=1` }),
  },
  { name: 'the name of a parameter', location: 'qs_variables', write: (text) => ({ path: `/echo?${url(text)}=1` }) },
  { name: 'a parameter without a value', location: 'qs_variables', write: (text) => ({ path: `/echo?${url(text)}` }) },
  {
    name: 'the first of repeated parameters',
    location: 'qs_values',
    write: (text) => ({ path: `/echo?q=${url(text)}&q=1` }),
  },
  {
    name: 'the last of repeated parameters',
    location: 'qs_values',
    write: (text) => ({ path: `/echo?q=1&q=2&q=${url(text)}` }),
  },
  { name: 'a header', location: 'headers_values', write: (text) => head({ 'x-any': text }) },
  {
    name: 'the second of repeated headers',
    location: 'headers_values',
    write: (text) => head({ 'x-any': ['first', text] }),
  },
  { name: 'a cookie', location: 'cookies', write: (text) => head({ cookie: `a=1; b=${url(text)}; c=2` }) },
  { name: 'a quoted cookie', location: 'cookies', write: (text) => head({ cookie: `a="${url(text)}"` }) },
  { name: 'the user agent', location: 'user_agent', write: (text) => head({ 'user-agent': text }) },
  { name: 'the referer', location: 'referer', write: (text) => head({ referer: `http://127.0.0.1/?q=${url(text)}` }) },
  {
    name: 'a query that an equals sign of its own tears apart',
    location: 'qs_values',
    write: (text) => ({ path: `/echo?page=1&${url(text).replaceAll('%3D', '=')}` }),
    attack: "1' or '1'='1",
  },
  {
    name: 'the name in front of the host of an absolute target',
    location: 'headers_values',
    write: (text) => ({ path: `http://${url(text)}@localhost/echo` }),
  },
  {
    name: 'Basic credentials with characters that Buffer passes over',
    location: 'headers_values',
    write: (text) => head({ authorization: `Basic ${[...base64(`me:${text}`)].join('! ')}` }),
  },
  {
    name: 'a value in base64',
    location: 'qs_values',
    write: (text) => ({ path: `/echo?q=${url(base64(text))}` }),
  },
];

const IN_FORMS: readonly Writing[] = [
  { name: 'a value of a form', location: 'post_values', write: (text) => form(`a=1&b=${url(text)}`) },
  { name: 'the name of a field of a form', location: 'post_variables', write: (text) => form(`${url(text)}=1`) },
  { name: 'a nested value of a form', location: 'post_values', write: (text) => form(`a[b][]=${url(text)}`) },
  {
    name: 'a form in latin-1',
    location: 'post_values',
    write: (text) => form(`a=%FC&b=${url(text)}`, '; charset=iso-8859-1'),
  },
  { name: 'a field of a multipart form', location: 'post_values', write: (text) => parts(field('a', text)) },
  {
    name: 'the last of repeated fields',
    location: 'post_values',
    write: (text) => parts(field('a', '1'), field('a', text)),
  },
  {
    name: 'a field behind a file',
    location: 'post_values',
    write: (text) => parts(file('photo', 'a.bin', Buffer.alloc(100_000, 1)), field('a', text)),
  },
  {
    name: 'a field in base64 transfer encoding',
    location: 'post_values',
    write: (text) =>
      parts({ ...field('a', Buffer.from(text).toString('base64')), headers: ['Content-Transfer-Encoding: base64'] }),
  },
  {
    name: 'a field of bytes without a file name, behind what would be seen of a file',
    location: 'post_values',
    write: (text) =>
      parts({
        ...field('a', `${'some words '.repeat(1_000)}${text}`),
        headers: ['Content-Type: application/octet-stream'],
      }),
  },
  {
    name: 'a field that some parsers take for a file',
    location: 'post_values',
    write: (text) =>
      parts({
        disposition: 'form-data; name="a"; filename =x',
        headers: ['Content-Type: text/plain'],
        content: `${'some words '.repeat(1_000)}${text}`,
      }),
  },
  {
    name: 'the extended name of a field',
    location: 'post_variables',
    write: (text) => parts({ disposition: `form-data; name*=utf-8''${url(text)}`, content: '1' }),
  },
  {
    name: 'the type of a file',
    location: 'text',
    write: (text) => parts({ ...file('photo', 'a.png', 'x'), headers: [`Content-Type: ${text}`] }),
  },
  {
    name: 'another header of a part',
    location: 'text',
    write: (text) => parts({ ...field('a', '1'), headers: ['Content-Length: 1', `X-Any: ${text}`] }),
  },
  {
    name: 'the name of a file',
    location: 'file_names',
    write: (text) => parts(file('photo', text, 'x')),
  },
  {
    name: 'the extended name of a file',
    location: 'file_names',
    write: (text) =>
      parts({ disposition: `form-data; name="photo"; filename="a.png"; filename*=UTF-8''${url(text)}`, content: 'x' }),
  },
];

const IN_JSON: readonly Writing[] = [
  { name: 'a value in JSON', location: 'json_values', write: (text) => json(JSON.stringify({ a: text })) },
  {
    name: 'a value deep in JSON',
    location: 'json_values',
    write: (text) => json(`${'{"a":['.repeat(20)}${JSON.stringify(text)}${']}'.repeat(20)}`),
  },
  { name: 'a key in JSON', location: 'json_keys', write: (text) => json(JSON.stringify({ a: { [text]: 1 } })) },
  { name: 'a bare string as JSON', location: 'json_values', write: (text) => json(JSON.stringify([text])) },
  {
    name: 'the first of duplicate keys',
    location: 'json_values',
    write: (text) => json(`{"a":${JSON.stringify(text)},"a":1}`),
  },
  {
    name: 'the last of duplicate keys',
    location: 'json_values',
    write: (text) => json(`{"a":1,"a":${JSON.stringify(text)}}`),
  },
  { name: 'JSON with escapes', location: 'json_values', write: (text) => json(`{"a":"${toEscapes(text)}"}`) },
  {
    name: 'JSON inside a string of JSON',
    location: 'json_values',
    write: (text) => json(JSON.stringify({ a: JSON.stringify({ b: text }) })),
  },
  {
    name: 'JSON with a byte order mark',
    location: 'json_values',
    write: (text) => json(Buffer.from(`\ufeff${JSON.stringify({ a: text })}`)),
  },
  {
    name: 'JSON in utf-16le',
    location: 'json_values',
    write: (text) => json(Buffer.from(JSON.stringify({ a: text }), 'utf16le'), '; charset=utf-16le'),
  },
  {
    name: 'JSON in utf-16be',
    location: 'json_values',
    write: (text) => json(Buffer.from(JSON.stringify({ a: text }), 'utf16le').swap16(), '; charset=utf-16be'),
  },
  {
    name: 'JSON in utf-32le',
    location: 'json_values',
    write: (text) => json(toUtf32(JSON.stringify({ a: text })), '; charset=utf-32le'),
  },
  {
    name: 'JSON in utf-7',
    location: 'json_values',
    write: (text) => json(toUtf7(JSON.stringify({ a: text })), '; charset=utf-7'),
    attack: TEXTBOOK.xss,
  },
  {
    name: 'a type of JSON with a suffix',
    location: 'json_values',
    write: (text) => typed('application/vnd.api+json', JSON.stringify({ a: text })),
  },
];

const IN_CODINGS: readonly Writing[] = [
  { name: 'JSON in gzip', location: 'json_values', write: (text) => coded('gzip', gzipSync, text) },
  { name: 'JSON in deflate', location: 'json_values', write: (text) => coded('deflate', deflateSync, text) },
  { name: 'JSON in br', location: 'json_values', write: (text) => coded('br', brotliCompressSync, text) },
  {
    name: 'a chunked body',
    location: 'json_values',
    write: (text) => ({ ...json(''), body: undefined as never, pieces: [...JSON.stringify({ a: text })] }),
  },
  {
    name: 'the body of a GET',
    location: 'json_values',
    write: (text) => ({ ...json(JSON.stringify({ a: text })), method: 'GET' }),
  },
  {
    name: 'the body of a DELETE',
    location: 'json_values',
    write: (text) => ({ ...json(JSON.stringify({ a: text })), method: 'DELETE' }),
  },
];

const IN_OTHER_BODIES: readonly Writing[] = [
  {
    name: 'an element of XML',
    location: 'xml_values',
    write: (text) => typed('application/xml', `<a><b>${toXml(text)}</b></a>`),
  },
  {
    name: 'an attribute of XML',
    location: 'xml_values',
    write: (text) => typed('text/xml', `<a b="${toXml(text)}"/>`),
  },
  {
    name: 'a CDATA section',
    location: 'xml_values',
    write: (text) => typed('application/xml', `<a><![CDATA[${text}]]></a>`),
    attack: TEXTBOOK.xss,
  },
  {
    name: 'numeric references in XML',
    location: 'xml_values',
    write: (text) => typed('application/xml', `<a>${toReferences(text)}</a>`),
    attack: TEXTBOOK.xss,
  },
  {
    name: 'XML in utf-16 that says it is bytes',
    location: 'xml_values',
    write: (text) => typed('application/octet-stream', Buffer.from(`\ufeff<a><b>${toXml(text)}</b></a>`, 'utf16le')),
  },
  {
    name: 'a picture of text in utf-16',
    location: 'text',
    write: (text) =>
      parts({
        ...file('photo', 'a.svg', Buffer.from(`\ufeff${text}`, 'utf16le')),
        headers: ['Content-Type: image/svg+xml'],
      }),
    attack: TEXTBOOK.xss,
  },
  {
    name: 'an element of XML that a comment cuts',
    location: 'xml_values',
    write: (text) =>
      typed('application/xml', `<a><b>${toXml(text.slice(0, 4))}<!-- -->${toXml(text.slice(4))}</b></a>`),
    attack: "1' union select password from users -- ",
  },
  { name: 'a string of JSON5', location: 'json_values', write: (text) => json(`{a:'${text.replaceAll("'", "\\'")}'}`) },
  { name: 'plain text', location: 'text', write: (text) => typed('text/plain', text) },
  {
    name: 'JSON that says it is text',
    location: 'json_values',
    write: (text) => typed('text/plain', `{"a":"${toEscapes(text)}"}`),
  },
  {
    name: 'a form that says it is text',
    location: 'post_values',
    write: (text) => typed('text/plain', `a=1&b=${url(text)}`),
  },
  { name: 'JSON that says it is a form', location: 'json_values', write: (text) => form(`{"a":"${toEscapes(text)}"}`) },
  { name: 'a form that says it is JSON', location: 'post_values', write: (text) => json(`a=1&b=${url(text)}`) },
  {
    name: 'JSON without a type',
    location: 'json_values',
    write: (text) => ({ method: 'POST', path: '/echo', body: `{"a":"${toEscapes(text)}"}` }),
  },
  {
    name: 'a form without a type',
    location: 'post_values',
    write: (text) => ({ method: 'POST', path: '/echo', body: `a=1&b=${url(text)}` }),
  },
  {
    name: 'XML without a type',
    location: 'xml_values',
    write: (text) => ({ method: 'POST', path: '/echo', body: `<?xml version="1.0"?><a>${toReferences(text)}</a>` }),
    attack: TEXTBOOK.xss,
  },
];

const IN_OVERRIDES: readonly Writing[] = [
  {
    name: 'a path in X-Original-URL',
    location: 'headers_values',
    write: (text) => head({ 'x-original-url': `/echo/${url(url(text))}` }),
  },
  {
    name: 'a query in X-Rewrite-URL',
    location: 'headers_values',
    write: (text) => head({ 'x-rewrite-url': `/echo?q=${url(text)}` }),
  },
];

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

function field(name: string, content: string | Buffer): { disposition: string; content: string | Buffer } {
  return { disposition: `form-data; name="${name}"`, content };
}

function file(name: string, fileName: string, content: string | Buffer): ReturnType<typeof field> {
  return { disposition: `form-data; name="${name}"; filename="${fileName}"`, content };
}

function coded(coding: string, encode: (body: string) => Buffer, text: string): ClientMessage {
  // Compressors leave short texts as they are.
  const body = JSON.stringify({ a: text, b: 'nothing to see here '.repeat(50), c: text });
  return typed('application/json', encode(body), { 'content-encoding': coding });
}

function toEscapes(text: string): string {
  return [...text].map((character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
}

function toReferences(text: string): string {
  return [...text].map((character) => `&#${character.charCodeAt(0)};`).join('');
}

function toXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

function toUtf32(text: string): Buffer {
  const bytes = Buffer.alloc(text.length * 4);
  for (let index = 0; index < text.length; index++) bytes.writeUInt32LE(text.charCodeAt(index), index * 4);
  return bytes;
}

/** RFC 2152: `<` and `>` as shifted sequences, as an attacker writes what must not look like a tag. */
function toUtf7(text: string): string {
  return text.replaceAll('+', '+-').replaceAll('<', '+ADw-').replaceAll('>', '+AD4-');
}
