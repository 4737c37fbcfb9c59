import { describe, expect, it } from 'vitest';
import { toInputFault } from '../verdict/input-fault.js';
import { MAX_EXCERPT_LENGTH, toSecurityEvent } from './security-event.js';

const context = {
  application: 'shop',
  address: '',
  method: 'GET',
  target: '/',
  action: 'blocked',
  revision: 3,
} as const;

function eventOf(payload: string, start: number, end: number) {
  const finding = toInputFault({ mode: 1, location: 'text', payload, explanation: '' });
  return toSecurityEvent({ ...finding, detection: { ...finding.detection, start, end } }, context);
}

describe('a security event', () => {
  it('keeps a payload of the last accepted length whole', () => {
    const payload = 'a'.repeat(MAX_EXCERPT_LENGTH);
    expect(eventOf(payload, 0, payload.length).payload).toBe(payload);
  });

  it('keeps of a longer one what holds the finding', () => {
    const payload = `${'a'.repeat(100_000)}ATTACK${'b'.repeat(100_000)}`;
    const kept = eventOf(payload, 100_000, 100_006).payload;
    expect(kept).toHaveLength(MAX_EXCERPT_LENGTH);
    expect(kept).toContain('ATTACK');
  });

  it('names the revision that decided', () => {
    expect(eventOf('x', 0, 1).revision).toBe(3);
  });
});
