import { describe, expect, it } from 'vitest';
import { base64Texts, mayHoldBase64 } from './base64.js';
import { cssEscapesDecode } from './css-escapes.js';
import { escapesDecode } from './escapes.js';
import { fullWidthDecode } from './full-width.js';
import { overlongUtf8Decode } from './overlong-utf8.js';
import { utf7Decode } from './utf7.js';

describe('escapes of JavaScript strings', () => {
  it.each([
    [String.raw`\u003cscript\u003e`, '<script>'],
    [String.raw`\u{3c}\u{00003e}\x27`, "<>'"],
    [String.raw`\47 or\n1`, "' or\n1"],
    [String.raw`\u0027\/\"\q`, '\'/"q'],
    [String.raw`\u{}\u{110000}\x4`, 'u{}\ufffdx4'],
    [String.raw`\400`, '\x200'],
    [String.raw`\U0000003cscript\U0001F600`, '<script😀'],
    [String.raw`C:\Users\x41\U00110000`, 'C:UsersAU00110000'],
  ])('reads %s', (text, expected) => {
    expect(escapesDecode(text)).toBe(expected);
  });

  it.each([String.raw`C:\new\temp`, String.raw`O\'Brien`, String.raw`\u12`, String.raw`C:\Users\U0041`, 'a\\'])(
    'leaves %s alone',
    (text) => {
      expect(escapesDecode(text)).toBe(text);
    },
  );
});

describe('escapes of CSS', () => {
  it.each([
    [String.raw`\3c script\3E`, '<script>'],
    [String.raw`\00003cscript`, '<script'],
    [String.raw`\3c3c3c3c`, '\ufffd3c'],
  ])('reads %s', (text, expected) => {
    expect(cssEscapesDecode(text)).toBe(expected);
  });

  it.each([String.raw`..\..\x`, String.raw`\a`, 'a\\'])('leaves %s alone', (text) => {
    expect(cssEscapesDecode(text)).toBe(text);
  });
});

describe('forbidden and bare UTF-8 bytes', () => {
  it.each([
    ['\u00c0\u00af', '/'],
    ['\u00e0\u0080\u00af', '/'],
    ['\u00f0\u0080\u0080\u00a7', "'"],
    // RFC 2279 had five and six bytes as well.
    ['\u00f8\u0080\u0080\u0080\u00ae/', './'],
    ['\u00fc\u0080\u0080\u0080\u0080\u00af', '/'],
    ['\u00f8l', '\u00f8l'],
    ['\u00e2\u0082\u00ac', '€'],
    ['caf\u00c3\u00a9', 'café'],
    ['café', 'café'],
    ['\u00c0', '\u00c0'],
    // Bytes that start no UTF-8, in front of what means something.
    ['..\u00c0/..\u00c1\\', '../..\\'],
    ['\u00c0.\u00c0./', '../'],
    ['À propos', 'À propos'],
  ])('reads %s', (text, expected) => {
    expect(overlongUtf8Decode(text)).toBe(expected);
  });
});

describe('compatibility characters', () => {
  it.each([
    ['＜script＞', '<script>'],
    ['ʼ or ＇1＇＝＇1', "' or '1'='1"],
    ['‘’“”', '\'\'""'],
    ['﹤﹥℀ⅰ①', '<>a/ci1'],
    ['𝐬𝐞𝐥𝐞𝐜𝐭', 'select'],
    ['a\u00a0b\u3000c', 'a b c'],
    ['日本語 Ünï 😀', '日本語 Ünï 😀'],
    ['\ud835', '\ud835'],
  ])('folds %s', (text, expected) => {
    expect(fullWidthDecode(text)).toBe(expected);
  });
});

describe('UTF-7', () => {
  it.each([
    ['+ADw-script+AD4-', '<script>'],
    ['+ADwAcwBjAHIAaQBwAHQAPg', '<script>'],
    ['+ADw-a +ACc b', "<a ' b"],
  ])('reads %s', (text, expected) => {
    expect(utf7Decode(text)).toBe(expected);
  });

  it.each(['application/xhtml+xml', 'a+b', '1+1=2', '+', '+-', 'svg+xml;q=0.9'])('leaves %s alone', (text) => {
    expect(utf7Decode(text)).toBe(text);
  });
});

describe('base64', () => {
  const encode = (text: string | Buffer) => Buffer.from(text as string).toString('base64');

  it.each([
    ['a whole text', encode("' or 1=1 --"), ["' or 1=1 --"]],
    ['base64url without padding', Buffer.from('{"a":"ÿ?~ÿ"}').toString('base64url'), ['{"a":"ÿ?~ÿ"}']],
    [
      'digits with line breaks between',
      encode('<script>alert(1)</script>').replace(/(.{8})/g, '$1\r\n'),
      ['<script>alert(1)</script>'],
    ],
    ['behind a prefix', `data:text/html;base64,${encode('<img src=x onerror=y>')}`, ['<img src=x onerror=y>']],
    [
      'each part of a token',
      `${encode('{"alg":"none"}').replace(/=/g, '')}.${encode('{"sub":"root","x":1}')}`,
      ['{"alg":"none"}{"sub":"root","x":1}'],
    ],
    ['four bytes behind an equals sign', encode("'||'"), ["'||'"]],
    ['blanks of other lexers', encode('2\tOR\u001f1=1--'), ['2\tOR\u001f1=1--']],
    ['two in a short text', encode('9\u0001OR\u00011=1--x'), ['9\u0001OR']],
    ['wide ones too', encode('"\u0001\u000b\u0001OR\u0001 \u3000\u00012!=1\u000bAND""="'), ['2!=1']],
    ['three in a short text', encode("'))\u001for\u0001not\u00011!>2\u3000--x"), ['1!>2']],
    ['many of them', encode("'\u001f\u0001\u0001\u001f\u000cor\u0001\u001f\u0001 \u001f1=1-- -"), ["'\u001f\u0001"]],
    ['text in other scripts', encode('привет, мир'), ['привет, мир']],
  ])('decodes %s', (_, text, expected) => {
    expect(mayHoldBase64(text)).toBe(true);
    expect(base64Texts(text).join('')).toContain(expected[0]);
  });

  it('is not undone by a few bytes that are no text', () => {
    const hidden = Buffer.concat([Buffer.from("' or 1=1 -- a comment"), Buffer.from([0xff, 0xfe])]);
    expect(base64Texts(encode(hidden))[0]).toContain("' or 1=1 -- a comment");
  });

  it.each([
    ['words', 'password'],
    ['prose', 'The quick brown fox jumps over the lazy dog'],
    ['hexadecimal tokens', 'd41d8cd98f00b204e9800998ecf8427e'],
    ['random bytes', encode(Buffer.from('9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08', 'hex'))],
    ['zeros', 'AAAAAAAAAAAAAAAAAAAAAAAA'],
    ['short text', 'YWJj'],
  ])('leaves %s alone', (_, text) => {
    expect(base64Texts(text)).toEqual([]);
    expect(mayHoldBase64(text)).toBe(false);
  });
});
