import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDeed } from './expression.js';
import { isPlainInside } from './plain-inside.js';

const LINES = ['attacks.txt', 'benign.txt'].flatMap((name) =>
  readFileSync(join(__dirname, 'fixtures', name), 'utf8').split('\n'),
);
const PIECES = [...new Set(LINES.flatMap((line) => line.match(/\w+|\W/g) ?? []))];
const SIGNS = ['#', '@', '`', '"', "'", '[', '(', '.', '|', '%', ' ', '=', ',', '+', '7', '*', '\\', '/*', '*/'];

describe('template: what is let off without reading its tokens', () => {
  it('does nothing', () => {
    const source = fc.string({
      unit: fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...SIGNS) }, fc.constantFrom(...PIECES)),
      maxLength: 12,
    });
    let plain = 0;
    fc.assert(
      fc.property(source, fc.boolean(), fc.boolean(), (text, backticks, doubled) => {
        if (!isPlainInside(text, backticks)) return;
        plain++;
        expect(readDeed(text, backticks, doubled)).toBe('plain');
      }),
      { numRuns: 60_000 },
    );
    expect(plain).toBeGreaterThan(1_000);
  });

  it.each(['title of the page', 'item.price | round', 'k0Z;x~^y&', 'a ? b : c'])('%s', (source) => {
    expect(isPlainInside(source, false)).toBe(true);
  });
});
