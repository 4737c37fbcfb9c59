import { describe, expect, it } from 'vitest';
import { linePlot, toAmount, toHtml } from './plot.js';

const AXES = { x: 'characters', y: 'µs' };

function heightsOf(svg: string): number[] {
  return [...svg.matchAll(/cy="([\d.]+)"/g)].map(([, y]) => Number(y));
}

describe('a plot of lines', () => {
  it('draws what grows linearly as a straight line', () => {
    const points = [1, 10, 100, 1_000].map((x) => ({ x, y: 2 * x }));
    const [first = 0, second = 0, third = 0, fourth = 0] = heightsOf(linePlot([{ label: 'prose', points }], AXES));
    expect(first - second).toBeCloseTo(second - third, 0);
    expect(second - third).toBeCloseTo(third - fourth, 0);
    expect(first).toBeGreaterThan(second);
  });

  it('names its lines and axes, and keeps markup out of them', () => {
    const svg = linePlot([{ label: '<b>', points: [{ x: 1, y: 1 }] }], AXES);
    expect(svg).toContain('&#60;b&#62;');
    expect(svg).not.toContain('<b>');
    expect(svg).toContain('characters');
  });

  it('marks a point that says less with a ring', () => {
    expect(linePlot([{ label: 'noise', points: [{ x: 1, y: 1, isOpen: true }] }], AXES)).toContain('class="open"');
  });

  it.each([[[]], [[{ x: 0, y: 0 }]], [[{ x: 10, y: 10 }]]])('never holds a number that is none: %j', (points) => {
    expect(toHtml('', '', [linePlot([{ label: 'a', points }], AXES)])).not.toMatch(/NaN|Infinity/);
  });

  it.each([
    [3, '3'],
    [0.0123, '0.0123'],
    [10_000, '10 k'],
    [2_500_000, '2.5 M'],
  ])('writes %d as %s', (value, text) => expect(toAmount(value)).toBe(text));
});
