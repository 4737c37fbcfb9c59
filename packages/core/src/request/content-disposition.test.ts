import { expect, it } from 'vitest';
import { parseDisposition } from './content-disposition.js';
import { REQUEST_LIMITS } from './limits.js';

const namesOf = (count: number): number => parseDisposition(`form-data${'; name=a b'.repeat(count)}`).names.length;

it('reads as many malformed values in a second way as the limit says, and leaves the rest to the header as a whole', () => {
  const most = REQUEST_LIMITS.looseValues;
  expect(namesOf(most)).toBe(2 * most);
  expect(namesOf(most + 1)).toBe(2 * most + 1);
  expect(namesOf(most + 2)).toBe(2 * most + 1);
  expect(parseDisposition(`form-data${'; name=a b'.repeat(most + 1)}`).isPlain).toBe(false);
});
