import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { growthOf, LINEAR } from '../testing/growth.js';
import { decode } from './decode.js';
import { VALUE_LIMITS } from './limits.js';
import type { DecodeStep, Source } from './value.js';

const options = { base64: true };
const textsOf = (text: string) => decode(text, options).map((form) => form.text);
const stepsOf = (text: string) => new Set(decode(text, options).flatMap(({ steps }) => steps));
const textsIn = (source: Source, text: string) => decode({ source, path: 'a', text }, options).map((form) => form.text);
const faultOf = (text: string) => decode(text, options).at(-1)?.fault?.limit;
const base64 = (text: string) => Buffer.from(text).toString('base64');
const string = (text: string) => `s:${Buffer.byteLength(text)}:"${text}";`;

describe('a query or form in a value', () => {
  it.each([
    ['a form', 'page=2&q=1%20or%201%3D1'],
    ['one pair', 'q=1+or+1=1'],
    ['what `encodeURIComponent` leaves', `q=${encodeURIComponent('{"a":"1 or 1=1","b":"f(\'x\')"}')}`],
    ['a query', '?q=1+or+1%3D1&page=2'],
    ['an address', 'https://shop.example.com/find?page=2&q=1%20or%201=1'],
    ['an address with a fragment', 'https://shop.example.com/find?q=1%20or%201=1#top'],
    ['a path', '/find?q=1%20or%201=1'],
    ['a page by its name', 'find.php?q=1%20or%201=1'],
    ['a form that was encoded as a whole', encodeURIComponent('page=2&q=1%20or%201%3D1')],
    ['a form in JSON', JSON.stringify({ body: 'page=2&q=1%20or%201%3D1' })],
    ['JSON in a form', `payload=${encodeURIComponent('{"q":"1 or 1=1"}')}`],
    ['a form in base64', base64('page=2&q=1%20or%201%3D1')],
    ['an address in an address', `/go?to=${encodeURIComponent('https://a.example/?q=1%20or%201=1')}`],
    ['what is written with raw blanks', 'page=2&q=1 or 1=1'],
  ])('is read: %s', (_, text) => expect(textsOf(text)).toContain('1 or 1=1'));

  it('has names, too', () => expect(textsOf('page=2&a[b%5B%24ne]=1')).toContain('a[b[$ne]'));

  it.each([
    'Tom & Jerry = fun',
    'a < b && c=d',
    '<a href="/find?page=2&q=3">x</a>',
    'if (x&y==z) { w=1 }',
    'YWJjZGVmZ2hp+A==',
    '=a&=b',
    'see /find?q=1',
    'ssh.command=ssh -i ~/.ssh/id',
    'a=1 and b=2',
    'i=0; while(i<5) i++',
    'title="Now" and so on',
    '2=3&4=5',
  ])('is none in %j', (text) => {
    expect(stepsOf(text)).not.toContain('form' satisfies DecodeStep);
    expect(stepsOf(text)).not.toContain('query' satisfies DecodeStep);
  });

  it('tells what each text is called', () => {
    const pathOf = (text: string) => decode(text, options).find((form) => form.text === '1 or 1=1')?.path;
    expect(pathOf('page=2&q=1+or+1%3D1')).toBe('q');
    expect(pathOf('page=2&a[b]=1%2520or%25201%253D1')).toBe('a[b]');
    expect(pathOf('/find?q=%7B%22a%22%3A%221+or+1%3D1%22%7D')).toBe('q');
    expect(pathOf('{"q":"1 or 1=1"}')).toBeUndefined();
  });

  it('is told from an address', () => {
    expect(stepsOf('a=b+c')).toContain('form');
    expect(stepsOf('/a?a=b+c')).toContain('query');
    expect(stepsOf('/a?a=b+c')).not.toContain('form');
  });

  it('has no sentences for names', () => {
    expect(textsOf('https://a.example/?a=b&sort -price&find it')).not.toContain('sort -price');
  });

  it.each(['headers_values', 'user_agent', 'referer', 'text'] as const)('is not looked for in %s', (source) => {
    expect(textsIn(source, 'q=1,2&r=s')).toEqual(['q=1,2&r=s']);
    expect(textsIn('cookies', 'q=1,2&r=s')).toEqual(['q=1,2&r=s', '1,2', 's']);
  });

  it('is no setting: one pair has an escape where it is a form', () => {
    expect(textsOf('PATH=/usr/bin')).toEqual(['PATH=/usr/bin']);
    expect(textsOf('q=1%20or%201%3D1')).toContain('1 or 1=1');
  });

  it('is read twice inside of each other, and no further', () => {
    const nest = (text: string, times: number) =>
      Array.from({ length: times }).reduce<string>((inner) => `/go?to=${encodeURIComponent(inner)}`, text);
    expect(textsOf(nest("1 or '1", 2))).toContain("1 or '1");
    expect(textsOf(nest("1 or '1", 3))).not.toContain("1 or '1");
    expect(faultOf(nest('x', 12))).toBeUndefined();
  });

  it('has a bounded number of pairs', () => {
    const form = (pairs: number) => 'a=&'.repeat(pairs - 1).concat("a='");
    expect(faultOf(form(VALUE_LIMITS.parameters))).toBeUndefined();
    expect(faultOf(form(VALUE_LIMITS.parameters + 1))).toBe('parameters');
  });
});

