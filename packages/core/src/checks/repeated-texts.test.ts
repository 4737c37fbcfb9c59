import { describe, expect, it } from 'vitest';
import { RepeatedTexts } from './repeated-texts.js';

const at = (path: string, text = 'fine = really!', source: 'json_values' | 'json_keys' = 'json_values') => ({
  source,
  path,
  text,
});

describe('texts that a body repeats', () => {
  const known = new RepeatedTexts();
  known.add(at('items[0].note'));

  it('are known again in another row', () => {
    expect(known.has(at('items[17].note'))).toBe(true);
    expect(known.has(at('items[0].note'))).toBe(true);
  });

  it.each([
    ['under another name', at('items[0].$where')],
    ['at another depth', at('items[0][1].note')],
    ['from another place', at('items[0].note', 'fine = really!', 'json_keys')],
    ['with another text', at('items[0].note', 'fine = really')],
  ])('not %s', (_, value) => expect(known.has(value)).toBe(false));

  it('are not kept where the way to them names them', () => {
    known.add(at('a[b]', 'a[b]', 'json_keys'));
    expect(known.has(at('a[b]', 'a[b]', 'json_keys'))).toBe(false);
  });

  it('are kept up to a length and a number', () => {
    const few = new RepeatedTexts();
    few.add(at('a', 'x'.repeat(512)));
    few.add(at('a', 'x'.repeat(513)));
    expect(few.has(at('a', 'x'.repeat(512)))).toBe(true);
    expect(few.has(at('a', 'x'.repeat(513)))).toBe(false);
    for (let index = 0; index < 5_000; index++) few.add(at('b', `text ${index}`));
    expect(few.has(at('b', 'text 4094'))).toBe(true);
    expect(few.has(at('b', 'text 4095'))).toBe(false);
  });
});
