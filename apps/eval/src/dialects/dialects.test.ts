import { describe, expect, it } from 'vitest';
import { requestValues } from '../judges/request-values.js';
import { createRandom } from '../random.js';
import { readDialects } from '../readers/dialects.js';
import { DIALECTS } from './dialects.js';

describe.each(DIALECTS.map((dialect) => [dialect.name, dialect] as const))('%s', (_, dialect) => {
  it('makes requests that say something, always the same', () => {
    const make = () => {
      const random = createRandom('dialect');
      return Array.from({ length: 20 }, () => dialect.make(random));
    };
    expect(make()).toEqual(make());
    for (const request of make()) expect(requestValues(request).length).toBeGreaterThan(3);
  });
});

it('dialects fall into parts without sharing a unit', () => {
  const units = (wanted: boolean) => {
    const selection = { wants: (unit: string) => (unit.endsWith('/3') ? wanted : !wanted) };
    return new Set([...readDialects('', selection)].map(({ unit }) => unit));
  };
  for (const unit of units(true)) expect(units(false).has(unit)).toBe(false);
});
