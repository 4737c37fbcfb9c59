import { describe, expect, it } from 'vitest';
import { toInputFault } from '../verdict/input-fault.js';
import { MAX_EXCERPT_LENGTH, toSecurityEvent } from './security-event.js';

const context = {
  application: 'shop',
  address: '',
  country: '',
  requestId: 'r1',
  alsoIn: [],
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

  it('says what it is about in the words of others, and how sure it is', () => {
    const finding = { ...toInputFault({ mode: 1, location: 'qs_values', path: 'q', explanation: '' }), check: 'sqli' };
    expect(toSecurityEvent(finding, context)).toMatchObject({
      type: 'sqli',
      check: 'sqli',
      cwe: 89,
      attack: 'T1190',
      score: 1,
    });
    const unsure = { ...finding, detection: { ...finding.detection, score: 0.9 } };
    expect(toSecurityEvent(unsure, context).score).toBe(0.9);
  });

  it('has an address that is one, whatever a framework that trusts everybody gave', () => {
    const finding = toInputFault({ mode: 1, location: 'request', explanation: '' });
    expect(toSecurityEvent(finding, { ...context, address: '2001:db8::7' }).address).toBe('2001:db8::7');
    expect(toSecurityEvent(finding, { ...context, address: '=HYPERLINK("x")' }).address).toBe('');
  });
});

describe('secrets in an event', () => {
  function textsOf(payload: string, path: string, target = '/'): string {
    const explanation = `the text ${JSON.stringify(payload)} ends the statement`;
    const finding = toInputFault({ mode: 1, location: 'post_values', path, payload, explanation });
    return JSON.stringify(toSecurityEvent(finding, { ...context, target }));
  }

  it.each([
    ["hunter2' OR 1=1", 'password', '/'],
    ["hunter2' OR 1=1", 'user.newPassword', '/'],
    ["password=hunter2&q=' OR 1=1", 'q', '/'],
    ['Bearer hunter2hunter2', 'authorization', '/'],
    ["' OR 1=1", 'q', '/login?password=hunter2'],
  ])('%j in "%s" of %s are in none of its texts', (payload, path, target) => {
    expect(textsOf(payload, path, target)).not.toContain('hunter2');
  });

  it('are told of without what they are', () => {
    const finding = toInputFault({
      mode: 1,
      location: 'post_values',
      path: 'pin',
      payload: '1234',
      explanation: '"1234"',
    });
    const { payload, explanation } = toSecurityEvent({ ...finding, check: 'sqli' }, context);
    expect(payload).toBe('********');
    expect(explanation).toBe('SQL injection; what exactly is hidden with the payload.');
  });

  it('leave texts without any exactly as they were', () => {
    expect(textsOf("1' OR '1'='1", 'q')).toContain("1' OR '1'='1");
  });
});