describe('XML in a value', () => {
  it.each([
    ['an element', '<order><note>1 or 1=1</note></order>'],
    ['an attribute', '<order note="1 or 1=1"/>'],
    ['a section', '<order><note><![CDATA[1 or 1=1]]></note></order>'],
    ['references', '<order><note>1 o&#114; 1=1</note></order>'],
    ['a declaration', '<?xml version="1.0"?>\n<p>1 or 1=1</p>'],
    ['a document type', '<!DOCTYPE order>\n<order>1 or 1=1</order>'],
    ['behind a comment', '\n <!-- made by x -->\n<order>1 or 1=1</order>'],
    ['a name with a prefix', '<m:find xmlns:m="urn:x"><m:q>1 or 1=1</m:q></m:find>'],
    ['in JSON', JSON.stringify({ a: '<order><note>1 or 1=1</note></order>\n' })],
    ['in base64', base64('<order><note>1 or 1=1</note></order>')],
    ['in an element', '<order>&lt;inner&gt;1 or 1=1&lt;/inner&gt;</order>'],
  ])('is read: %s', (_, text) => expect(textsOf(text)).toContain('1 or 1=1'));

  it.each([
    '<p>1 or 1=1</p>',
    '<DIV><order>1 or 1=1</order></DIV>',
    '<!DOCTYPE html><html>1 or 1=1</html>',
    '<svg><text>1 or 1=1</text></svg>',
    '<order>1 or 1=1</order> they wrote',
    'a <order>1 or 1=1</order>',
    '<3 <3 >',
    '<?php echo "1 or 1=1" ?>',
    '<user@example.com>',
  ])('is none in %j', (text) => expect(stepsOf(text)).not.toContain('xml' satisfies DecodeStep));

  it('is not read again where a body is XML', () => {
    expect(textsIn('text', '<order><note>1 or 1=1</note></order>')).toHaveLength(1);
  });

  it('has a bounded number of texts', () => {
    const list = (count: number) =>
      `<l>${Array.from({ length: count }, (_, index) => `<i>t${index}</i>`).join('')}</l>`;
    expect(faultOf(list(VALUE_LIMITS.nestedTexts))).toBeUndefined();
    expect(faultOf(list(VALUE_LIMITS.nestedTexts + 1))).toBe('nestedTexts');
  });
});

