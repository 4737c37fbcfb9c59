import { describe, expect, it } from 'vitest';
import { CHECKS } from '../checks/index.js';
import { CHECK_IDS } from '../config/check-modes.js';
import { EVENT_CHECKS, kindOf } from './taxonomy.js';

describe('what events are about', () => {
  it('is written down for every module that can be configured, and for what has no switch', () => {
    const known = new Set(EVENT_CHECKS);
    expect([...CHECK_IDS, 'blacklist', 'limit'].filter((id) => !known.has(id))).toEqual([]);
  });

  it.each(EVENT_CHECKS)('%s has a weakness and a technique', (id) => {
    const { title, cwe, attack } = kindOf(id);
    expect(title).not.toBe('');
    expect(cwe).toBeGreaterThan(0);
    expect(attack).toMatch(/^T\d{4}(\.\d{3})?$/);
  });

  it("is the check's own word where values are judged", () => {
    for (const { id, cwe, attack } of CHECKS) expect(kindOf(id)).toMatchObject({ cwe, attack, type: id });
  });

  it('tells brute force from floods, which pyrasp does not', () => {
    expect(['brute', 'flood'].map((id) => kindOf(id).type)).toEqual(['brute', 'flood']);
  });
});
