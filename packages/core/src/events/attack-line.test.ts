import { describe, expect, it } from 'vitest';
import { toInputFault } from '../verdict/input-fault.js';
import { toAttackLine } from './attack-line.js';
import { toSecurityEvent } from './security-event.js';

const context = {
  application: 'shop',
  address: '203.0.113.7',
  country: '',
  method: 'GET',
  target: '/',
  revision: 1,
  requestId: 'r1',
  alsoIn: [],
};

function lineOf(payload: string): string {
  const finding = toInputFault({ mode: 1, location: 'qs_values', path: 'q', payload, explanation: 'why' });
  return toAttackLine(toSecurityEvent(finding, { ...context, action: 'blocked' }));
}

describe('an attack as a line', () => {
  it('names the module, what was done, who, where and why', () => {
    expect(lineOf('x')).toBe('[!] limit blocked from "203.0.113.7": qs_values "q": "x" ("why")');
  });

  it.each(['\n', '\r', '\u001b[31m', '\u0085', '\u2028', '\u2029', '\u009b', '\0'])(
    'stays one line without colours whatever the payload is (%j)',
    (character) => {
      expect(lineOf(`a${character}b`)).toMatch(/^[\x20-\x7e]+$/);
    },
  );
});
