import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import type { ClientMessage } from '../client.js';
import { TEXTBOOK } from '../payloads.js';
import { file, form, json, parts, typed, url, type Writing } from '../writing.js';

/** A command that is one as all of a value: what stands in a document is found where that was read. */
const ALONE = 'cat /etc/hosts';

/** Texts in JSON. */
export const IN_JSON: readonly Writing[] = [
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
    name: 'a form inside a string of JSON',
    location: 'json_values',
    write: (text) => json(JSON.stringify({ a: `b=1&c=${url(text)}` })),
    attack: ALONE,
  },
  {
    name: 'XML inside a string of JSON',
    location: 'json_values',
    write: (text) => json(JSON.stringify({ a: `<order><note>${toXml(text)}</note></order>` })),
    attack: ALONE,
  },
  {
    name: 'JSON inside a form inside a string of JSON',
    location: 'json_values',
    write: (text) => json(JSON.stringify({ a: `b=${url(JSON.stringify({ c: text }))}` })),
    attack: ALONE,
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

/** Texts in coded bodies, and in those of unusual methods. */
export const IN_CODINGS: readonly Writing[] = [
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

/** Texts in XML, in plain text, and in bodies that are not what they are called. */
export const IN_OTHER_BODIES: readonly Writing[] = [
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
  {
    name: 'a text in brackets that is no JSON',
    location: 'text',
    write: (text) => typed('text/plain', `[${text}]`),
    attack: `"1' or "a"="a`,
  },
  {
    name: 'a string of a GraphQL document',
    location: 'text',
    write: (text) => typed('application/graphql', `{user(id:"${toBracedEscapes(text)}"){name}}`),
  },
  {
    name: 'a string of YAML with long escapes',
    location: 'text',
    write: (text) => typed('application/yaml', `a: "${toLongEscapes(text)}"\n`),
  },
  {
    name: 'a string of YAML that a backslash cuts',
    location: 'text',
    write: (text) => typed('text/yaml', `a: "${text.slice(0, 5)}\\\n  ${text.slice(5)}"\n`),
    attack: "1' union select password from users -- ",
  },
  {
    name: 'a folded text of YAML',
    location: 'text',
    write: (text) => typed('application/x-yaml', `a: >\n  ${text.split(' ').join('\n  ')}\n`),
    attack: '; cat /etc/passwd',
  },
  {
    name: 'a folded line of a calendar',
    location: 'text',
    write: (text) =>
      typed('text/calendar', `BEGIN:VEVENT\r\nSUMMARY:${text.slice(0, 5)}\r\n ${text.slice(5)}\r\nEND:VEVENT\r\n`),
    attack: "1' union select password from users -- ",
  },
  {
    name: 'bytes in YAML',
    location: 'text',
    write: (text) => {
      const lines = Buffer.from(text).toString('base64').replace(/.{12}/g, '$&\n  ');
      return typed('application/yaml', `a: !!binary |\n  ${lines}\n`);
    },
  },
  {
    name: 'a packet of socket.io',
    location: 'text',
    write: (text) => typed('text/plain', `42["say",${JSON.stringify(text)}]`),
    attack: ALONE,
  },
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

function coded(coding: string, encode: (body: string) => Buffer, text: string): ClientMessage {
  // Compressors leave short texts as they are.
  const body = JSON.stringify({ a: text, b: 'nothing to see here '.repeat(50), c: text });
  return typed('application/json', encode(body), { 'content-encoding': coding });
}

function toEscapes(text: string): string {
  return [...text].map((character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
}

function toBracedEscapes(text: string): string {
  return [...text].map((character) => `\\u{${character.charCodeAt(0).toString(16)}}`).join('');
}

function toLongEscapes(text: string): string {
  return [...text].map((character) => `\\U${character.charCodeAt(0).toString(16).padStart(8, '0')}`).join('');
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
