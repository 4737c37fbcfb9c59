import { decodeHTML } from 'entities';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlDecode } from './html.js';
import { HTML_NAMES } from './html-names.js';

describe('HTML character references', () => {
  it.each([
    ['&lt;script&gt;', '<script>'],
    ['&lt', '<'],
    ['&ltscript', '<script'],
    ['&#39;&#039&#0000000000039;', "'''"],
    ['&#x27;&#X27', "''"],
    ['&colon;&Tab;&NewLine;&lpar;', ':\t\n('],
    ['&nosuch;&', '&nosuch;&'],
    ['a&amp;lt;b', 'a&lt;b'],
    ['&#x110000;&#0;', '\ufffd\ufffd'],
    ['&#;&#x;', '&#;&#x;'],
  ])('reads %s as %s', (text, expected) => {
    expect(htmlDecode(text)).toBe(expected);
  });

  it('has every name of the standard that stands for ASCII alone', () => {
    for (const [name, text] of HTML_NAMES) expect(decodeHTML(`&${name};`)).toBe(text);
  });

  /**
   * Known differences: numbers of the Windows-1252 range, which are no ASCII either way, and surrogates, which are
   * no characters.
   */
  it('agrees with a full decoder on ASCII text', () => {
    const piece = fc.constantFrom(
      ...[
        '&',
        '#',
        'x',
        ';',
        'lt',
        'gt',
        'amp',
        'quot',
        'apos',
        'nbsp',
        '&lt;',
        '&#60',
        '&#x3c;',
        '0',
        '39',
        'LT',
        'a',
      ],
      ...['colon', 'lpar;', '&sol;', '&excl', ' ', '='],
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('');
        const expected = decodeHTML(text);
        if (/^[ -~\u00a0]*$/.test(expected))
          expect({ text, decoded: htmlDecode(text) }).toEqual({ text, decoded: expected });
      }),
      { numRuns: 5_000 },
    );
  });
});
