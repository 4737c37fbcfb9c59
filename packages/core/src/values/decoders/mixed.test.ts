import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { growthOf, LINEAR } from '../../testing/growth.js';
import { mixedDecode } from './mixed.js';

const bytes = (text: string) => Buffer.from(text, 'latin1').toString('utf8');

describe('escapes of several kinds, undone where they stand', () => {
  it.each([
    ['%27', "'"],
    ['%2527', "'"],
    ['%25252527', "'"],
    ['%u0027 %U0027', "' '"],
    ['\\x27\\u0027\\u{27}\\u{1f600}', "'''\u{1f600}"],
    ['&#39;&#x27;&#X0027;&#000000039;&apos;&lt;', "'''''<"],
    ['&amp;amp;lt;', '<'],
    ['a percent sign as a reference', 'a percent sign as a reference'],
    ['&#37;27', "'"],
    ['%26#3%39;', "'"],
    ['&percnt;2&#55;', "'"],
    ['\\&#117;0027', "'"],
    ['\\u00&#x32;%37', "'"],
    ['%&#99;0%b2', '2'],
    ['%c0%a7 %e0%80%a7 %f0%80%80%a7', "' ' '"],
    ['%c3%a9', 'é'],
    ['＆#39；', "'"],
    ['%ef%bc%87', "'"],
  ])('%s reads %s', (text, expected) => {
    expect(mixedDecode(text)).toBe(expected);
  });

  it.each([
    '%',
    '%2',
    '%zz',
    '&;',
    '&#;',
    '&#x;',
    '&#39',
    '&#x110000;',
    '&#0;',
    '&nothing;',
    '\\u',
    '\\u{}',
    '\\u{110000}',
    '\\x2',
    'C:\\temp\\file',
    'é ü',
    'ª²³¼',
    '100% of & or \\',
    '}',
    'u{27}',
    ';',
  ])('leaves %s', (text) => {
    expect(mixedDecode(text)).toBe(text);
  });

  it('makes nothing of letters that are no bytes in order', () => {
    expect(mixedDecode('\u00a7\u00c0')).toBe('\u00a7\u00c0');
    expect(mixedDecode('\u00c0\u00a7')).toBe("'");
    expect(mixedDecode(bytes('plain'))).toBe('plain');
  });

  it('ends where nothing is left to undo, and never makes a text longer', () => {
    const piece = fc.constantFrom(
      ...[
        '%',
        '2',
        '5',
        '7',
        '&',
        '#',
        'x',
        ';',
        'amp',
        'lt',
        '\\',
        'u',
        '0',
        '{',
        '}',
        '\u00c0',
        '\u00a7',
        '；',
        '％',
        'g',
        ' ',
      ],
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(piece).map((all) => all.join('')),
        ),
        (text) => {
          const decoded = mixedDecode(text);
          expect(decoded.length).toBeLessThanOrEqual(text.length);
          expect(mixedDecode(decoded)).toBe(decoded);
        },
      ),
      { numRuns: 5_000 },
    );
  });

  it.each([
    '%25',
    '&amp;',
    '&#0000000000000000000000000000000000000',
    '\\u005c',
    '\u00c0',
    '；',
    '&;',
    '{}',
    '%2',
    'a;',
  ])('made of %j takes time that grows with its length', (unit) => {
    expect(growthOf((length) => mixedDecode(unit.repeat(Math.ceil(length / unit.length))))).toBeLessThan(LINEAR);
  });
});
