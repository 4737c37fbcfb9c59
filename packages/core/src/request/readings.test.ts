import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { cpuMs } from '../testing/cpu-time.js';
import { REQUEST_LIMITS } from './limits.js';
import { readBody } from './testing/read-body.js';

const read = (body: string | Buffer, type?: string, more: Record<string, string> = {}) =>
  readBody(Buffer.from(body as string), { ...(type === undefined ? {} : { 'content-type': type }), ...more });
const kindsOf = (body: string, type?: string) => read(body, type).readings.map(({ kind }) => kind);

describe('a body is read as it is called and as it looks', () => {
  it.each([
    ['application/x-www-form-urlencoded', 'a=1', ['form']],
    ['application/x-www-form-urlencoded', '{"a":1}', ['json', 'form']],
    ['application/x-www-form-urlencoded', '<a/>', ['xml', 'form']],
    ['application/json', '{"a":1}', ['json']],
    ['application/json', '{"a":1} tail', ['json', 'text']],
    ['application/json', 'a=1', ['json', 'form', 'text']],
    ['application/vnd.api+json; charset=utf-8', ' [1]', ['json']],
    ['text/plain', 'hello', ['text']],
    ['text/plain', '{"a":1}', ['json']],
    ['text/plain', '<svg onload=x>', ['xml', 'text']],
    ['application/soap+xml', '<a/>', ['xml']],
    ['application/xml', 'a=1', ['xml', 'form']],
    [undefined, 'a=1', ['form', 'text']],
    [undefined, '{"a":1}', ['json']],
    ['no type', 'hello', ['text']],
    ['application/octet-stream', '{"a":1}', ['json']],
    ['application/x-unknown', 'a=1', ['form', 'text']],
  ])('%s: %s', (type, body, kinds) => {
    expect(kindsOf(body, type)).toEqual(kinds);
  });

  it('is a form alone where no other reading has the text', () => {
    const isAlone = (body: string, type?: string) =>
      read(body, type).readings.flatMap((reading) => (reading.kind === 'form' ? [reading.isAlone === true] : []));
    expect(isAlone('a=1', 'application/x-www-form-urlencoded')).toEqual([true]);
    expect(isAlone('a=1', 'application/xml')).toEqual([false]);
    expect(isAlone('<a/>', 'application/x-www-form-urlencoded')).toEqual([false]);
    expect(isAlone('{"a":1}', 'application/x-www-form-urlencoded')).toEqual([false]);
    expect(isAlone('a=1', 'application/json')).toEqual([false]);
  });

  it('is multipart by the look of it under any type', () => {
    const body = '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nvalue\r\n--x--\r\n';
    for (const type of [undefined, 'text/plain', 'application/json', 'multipart/form-data']) {
      expect(read(body, type).readings).toContainEqual({ kind: 'field', name: 'a', text: 'value' });
    }
  });

  it('lets a binary stream by after its head', () => {
    const noise = Buffer.from(Array.from({ length: 3_000_000 }, (_, index) => (index * 7919) & 255));
    const { readings, fault, forwarded } = readBody(noise, { 'content-type': 'image/png' }, { cuts: [5_000] });
    expect([readings, fault, forwarded.length]).toEqual([[{ kind: 'binary', head: '' }], undefined, noise.length]);
  });

  it('lets a large text by as an upload under a binary type only, its beginning inspected', () => {
    const text = 'line\n'.repeat(300_000);
    expect(read(text, 'text/csv').fault?.reason).toBe('limit');
    const upload = read(text, 'application/octet-stream');
    expect([upload.fault, upload.readings.map(({ kind }) => kind)]).toEqual([undefined, ['text']]);
  });
});

