import { describe, expect, it } from 'vitest';
import { Emitter } from './events/emitter.js';
import { Failures } from './failures.js';

describe('a failure', () => {
  function start() {
    const lines: string[] = [];
    const events: string[] = [];
    const add = (line: string): void => void lines.push(line);
    const emitter = new Emitter(() => {});
    emitter.on('error', ({ where }) => events.push(where));
    return { failures: new Failures({ info: add, warn: add, error: add }, emitter), lines, events };
  }

  it('is told to people once a minute, and every time to listeners', () => {
    const { failures, lines, events } = start();
    failures.report('store', new Error('is full'));
    failures.report('store', new Error('is full'));
    expect([lines, events]).toEqual([['[!] store: is full'], ['store', 'store']]);
    expect(failures.summary).toEqual({ count: 2, last: 'store: is full' });
  });

  it('that people know of is only recorded', () => {
    const { failures, lines, events } = start();
    failures.record('configuration', new Error('1 fault'));
    expect([lines, events]).toEqual([[], ['configuration']]);
    expect(failures.summary).toEqual({ count: 1, last: 'configuration: 1 fault' });
  });
});
