import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayBeWhole, mayEscape } from './script.js';

const unit = fc.oneof(fc.constantFrom(...'\'"`;)]} \t\n1a/&|=\u00a0ä'), fc.string({ unit: 'binary', maxLength: 1 }));
const text = fc.string({ unit, maxLength: 16 });

describe('nosql: what lets a text off before a script is looked for', () => {
  it('never lets a closed string, a `;` or the end of a number off', () => {
    fc.assert(
      fc.property(text, fc.nat(16), (written, at) => {
        const start = Math.min(at, written.length);
        const closing = /^["'`]?[)\]};\s]{0,8}/.exec(written.slice(start))?.[0] ?? '';
        const matters = /["'`;]/.test(closing) || /\d\s*$/.test(written.slice(0, start));
        if (matters) expect(mayEscape(written, start)).toBe(true);
      }),
      { numRuns: 20_000 },
    );
  });

  it.each([' return true', 'db.a.find()', '\u00a0function(){}', '\n\n\n\n\n\n\n\nreturn 1'])(
    'looks at %j',
    (written) => {
      expect(mayBeWhole(written)).toBe(true);
    },
  );

  it.each(['', ' ', 'alpha', '1'])('does not look at %j', (written) => {
    expect(mayBeWhole(written)).toBe(false);
  });
});
