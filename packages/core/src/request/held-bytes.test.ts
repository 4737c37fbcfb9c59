import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HeldBytes } from './held-bytes.js';

describe('held bytes', () => {
  it('come out as they went in, whatever the pieces and cuts', () => {
    const step = fc.record({
      chunk: fc.uint8Array({ maxLength: 50 }),
      take: fc.option(fc.nat(80), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const held = new HeldBytes();
        const taken: Buffer[] = [];
        for (const { chunk, take } of steps) {
          held.append(Buffer.from(chunk));
          if (take !== undefined) taken.push(held.takeUntil(held.start + take));
        }
        expect(Buffer.concat([...taken, held.view()])).toEqual(Buffer.concat(steps.map(({ chunk }) => chunk)));
        expect(held.end - held.start).toBe(held.length);
      }),
    );
  });

  it('never change under whoever got them', () => {
    const held = new HeldBytes();
    held.append(Buffer.from('ab'));
    held.append(Buffer.from('cd'));
    const taken = held.takeUntil(3);
    held.append(Buffer.from('xyz'));
    expect([String(taken), String(held.view())]).toEqual(['abc', 'dxyz']);
  });

  it('are not copied while nothing is taken, however often somebody asks', () => {
    const held = new HeldBytes();
    held.append(Buffer.from('ab'));
    held.append(Buffer.from('cd'));
    const { buffer } = held.view();
    expect(held.takeUntil(held.start)).toHaveLength(0);
    expect(held.view().buffer).toBe(buffer);
  });
});
