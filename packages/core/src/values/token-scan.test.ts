import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BYTES_TEXT_LENGTH } from './text-bytes.js';
import { TokenScan } from './token-scan.js';

const GROUPS = [
  ['process', 'constructor', '__'],
  ['${', ':{'],
  ['while', 'for', ')+'],
];

function holds(text: string): number {
  return GROUPS.reduce(
    (bits, tokens, at) => (tokens.some((token) => text.includes(token)) ? bits | (1 << at) : bits),
    0,
  );
}

describe('TokenScan', () => {
  it('says which groups a text holds a token of, whatever stands around it', () => {
    const scan = new TokenScan(GROUPS);
    const unit = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 3 }),
      fc.constantFrom(...GROUPS.flat(), ...'_$:{)+wfpc', 'ä', '\u{1f600}', '\ud800'),
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 12 }), (units) => {
        const text = units.join('');
        expect(scan.scan(text)).toBe(holds(text));
      }),
      { numRuns: 20_000 },
    );
  });

  it('finds tokens at the edges of the pieces of a long text', () => {
    const scan = new TokenScan(GROUPS);
    for (const at of [-12, -8, -4, -3, -2, -1, 0, 1]) {
      for (const token of GROUPS.flat()) {
        const text = `${'-'.repeat(BYTES_TEXT_LENGTH + at)}${token}${'-'.repeat(BYTES_TEXT_LENGTH)}`;
        expect(scan.scan(text)).toBe(holds(text));
      }
    }
  });

  it('says of plain words that nothing is there', () => {
    const scan = new TokenScan(GROUPS);
    expect(scan.scan('gzip, deflate, br')).toBe(0);
    expect(scan.scan('')).toBe(0);
  });
});
