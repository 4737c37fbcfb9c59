import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CharacterClass, classify } from './character-classes.js';
import { BYTES_TEXT_LENGTH } from './text-bytes.js';

describe('character classes', () => {
  it('of a text are those of its characters', () => {
    expect(classify('')).toBe(0);
    expect(classify("a1 '")).toBe(
      CharacterClass.letter | CharacterClass.digit | CharacterClass.space | CharacterClass.singleQuote,
    );
    expect(classify('\0')).toBe(CharacterClass.control);
    expect(classify('\ud800')).toBe(CharacterClass.nonAscii);
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', minLength: 1, maxLength: 1 })), (characters) => {
        expect(classify(characters.join(''))).toBe(characters.reduce((mask, one) => mask | classify(one), 0));
      }),
    );
  });

  it('give every ASCII character exactly one class', () => {
    for (let unit = 0; unit < 128; unit++) {
      const classes = classify(String.fromCharCode(unit));
      expect(classes).not.toBe(0);
      expect(classes & (classes - 1)).toBe(0);
    }
  });

  it('are found at every place of a text longer than the buffer, whatever it is made of', () => {
    for (const filler of ['a', 'é', '€', '😀']) {
      for (const length of [BYTES_TEXT_LENGTH - 1, BYTES_TEXT_LENGTH, BYTES_TEXT_LENGTH + 1, 3 * BYTES_TEXT_LENGTH]) {
        const text = filler.repeat(length);
        for (const all of [`'${text}`, `${text}'`, `${text}'${text}`]) {
          expect(classify(all)).toBe(classify(filler) | CharacterClass.singleQuote);
        }
      }
    }
  });

  it('are not those of the text before', () => {
    expect(classify("'".repeat(100))).toBe(CharacterClass.singleQuote);
    expect(classify('a'.repeat(100))).toBe(CharacterClass.letter);
    expect(classify('a')).toBe(CharacterClass.letter);
  });
});
