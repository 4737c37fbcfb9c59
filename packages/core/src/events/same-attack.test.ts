import { describe, expect, it } from 'vitest';
import type { Location } from '../values/value.js';
import { toInputFault } from '../verdict/input-fault.js';
import { isKnownAttack, otherLocations } from './same-attack.js';

function finding(location: Location, path = 'a', check = 'sqli') {
  return { ...toInputFault({ mode: 3, location, path, explanation: '' }), check };
}

describe('one attack', () => {
  it('is what one module finds in two readings of a body', () => {
    expect(isKnownAttack([finding('json_values'), finding('text', '')], 1)).toBe(true);
    expect(isKnownAttack([finding('post_values'), finding('json_keys')], 1)).toBe(true);
  });

  it('is what one module finds twice in one place', () => {
    expect(isKnownAttack([finding('qs_values'), finding('qs_values')], 1)).toBe(true);
  });

  it('is not what stands in two parameters, in two places, or is of two kinds', () => {
    expect(isKnownAttack([finding('qs_values', 'a'), finding('qs_values', 'b')], 1)).toBe(false);
    expect(isKnownAttack([finding('json_values', 'a'), finding('json_values', 'b')], 1)).toBe(false);
    expect(isKnownAttack([finding('qs_values'), finding('cookies')], 1)).toBe(false);
    expect(isKnownAttack([finding('qs_values'), finding('json_values')], 1)).toBe(false);
    expect(isKnownAttack([finding('qs_values'), finding('qs_values', 'a', 'xss')], 1)).toBe(false);
  });
});

describe('where else it was found', () => {
  it('names each further reading once, and nothing that is another attack', () => {
    const findings = [
      finding('json_values'),
      finding('text'),
      finding('text', 'b'),
      finding('cookies'),
      finding('post_values', 'a', 'xss'),
    ];
    expect(otherLocations(findings, 0)).toEqual(['text']);
    expect(otherLocations(findings, 3)).toEqual([]);
  });
});