describe('JSON under a binary type', () => {
  const tail = '"q":"attack"}';
  const type = 'application/octet-stream';

  it.each([
    ['bytes that are no UTF-8', `{"a":"${'\xff'.repeat(5_000)}",${tail}`],
    ['blanks', `${' \t\r\n'.repeat(2_000)}{${tail}`],
    ['a byte order mark', `\xef\xbb\xbf{"a":"${'\x7f'.repeat(5_000)}",${tail}`],
  ])('is read to its end behind %s', (_name, body) => {
    const { readings } = read(Buffer.from(body, 'latin1'), type);
    expect(readings).toContainEqual({ kind: 'json', text: expect.stringContaining('attack'), isAlone: true });
  });

  it('buys no pass by padding: past the limit it is a fault, as under its own type', () => {
    const limit = 10_000;
    for (const body of [`{"a":"${'x'.repeat(limit)}",${tail}`, `${' '.repeat(limit)}{${tail}`]) {
      expect(readBody(Buffer.from(body), { 'content-type': type }, { limit }).fault?.reason).toBe('limit');
    }
  });

  it('is a fault when it inflates past the limit', () => {
    const bomb = gzipSync(`{"a":"${'x'.repeat(2_000_000)}",${tail}`);
    expect(read(bomb, type, { 'content-encoding': 'gzip' }).fault?.reason).toBe('limit');
  });
});

