import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classify } from '../../values/character-classes.js';
import { code } from './code.js';

const CONTEXT = { source: 'qs_values' as const, path: 'q', steps: [], executables: new Set<string>() };
const LINES = ['attacks.txt', 'benign.txt'].flatMap((name) =>
  readFileSync(join(__dirname, 'fixtures', name), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('// ')),
);
const PIECES = [...new Set(LINES.flatMap((line) => line.match(/\w+|\W/g) ?? []))];

/** What lets a text off by its characters alone may not change what is found. */
function expectSame(text: string): void {
  const seen = code.detect(text, { ...CONTEXT, classes: classify(text) });
  expect(seen, text).toEqual(code.detect(text, CONTEXT));
}

describe('code: what lets a text off at once', () => {
  it('finds the same in every fixture', () => {
    for (const line of LINES) expectSame(line);
  });

  it('finds the same in any text of their pieces', () => {
    const text = fc.string({ unit: fc.constantFrom(...PIECES), maxLength: 14 });
    fc.assert(fc.property(text, expectSame), { numRuns: 5_000 });
  });
});
