import { describe, expect, it } from 'vitest';
import { isNoise } from './noise.js';

/** Repeatable noise: a linear congruential generator over printable ASCII. */
function noise(length: number): string {
  let state = 7;
  return Array.from({ length }, () => {
    state = (state * 1_103_515_245 + 12_345) & 0x7fffffff;
    return String.fromCharCode(33 + ((state >> 8) % 94));
  }).join('');
}

describe('a finding amid noise', () => {
  it('is what a grammar finds in scrambled data by chance', () => {
    expect(isNoise(noise(400), 200, 204)).toBe(true);
  });

  it.each([
    'prose with an attack; cat /etc/passwd, and then some more of the same prose that goes on for a while, as prose does, without an end in sight',
    'if (window.a) { for (const b of document.querySelectorAll("a[href]")) { b.addEventListener("click", (c) => c.preventDefault()); } } `id`',
    "1' union all select null,null,concat(0x7e,table_name,0x7e),null from information_schema.tables where table_schema=database() limit 1,1-- -",
  ])('is none in text, code and statements (%s)', (text) => {
    expect(isNoise(text, 30, 40)).toBe(false);
  });

  it('needs 128 characters to be told', () => {
    expect(isNoise(noise(127), 0, 2)).toBe(false);
    expect(isNoise(noise(128), 0, 2)).toBe(true);
  });

  it('is looked for around the finding alone', () => {
    const text = `${noise(2_000)}${'; cat /etc/passwd and more words of a command that goes on and on '.repeat(6)}`;
    expect(isNoise(text, 2_150, 2_160)).toBe(false);
  });

  it('is told for offsets that lie outside', () => {
    expect(isNoise('', 5, 9)).toBe(false);
  });
});
