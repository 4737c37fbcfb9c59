import { describe, expect, it } from 'vitest';
import { xss } from '../checks/xss/xss.js';
import { expectDetects, expectPasses } from './expect-check.js';

describe('expectDetects', () => {
  it('hands out what the check says, also of an encoded text', () => {
    expect(expectDetects(xss, '%3Cscript%3Ealert(1)%3C/script%3E').certainty).toBe('certain');
  });

  it('fails when the check lets the text pass', () => {
    expect(() => expectDetects(xss, 'nothing')).toThrow('xss lets pass: nothing');
  });

  it('fails when a check detects what it says it does not apply to', () => {
    const silent = { ...xss, applies: () => false };
    expect(() => expectDetects(silent, '<script>alert(1)</script>')).toThrow('does not apply');
  });
});

describe('expectPasses', () => {
  it('fails when the check blocks the text', () => {
    expect(() => expectPasses(xss, '<script>alert(1)</script>')).toThrow('xss blocks');
  });

  it('is content with harmless text', () => {
    expectPasses(xss, 'a < b');
  });
});
