import { describe, expect, it } from 'vitest';
import { findFaultAtRest, findFaultOfRun } from './proof.js';

const model = { version: '1', runtime: 'builtin', fault: '' };
const status = { inspected: 0, blocked: 0, model, exempt: [] };
const sent = { sent: 105, answered: 100 };

describe('figures of a protected server', () => {
  it('count with a model, and with everything checked', () => expect(findFaultAtRest(status)).toBeUndefined());

  it('do not count without its model', () => {
    expect(findFaultAtRest({ ...status, model: { ...model, fault: 'no such file' } })).toBe(
      'the model is not loaded (no such file)',
    );
  });

  it('do not count where an address or a path goes unchecked', () => {
    expect(findFaultAtRest({ ...status, exempt: ['127.0.0.1'] })).toBe('not checked: 127.0.0.1');
  });

  it.each([100, 103, 105])('count when %i of 105 requests were inspected, five of which were cut off', (inspected) => {
    expect(findFaultOfRun(status, { ...status, inspected }, sent)).toBeUndefined();
  });

  it.each([99, 106])('do not count when %i were inspected', (inspected) => {
    expect(findFaultOfRun(status, { ...status, inspected }, sent)).toContain(`${inspected} requests were inspected`);
  });

  it('do not count when one was blocked', () => {
    expect(findFaultOfRun(status, { ...status, inspected: 100, blocked: 1 }, sent)).toBe('1 requests were blocked');
  });
});