describe('charsets', () => {
  const text = '<script>é';
  const swapped = (value: Buffer) => Buffer.from(value).swap16();
  const wide = (value: string, big: boolean) =>
    Buffer.concat(
      [...value].map((char) => {
        const unit = Buffer.alloc(4);
        if (big) unit.writeUInt32BE(char.codePointAt(0) as number);
        else unit.writeUInt32LE(char.codePointAt(0) as number);
        return unit;
      }),
    );

  it.each([
    ['utf-8', Buffer.from(`\ufeff${text}`)],
    ['"UTF-8"', Buffer.from(text)],
    ['utf-16le', Buffer.from(text, 'utf16le')],
    ['utf-16be', swapped(Buffer.from(text, 'utf16le'))],
    ['utf-16', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['utf-16', swapped(Buffer.from(`\ufeff${text}`, 'utf16le'))],
    ['utf-16', Buffer.from(text, 'utf16le')],
    ['utf-16', swapped(Buffer.from(text, 'utf16le'))],
    ['utf-32le', wide(text, false)],
    ['utf-32be', wide(text, true)],
    ['utf-32', wide(text, true)],
    ['utf-7', Buffer.from('+ADw-script+AD4A6Q-')],
    ['utf-7-imap', Buffer.from('&ADw-script&AD4A6Q-')],
    ['iso-8859-1', Buffer.from(text, 'latin1')],
    ['windows-1252', Buffer.from(text, 'latin1')],
    ['utf-8; charset=utf-16le', Buffer.from(text, 'utf16le')],
  ])('%s', (charset, bytes) => {
    const { readings, fault } = read(bytes, `text/plain; charset=${charset}`);
    expect(fault).toBeUndefined();
    expect(readings.map((reading) => 'text' in reading && reading.text)).toContain(text);
  });

  it('reads UTF-8 besides, since Fastify ignores the charset', () => {
    const { readings } = read('{"a":1}', 'application/json; charset=utf-16le');
    expect(readings).toContainEqual({ kind: 'json', text: '{"a":1}', isAlone: true });
  });

  it('takes a charset that nobody knows, and several at once, for a fault', () => {
    expect(read('a', 'text/plain; charset=klingon').fault?.reason).toBe('charset');
    expect(read('a', `text/plain;${' charset=utf-8;charset=utf-7;charset=a;charset=b'}`).fault?.reason).toBe('charset');
  });

  it('follows what XML says of itself', () => {
    const body = '<?xml version="1.0" encoding="utf-7"?>+ADw-a+AD4-';
    expect(read(body, 'application/xml').readings).toContainEqual({
      kind: 'xml',
      text: '<?xml version="1.0" encoding="utf-7"?><a>',
    });
  });
});

describe('content encodings', () => {
  const json = { kind: 'json', text: '{"a":1}', isAlone: true };
  const plain = Buffer.from(json.text);

  it.each([
    ['gzip', gzipSync(plain)],
    ['x-gzip', gzipSync(plain)],
    ['deflate', deflateSync(plain)],
    ['deflate', deflateRawSync(plain)],
    ['br', brotliCompressSync(plain)],
    ['gzip, BR', brotliCompressSync(gzipSync(plain))],
    ['identity', plain],
  ])('%s', (encoding, bytes) => {
    const { readings, fault } = read(bytes, 'application/json', { 'content-encoding': encoding });
    expect([readings, fault]).toEqual([[json], undefined]);
  });

  it.each([
    ['unknown', plain, 'encoding'],
    ['gzip', plain, 'malformed'],
    ['gzip', gzipSync(plain).subarray(0, 15), 'malformed'],
    ['gzip', gzipSync(Buffer.alloc(100_000_000)), 'limit'],
    ['gzip, gzip', gzipSync(gzipSync(Buffer.alloc(100_000_000))), 'limit'],
    ['br', brotliCompressSync(Buffer.alloc(2_000_000)), 'limit'],
    ['gzip, gzip, gzip, gzip', plain, 'encoding'],
  ])('%s is a fault where it cannot be undone', (encoding, bytes, reason) => {
    const started = cpuMs();
    const { readings, fault } = read(bytes, 'application/json', { 'content-encoding': encoding });
    expect(fault?.reason).toBe(reason);
    expect(cpuMs() - started).toBeLessThan(500);
    // Fastify's own parsers ignore the header: the raw bytes are read as well.
    if (bytes === plain) expect(readings).toContainEqual(json);
  });

  it.each([
    ['gzip', gzipSync(plain)],
    ['deflate', deflateSync(plain)],
    ['deflate', deflateRawSync(plain)],
    ['br', brotliCompressSync(plain)],
  ])('%s with something behind its end is a fault, and the bytes are read as they came', (encoding, bytes) => {
    const body = Buffer.concat([bytes, Buffer.from('&q=attack')]);
    const type = 'application/x-www-form-urlencoded';
    const { readings, fault } = read(body, type, { 'content-encoding': encoding });
    expect(fault?.reason).toBe('malformed');
    expect(readings).toContainEqual({ kind: 'form', text: expect.stringMatching(/&q=attack$/), isAlone: true });
  });

  it('reads what a comment of gzip says', () => {
    const packed = gzipSync('a=1');
    const comment = Buffer.from('&q=attack&\0');
    const body = Buffer.concat([
      Buffer.from([0x1f, 0x8b, 8, 0x10]),
      packed.subarray(4, 10),
      comment,
      packed.subarray(10),
    ]);
    const { readings, fault } = read(body, 'application/x-www-form-urlencoded', { 'content-encoding': 'gzip' });
    expect(fault).toBeUndefined();
    expect(readings).toContainEqual({ kind: 'form', text: 'a=1', isAlone: true });
    expect(readings).toContainEqual({ kind: 'form', text: expect.stringContaining('&q=attack&'), isAlone: true });
  });

  it('reads multipart as it came too, since its parsers undo no encoding', () => {
    const part = '\r\n--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nattack\r\n--b--\r\n';
    const body = gzipSync(part, { level: 0 });
    const { readings } = read(body, 'multipart/form-data; boundary=b', { 'content-encoding': 'gzip' });
    expect(readings).toContainEqual({ kind: 'field', name: 'a', text: 'attack' });
  });

  it('reaches compressed multipart', () => {
    const body = gzipSync('--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nvalue\r\n--b--\r\n');
    const { readings } = read(body, 'multipart/form-data; boundary=b', { 'content-encoding': 'gzip' });
    expect(readings).toEqual([{ kind: 'field', name: 'a', text: 'value' }]);
  });
});

describe('limits: the last value accepted and the first refused', () => {
  const part = (head: string, content: string) => `--b\r\n${head}\r\n\r\n${content}\r\n`;
  const type = 'multipart/form-data; boundary=b';
  const fieldHead = 'Content-Disposition: form-data; name="a"';
  const fileHead = `${fieldHead}; filename="f"\r\nContent-Type: image/png`;

  it('bytes of a plain body', () => {
    expect(readBody(Buffer.alloc(1_000, 'a'), {}, { limit: 1_000 }).fault).toBeUndefined();
    const { readings, fault } = readBody(Buffer.alloc(1_001, 'a'), {}, { limit: 1_000 });
    expect([fault?.reason, readings]).toEqual(['limit', [{ kind: 'text', text: 'a'.repeat(1_000) }]]);
  });

  it('inflated bytes', () => {
    const gzip = (length: number) => gzipSync(Buffer.alloc(length, 'a'));
    const options = { limit: 1_000 };
    expect(readBody(gzip(1_000), { 'content-encoding': 'gzip' }, options).fault).toBeUndefined();
    expect(readBody(gzip(1_001), { 'content-encoding': 'gzip' }, options).fault?.reason).toBe('limit');
  });

  it('bytes of fields, without those of files', () => {
    const overhead = `${fieldHead}\r\n\r\n`.length;
    const body = (length: number) =>
      Buffer.from(`${part(fileHead, 'x'.repeat(9_000))}${part(fieldHead, 'y'.repeat(length - overhead))}--b--`);
    const options = { limit: 1_000, cuts: [100, 5_000, 9_500] };
    expect(readBody(body(1_000), { 'content-type': type }, options).fault).toBeUndefined();
    const { fault, readings } = readBody(body(1_001), { 'content-type': type }, options);
    expect(fault?.reason).toBe('limit');
    expect(readings).toContainEqual({ kind: 'field', name: 'a', text: 'y'.repeat(1_001 - overhead) });
  });

  it("one part's headers", () => {
    const body = (length: number) => Buffer.from(`--b\r\n${'X: '.padEnd(length, 'x')}`);
    const headers = { 'content-type': type };
    expect(readBody(body(REQUEST_LIMITS.partHeaderBytes), headers).fault).toBeUndefined();
    expect(readBody(body(REQUEST_LIMITS.partHeaderBytes + 1), headers).fault?.reason).toBe('malformed');
  });

  it('parts', () => {
    const body = (count: number) => Buffer.from(`${part(fieldHead, '').repeat(count)}--b--`);
    const options = { limit: 10_000_000 };
    expect(readBody(body(REQUEST_LIMITS.parts), { 'content-type': type }, options).fault).toBeUndefined();
    expect(readBody(body(REQUEST_LIMITS.parts + 1), { 'content-type': type }, options).fault?.reason).toBe('limit');
  });

  it('length of a boundary', () => {
    const run = (length: number) => {
      const boundary = 'b'.repeat(length);
      return read(
        `--${boundary}\r\n${fieldHead}\r\n\r\nv\r\n--${boundary}--`,
        `multipart/form-data; boundary=${boundary}`,
      );
    };
    expect(run(REQUEST_LIMITS.boundaryLength).readings).toEqual([{ kind: 'field', name: 'a', text: 'v' }]);
    expect(run(REQUEST_LIMITS.boundaryLength + 1).fault?.reason).toBe('malformed');
  });

  it('readings of one parameter', () => {
    const run = (count: number) =>
      read('', `multipart/form-data${Array.from({ length: count }, (_, index) => `; boundary=b${index}`).join('')}`);
    expect(run(REQUEST_LIMITS.parameterReadings).fault).toBeUndefined();
    expect(run(REQUEST_LIMITS.parameterReadings + 1).fault?.reason).toBe('malformed');
  });

  it('nested multipart', () => {
    const nest = (depth: number, boundary = 'b'): string =>
      `--${boundary}\r\n${fieldHead}${
        depth === 0
          ? '\r\n\r\ndeep'
          : `\r\nContent-Type: multipart/mixed; boundary=${boundary}x\r\n\r\n${nest(depth - 1, `${boundary}x`)}`
      }\r\n--${boundary}--`;
    const deep = { kind: 'field', name: 'a', text: 'deep' };
    expect(read(nest(REQUEST_LIMITS.nesting), type).readings).toContainEqual(deep);
    expect(read(nest(REQUEST_LIMITS.nesting), type).fault).toBeUndefined();
    expect(read(nest(REQUEST_LIMITS.nesting + 1), type).fault?.reason).toBe('limit');
  });

  it('layers of content encoding', () => {
    const names = (count: number) => Array.from({ length: count }, () => 'gzip').join(',');
    const wrap = (count: number): Buffer => (count === 0 ? Buffer.from('a') : gzipSync(wrap(count - 1)));
    const run = (count: number) => read(wrap(count), 'text/plain', { 'content-encoding': names(count) });
    expect(run(REQUEST_LIMITS.contentEncodings).readings).toEqual([{ kind: 'text', text: 'a' }]);
    expect(run(REQUEST_LIMITS.contentEncodings + 1).fault?.reason).toBe('encoding');
  });

  it('bytes of the head of a file', () => {
    const { readings } = read(`${part(fileHead, 'z'.repeat(REQUEST_LIMITS.headBytes + 1))}--b--`, type);
    expect(readings).toEqual([{ kind: 'file', name: 'a', fileName: 'f', head: 'z'.repeat(REQUEST_LIMITS.headBytes) }]);
  });
});

describe('hostile bodies take linear time', () => {
  const type = 'multipart/form-data; boundary=b';
  it.each([
    ['boundaries', '\r\n--b'.repeat(200_000), type],
    ['false boundaries', `--b\r\n\r\n${'\n--b'.repeat(250_000)}`, type],
    ['line feeds', `--b\r\n${'\n'.repeat(1_000_000)}`, type],
    ['semicolons', `--b\r\nContent-Disposition: ${';'.repeat(80_000)}\r\n\r\n`.repeat(12), type],
    ['loose quotes', `--b\r\nContent-Disposition: a;b=c"${';b=c\\"'.repeat(13_000)}\r\n\r\n`.repeat(12), type],
    ['stars', `--b\r\nContent-Type: multipart/x; ${'boundary*'.repeat(8_600)}\r\n\r\n`.repeat(12), type],
    ['equals signs', `--b\r\nContent-Disposition: ${'a;='.repeat(26_000)}\r\n\r\n`.repeat(12), type],
    [
      'transfer encodings',
      `--b\r\n${'Content-Transfer-Encoding: base64\r\n'.repeat(2_000)}\r\n${'a'.repeat(900_000)}`,
      type,
    ],
    ['blanks', ' '.repeat(1_000_000), 'text/plain'],
    ['UTF-7 shifts', '+'.repeat(1_000_000), 'text/plain; charset=utf-7'],
    ['UTF-7 base64', `+${'A'.repeat(1_000_000)}`, 'text/plain; charset=utf-7'],
  ])('%s', (_name, body, contentType) => {
    const started = cpuMs();
    readBody(Buffer.from(body).subarray(0, 1_048_576), { 'content-type': contentType });
    expect(cpuMs() - started).toBeLessThan(1_000);
  });

  it('single bytes', () => {
    const body = Buffer.from(`--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n${'v'.repeat(200_000)}\r\n--b--`);
    const cuts = Array.from(body, (_, index) => index);
    const started = cpuMs();
    const { readings } = readBody(body, { 'content-type': type }, { cuts });
    expect(readings).toEqual([{ kind: 'field', name: 'a', text: 'v'.repeat(200_000) }]);
    expect(cpuMs() - started).toBeLessThan(1_000);
  });
});

describe('a field cannot pass for a file', () => {
  const type = 'multipart/form-data; boundary=b';
  const pad = 'p'.repeat(REQUEST_LIMITS.headBytes);
  const fileHead = 'Content-Disposition: form-data; name="f"; filename="x"\r\nContent-Type: image/png';

  it.each([
    [
      'a boundary right behind the blank line',
      `--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n--b\r\n${fileHead}\r\n\r\n`,
    ],
    [
      'a file name said twice',
      '--b\r\nContent-Disposition: form-data; name="a"; filename=""; filename="y"\r\nContent-Type: a/b\r\n\r\n',
    ],
    ['a disposition said twice', `--b\r\nContent-Disposition: form-data; name="a"\r\n${fileHead}\r\n\r\n`],
    [
      'no Content-Type, which makes it a field of formidable',
      '--b\r\nContent-Disposition: form-data; name="a"; filename="y"\r\n\r\n',
    ],
    [
      'a Content-Type of an empty file name',
      '--b\r\nContent-Disposition: form-data; name="a"; filename=""\r\nContent-Type: a/b\r\n\r\n',
    ],
    ['a line that is no header', `--b\r\n${fileHead}\r\njunk\r\n\r\n`],
    ['bare line feeds', `--b\n${fileHead.replace('\r', '')}\n\n`],
  ])('with %s', (_name, head) => {
    const { readings } = read(`${head}${pad}ATTACK\r\n--b--\r\n`, type);
    expect(readings.some((reading) => 'text' in reading && reading.text.includes('ATTACK'))).toBe(true);
  });

  it('with a boundary inside of its header', () => {
    const body = `--b\r\nContent-Disposition: form-data; name="a\r\n--bc"\r\n\r\nv\r\n--b--`;
    expect(read(body, type).fault?.reason).toBe('malformed');
  });
});
