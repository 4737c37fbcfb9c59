import { describe, expect, it } from 'vitest';
import { BEST_FIT } from './best-fit.js';
import { fullWidthDecode } from './full-width.js';

describe('folding', () => {
  it('covers every character that Unicode normalisation makes ASCII of', () => {
    const missed: string[] = [];
    for (let point = 0x80; point <= 0x1ffff; point++) {
      if (point >= 0xd800 && point < 0xe000) continue;
      const character = String.fromCodePoint(point);
      const folded = character.normalize('NFKC');
      if (!/^[\0-\x7f]+$/.test(folded) || BEST_FIT.has(character)) continue;
      if (fullWidthDecode(character) !== folded) missed.push(`U+${point.toString(16)} ${folded}`);
    }
    expect(missed).toEqual([]);
  });
});
