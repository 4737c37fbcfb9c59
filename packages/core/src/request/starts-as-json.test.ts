import { describe, expect, it } from 'vitest';
import { startsAsJson } from './whole-body.js';

describe('the beginning of a body', () => {
  it.each([
    '{"a":1}',
    '{ \r\n"a"',
    '{}',
    '{',
    '[',
    '[ ',
    '[1',
    '[-1',
    '[null',
    '["a',
    '[[',
    '[{',
    '[]',
    ' {"',
    '\t',
    '\u00ef\u00bb\u00bf{"',
  ])('could be an object or array of JSON (%j)', (text) => expect(startsAsJson(text)).toBe(true));

  it.each(['', 'a', '"a"', '1', '{a', "{'a", '{\u0000"', '{{', '[a', '[\u00ff', '[}', '\u00a0{"'])(
    'could be none, whatever follows (%j)',
    (text) => expect(startsAsJson(text)).toBe(false),
  );

  it('says so of everything that JSON.parse takes for one', () => {
    for (const open of ['{', '[']) {
      for (let unit = 0; unit < 256; unit++) {
        const next = String.fromCharCode(unit);
        const isJson = ['": 1}', ']', '}', 'ull]', 'rue]', 'alse]', '1]', '"]', '}]', ']]'].some((rest) =>
          isParsed(open + next + rest),
        );
        if (isJson) expect(startsAsJson(open + next), JSON.stringify(open + next)).toBe(true);
      }
    }
  });
});

function isParsed(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
