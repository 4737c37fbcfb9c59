import { describe, expect, it } from 'vitest';
import { isRandom } from './random-text.js';

describe('what chance has written', () => {
  it.each(['5&scVPB3PVWhd#', 'tP8kXKV0dGFu&w', '@RF6bCn^uJjF6#'])('%s', (text) => {
    expect(isRandom(text)).toBe(true);
  });

  it.each([
    ['a name of many words', 'userNameOfFirstOrder1'],
    ['letter case that hides a word', '1 uNiOn SeLeCt'],
    ['a name and a sign', 'admin2&w'],
    ['an address', '127.0.0.1&w'],
    ['words', 'Tea 4 Two aB3dE5fG'],
    ['nothing but letters', 'aBcDeFgHiJ'],
  ])('not %s: %s', (_, text) => {
    expect(isRandom(text)).toBe(false);
  });
});
