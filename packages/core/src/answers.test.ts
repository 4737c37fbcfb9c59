import { describe, expect, it, vi } from 'vitest';
import { type AnswerHook, createAnswers } from './answers.js';
import type { Inspected } from './inspect.js';
import { toInputFault } from './verdict/input-fault.js';
import { type Mode, PASS } from './verdict/verdict.js';

function toRequest(): Inspected {
  const policy = { blockPage: () => ({ status: 403, headers: {}, body: 'blocked' }) };
  const exchange = { message: { headers: {} } };
  return { exchange, policy, findings: [], verdict: PASS, reported: 0, client: undefined } as unknown as Inspected;
}

function judging(mode: Mode): AnswerHook {
  return { id: 'path', judge: () => toInputFault({ mode, location: 'path', explanation: '' }) };
}

function watch(hooks: readonly AnswerHook[]) {
  const report = vi.fn((request: Inspected) => {
    request.reported = request.findings.length;
  });
  const onFailure = vi.fn();
  return {
    ...createAnswers({ serverHeader: undefined, content: undefined, hooks, report, onFailure }),
    report,
    onFailure,
  };
}

describe('what is wanted of answers', () => {
  it('is nothing where there are no hooks and the Server header stays', () => {
    expect(watch([])).toMatchObject({ exempt: undefined, inspected: undefined });
  });

  it('never takes over more than the hooks ask for', () => {
    const { inspected } = watch([{ id: 'a', answered() {} }]);
    expect(inspected).toMatchObject({ replace: undefined, unanswered: undefined });
  });

  it.each<[Mode, 'block' | undefined]>([
    [1, 'block'],
    [2, 'block'],
    [3, undefined],
  ])('with a finding of mode %i is %s, and told', (mode, action) => {
    const { inspected, report } = watch([judging(mode)]);
    expect(inspected?.replace?.(toRequest(), 404)?.action).toBe(action);
    expect(report).toHaveBeenCalledTimes(1);
  });

  it('is never to judge our own refusals', () => {
    const { inspected, report } = watch([judging(1)]);
    const request = toRequest();
    request.verdict = { action: 'block', status: 403, headers: {}, body: '', findings: [] };
    expect(inspected?.replace?.(request, 403)).toBeUndefined();
    expect(report).not.toHaveBeenCalled();
  });

  it('is never an exception in the application: a hook that throws is reported', () => {
    const broken: AnswerHook = {
      id: 'broken',
      answered() {
        throw new Error('ours');
      },
    };
    const answered = vi.fn();
    const { inspected, onFailure } = watch([broken, { id: 'next', answered }]);
    inspected?.answered?.(toRequest(), 200);
    expect(onFailure).toHaveBeenCalledWith('broken', new Error('ours'));
    expect(answered).toHaveBeenCalledTimes(1);
  });
});