describe('what PHP has serialized', () => {
  it.each([
    ['an array', `a:2:{${string('page')}i:2;${string('q')}${string('1 or 1=1')}}`],
    ['a string', string('1 or 1=1')],
    ['an object', `O:8:"stdClass":1:{${string('q')}${string('1 or 1=1')}}`],
    ['a session', `page|i:2;q|${string('1 or 1=1')}`],
    ['behind a text with quotes', `a:2:{${string('";s:3:"')}${string('1 or 1=1')}}`],
    ['behind a text beyond ASCII', `a:2:{${string('"é€😀";')}${string('1 or 1=1')}}`],
    ['counted in characters', `a:1:{s:2:"é€";${string('1 or 1=1')}}`],
    ['in base64', base64(`a:1:{${string('1 or 1=1')}}`)],
    ['in a string of its own', string(`a:1:{${string('1 or 1=1')}}`)],
    ['percent-encoded', encodeURIComponent(`a:1:{${string('1 or 1=1')}}`)],
  ])('is read: %s', (_, text) => expect(textsOf(text)).toContain('1 or 1=1'));

  it('has each string as it was written', () => {
    const texts = ['a";s:1:"', '"', '";', 'é"', ' x'];
    expect(textsOf(`a:5:{${texts.map(string).join('')}}`)).toEqual(expect.arrayContaining(texts));
  });

  it.each(['s:3', 'a:b:{"c"}', 'is:1:"a"', 'a: 1:{"b"}', 'O:"x"'])('is none in %j', (text) => {
    expect(stepsOf(text)).not.toContain('serialized' satisfies DecodeStep);
  });
});

describe('a packet of socket.io', () => {
  it.each([
    ['an event', '42["say","1 or 1=1"]'],
    ['of a namespace, to be answered', '42/chat,17["say",{"text":"1 or 1=1"}]'],
    ['with attachments', '451-["say",{"_placeholder":true,"num":0},"1 or 1=1"]'],
    ['behind another one', '2["a"]\u001e42["say","1 or 1=1"]'.replace('2', '42')],
    ['with its length', '18:42["say","a"]25:42["say","1 or 1=1"]'],
    ['that joins a namespace', '40/chat,{"token":"1 or 1=1"}'],
    ['with escapes', '42["say","1 \\u006fr 1=1"]'],
  ])('is read: %s', (_, text) => expect(textsOf(text)).toContain('1 or 1=1'));

  it.each(['42', '3 ["a b"] and more', '1. {"a b"}', '5["a b"] x', 'v2["a b"]'])('is none in %j', (text) => {
    expect(stepsOf(text)).not.toContain('json' satisfies DecodeStep);
  });
});

describe('a table in a value', () => {
  it.each([
    ['with commas', 'id,name,note\n17,Ann,1 or 1=1\n18,Bob,fine\n'],
    ['with tabs', 'id\tnote\n17\t1 or 1=1'],
    ['with semicolons', 'Id;Last name;Note\r\n17;Ann;1 or 1=1\r\n'],
    ['with quotes', '"id","note"\n"17","1 or 1=1"\n'],
    ['behind a cell of two lines', 'id,note,x\n1,"a\nb",c\n2,1 or 1=1,d'],
    ['behind doubled quotes', 'id,note\n1,"say ""a,b"""\n2,1 or 1=1'],
    ['in a string of JSON', JSON.stringify({ rows: 'id,note\n17,1 or 1=1\n' })],
  ])('is read: %s', (_, text) => expect(textsOf(text)).toContain('1 or 1=1'));

  it('has its quotes undone', () => expect(textsOf('id,note\n1,"say ""a,b"""')).toContain('say "a,b"'));

  it.each([
    'Dear Ann, thank you\nfor all, as always',
    'id,note\nonly one cell',
    'id,note',
    'a\nb,c\nd,e',
    'x,1,2\n3,4,5',
  ])('is none in %j', (text) => expect(stepsOf(text)).not.toContain('table' satisfies DecodeStep));

  it("has documentation's code in it, which nobody takes from there", () => {
    expect(textsOf('Name,Default\n`1 or 1=1`,x')).not.toContain('`1 or 1=1`');
  });
});

