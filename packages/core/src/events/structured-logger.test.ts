import { Writable } from 'node:stream';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { sampleEvent } from './logs/testing/sample-event.js';
import { toStructured } from './structured-logger.js';

describe('a logger', () => {
  it("of pino's shape gets an attack as an object and a message", () => {
    const lines: string[] = [];
    const sink = new Writable({
      write(chunk, _encoding, done) {
        lines.push(String(chunk));
        done();
      },
    });
    toStructured(pino(sink))?.(sampleEvent());
    const [line] = lines.map((text) => JSON.parse(text) as Record<string, unknown>);
    expect(line).toMatchObject({
      level: 40,
      msg: 'rasp: sqli blocked',
      rasp: { type: 'sqli', address: '203.0.113.7', payload: "1' OR '1'='1", cwe: 89 },
    });
  });

  it('of another shape gets lines', () => {
    const lines = { info() {}, warn() {}, error() {} };
    expect(toStructured(console)).toBeUndefined();
    expect(toStructured(lines)).toBeUndefined();
    expect(toStructured({ ...lines, level: 'info', child() {} } as never)).toBeUndefined();
  });

  it('that throws hurts nobody, when it is asked what it is and when it is told', () => {
    const broken = new Proxy(
      { info() {}, warn() {}, error() {} },
      {
        has() {
          throw new Error('broken');
        },
      },
    );
    expect(toStructured(broken)).toBeUndefined();
    const throws = (): never => {
      throw new Error('broken');
    };
    const logger = { info() {}, error() {}, warn: throws, bindings() {}, child() {}, level: 'info' };
    expect(() => toStructured(logger as never)?.(sampleEvent())).not.toThrow();
  });
});
