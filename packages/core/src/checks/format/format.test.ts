import { describe, expect, it } from 'vitest';
import { readBuffer } from '../../request/select-reader.js';
import { collectReading } from '../../values/collect-body.js';
import { findMismatch } from './format.js';

function readingsOf(type: string | undefined, body: string) {
  return readBuffer(Buffer.from(body), type === undefined ? {} : { 'content-type': type }, 1_000_000).readings;
}

const isMismatch = (type: string | undefined, body: string): boolean =>
  findMismatch(type, readingsOf(type, body)) !== undefined;

const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';
const MULTIPART = 'multipart/form-data; boundary=x';

describe('a body', () => {
  it.each([
    [JSON_TYPE, '{"a":1}'],
    [JSON_TYPE, ' [1, 2] '],
    [JSON_TYPE, '"text"'],
    [JSON_TYPE, '-1.5e3'],
    [JSON_TYPE, 'null'],
    ['application/vnd.api+json; charset=utf-8', '{}'],
    ['application/x-ndjson', '{"a":1}\n{"a":2}\n'],
    [FORM_TYPE, 'a=1&b=2'],
    [FORM_TYPE, 'token'],
    [FORM_TYPE, '[a]=1'],
    [FORM_TYPE, '{a=1'],
    ['text/xml', '<?xml version="1.0"?><a/>'],
    ['image/svg+xml', '<svg></svg>'],
    [MULTIPART, '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--x--\r\n'],
    ['image/png', '\u0089PNG'],
    ['application/octet-stream', '{"a":1}'],
    ['text/plain', '{"a":1}'],
    ['text/plain;charset=UTF-8', 'a=1'],
    ['text/html', 'no markup'],
    [undefined, '{"a":1}'],
  ])('called %s is that: %j', (type, body) => {
    expect(isMismatch(type, body)).toBe(false);
  });

  it.each([
    [JSON_TYPE, 'a=1&b=2'],
    [JSON_TYPE, '<a/>'],
    [JSON_TYPE, 'hello'],
    [JSON_TYPE, '{"a":1'],
    [FORM_TYPE, '{"a":1}'],
    [FORM_TYPE, ' [1]'],
    [FORM_TYPE, '<a>1</a>'],
    ['application/xml', '{"a":1}'],
    [MULTIPART, '{"a":1}'],
    [MULTIPART, 'a=1'],
    ['image/png', '{"a":1}'],
  ])('called %s is not that: %j', (type, body) => {
    expect(isMismatch(type, body)).toBe(true);
  });

  it.each([JSON_TYPE, FORM_TYPE, MULTIPART, 'application/xml'])('that is empty is nothing else than %s', (type) => {
    expect(isMismatch(type, '')).toBe(false);
    expect(isMismatch(type, ' \r\n')).toBe(false);
  });
});

describe('a body that is not what it is called', () => {
  const texts = (type: string, body: string): string[] =>
    readingsOf(type, body).flatMap((reading) => collectReading(reading).values.map(({ text }) => text));

  it.each([
    [FORM_TYPE, '{"a":"as JSON"}', 'as JSON'],
    [JSON_TYPE, 'a=as+form', 'as form'],
    ['application/xml', '{"a":"as JSON"}', 'as JSON'],
    [FORM_TYPE, '<a>as XML</a>', 'as XML'],
    ['text/plain', '{"a":"as JSON"}', 'as JSON'],
    ['image/png', '{"a":"as JSON"}', 'as JSON'],
  ])('is read under both readings: %s, %j', (type, body, text) => {
    expect(texts(type, body)).toContain(text);
  });
});