describe('a message in a value', () => {
  const head = 'Host: shop.example.com\r\nX-A: 1';
  it.each([
    ['the query of a request', `GET /find?q=1%20or%201=1 HTTP/1.1\r\n${head}\r\n\r\n`],
    ['a header of it', `GET / HTTP/1.1\r\n${head}\r\nX-Note: 1 or 1=1\r\n\r\n`],
    ['its form', `POST /find HTTP/1.1\r\n${head}\r\n\r\npage=2&q=1+or+1%3D1`],
    ['its JSON', `PUT /find HTTP/1.1\n${head}\n\n{"q":"1 or 1=1"}\n`],
    ['the subject of a mail', 'From: ann@example.com\r\nSubject: 1 or 1=1\r\n\r\nHello.'],
    ['a folded header', 'From: ann@example.com\r\nX-Note: \r\n 1 or 1=1\r\n\r\nHello.'],
    ['the text of a mail', 'Subject: Hello\nTo: bob@example.com\n\n1 or 1=1\n'],
    ['a part', '--aXb\r\nContent-Disposition: form-data; name="q"\r\n\r\n1 or 1=1\r\n--aXb--\r\n'],
    ['a further part', '--aXb\nContent-Type: text/plain\n\nx\n--aXb\nContent-Type: text/plain\n\n1 or 1=1\n--aXb--'],
  ])('is read: %s', (_, text) => expect(textsOf(text)).toContain('1 or 1=1'));

  it.each([
    'Note: see below\n\n1 or 1=1',
    'Subject: Hello\n\n1 or 1=1',
    'GET /find?q=1 HTTP/1.1',
    'From: here to there',
    '--\nBob',
    '--- a/x\n+++ b/x',
  ])('is none in %j', (text) => expect(stepsOf(text)).not.toContain('message' satisfies DecodeStep));
});

describe('documents in a value', () => {
  it('count as documents inside of each other', () => {
    const nest = (times: number) => Array.from({ length: times }).reduce<string>((inner) => string(inner), "'");
    expect(faultOf(nest(VALUE_LIMITS.nestedDocuments))).toBeUndefined();
    expect(faultOf(nest(VALUE_LIMITS.nestedDocuments + 1))).toBe('nestedDocuments');
  });

  const piece = fc.constantFrom(
    ...[
      'a=',
      '&',
      '?',
      '<a>',
      '</a>',
      '<a ',
      '="',
      '/>',
      '<![CDATA[',
      ']]>',
      's:3:"',
      's:99:"',
      '";',
      'a:1:{',
      '}',
      ';',
    ],
    ...['%26', '%3D', '+', 'x', ' ', "'", 'é', '\ud83d', '&amp;', '\n', '[', ']'],
  );

  it('give a bounded number of characters', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (all) => {
        const text = all.join('');
        const total = decode(text, options).reduce((sum, form) => sum + form.text.length, 0);
        expect(total).toBeLessThanOrEqual(16_384 + 60 * text.length);
      }),
      { numRuns: 3_000 },
    );
  });

  it.each([
    'a=b&',
    'a=?',
    'a?b=',
    'a=%3Fb%3D',
    'a=<&',
    '?a=/?',
    '<a>',
    '<a b="',
    '<a>&lt;a&gt;',
    'a,b\n"c,',
    'a,b\n""',
    'a,b\nc,d\n',
    'From: a\nTo: b\n',
    '--a\nContent-Type: b\n\n',
    'GET a HTTP/1.1\na:\n ',
    '<!---->',
    '<!-- ',
    '?a=b#',
    's:1:"',
    's:99:"',
    's:1:"a";',
    's:99999:"a";',
    '4["a"]',
    '42["',
    '4:4/a,',
    '?a=b;',
    'a=b&a b',
    'a:1:{s:1:"',
    's:9:"s:5:"',
    'a=\'&a="&',
  ])('made of %j take time that grows with their length', (unit) => {
    expect(growthOf((length) => decode(unit.repeat(Math.ceil(length / unit.length)), options))).toBeLessThan(LINEAR);
  });
});
