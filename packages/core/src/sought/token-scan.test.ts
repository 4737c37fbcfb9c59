import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classify } from '../values/character-classes.js';
import { BYTES_TEXT_LENGTH } from '../values/text-bytes.js';
import { TokenScan } from './token-scan.js';

const GROUPS = [
  { texts: ['process', 'constructor', '__'] },
  { texts: ['${', ':{'] },
  { texts: ['while', 'for', ')+'] },
  { texts: ['union', 'c:', '@a'], ignoreCase: true },
];
const TOKENS = GROUPS.flatMap(({ texts }) => texts);

function found(scan: TokenScan, text: string): boolean[] {
  return GROUPS.map((_, group) => scan.holds(text, group));
}

function expected(text: string): boolean[] {
  return GROUPS.map(({ texts, ignoreCase }) =>
    texts.some((token) => (ignoreCase === true ? inLowerCase(text) : text).includes(token)),
  );
}

/** Letters of ASCII alone: others have lower cases within it. */
function inLowerCase(text: string): string {
  return text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
}

describe('TokenScan', () => {
  it('says which groups a text holds a token of, whatever stands around it', () => {
    const scan = new TokenScan(GROUPS);
    const unit = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 3 }),
      fc.constantFrom(...TOKENS, 'UNION', 'uNiOn', 'C:', '@A', ...'_$:{)+wfpcCU@', 'ä', '\u{1f600}', '\ud800'),
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 12 }), (units) => {
        const text = units.join('');
        expect(found(scan, text)).toEqual(expected(text));
      }),
      { numRuns: 20_000 },
    );
  });

  it('finds tokens at the edges of the pieces of a long text', () => {
    const scan = new TokenScan(GROUPS);
    for (const at of [-12, -8, -4, -3, -2, -1, 0, 1]) {
      for (const token of TOKENS) {
        const text = `${'-'.repeat(BYTES_TEXT_LENGTH + at)}${token}${'-'.repeat(BYTES_TEXT_LENGTH)}`;
        expect(found(scan, text)).toEqual(expected(text));
      }
    }
  });

  it('says of plain words that nothing is there', () => {
    const scan = new TokenScan(GROUPS);
    for (const text of ['gzip, deflate, br', '']) expect(found(scan, text)).not.toContain(true);
  });

  it('tells the classes of a text by the way', () => {
    const scan = new TokenScan(GROUPS);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(scan.classesOf(text)).toBe(classify(text));
      }),
    );
    const long = `${'a'.repeat(BYTES_TEXT_LENGTH)}(`;
    expect(scan.classesOf(long)).toBe(classify(long));
  });
});
