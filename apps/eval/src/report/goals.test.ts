import { describe, expect, it } from 'vitest';
import { checkGoals } from './goals.js';
import type { System } from './report.js';
import type { Line } from './tally.js';
import { summariseTimes } from './times.js';

function line(change: Partial<Line>): Line {
  const counts = { samples: 1000, units: 5, blocked: 0, own: 0, unsure: 0 };
  return {
    family: 'sqli',
    source: 'generated/union',
    label: 'attack',
    ...counts,
    interval: { low: 0, high: 1 },
    checks: {},
    ...change,
  };
}

function check(lines: readonly Line[], micros: readonly number[] = []): [string, boolean][] {
  const times = summariseTimes(micros);
  const system: System = {
    name: 'x',
    notJudged: 0,
    lines,
    reviewedLines: lines,
    times,
    requestTimes: times,
    slowest: [],
    missed: [],
    wronglyBlocked: [],
  };
  return checkGoals(system).map(({ name, reached }) => [name, reached]);
}

describe('goals', () => {
  it('sum the lines of a family before they judge', () => {
    const lines = [line({ blocked: 1000 }), line({ source: 'generated/stacked', blocked: 998 })];
    expect(check(lines)).toEqual([['generated sqli', true]]);
    expect(check([...lines, line({ source: 'generated/blind', blocked: 990 })])).toEqual([['generated sqli', false]]);
  });

  it('hold browser requests to one in two thousand', () => {
    const requests = line({ family: 'benign', source: 'requests', label: 'benign', samples: 10_000 });
    expect(check([{ ...requests, blocked: 5 }])).toEqual([['benign browser requests', true]]);
    expect(check([{ ...requests, blocked: 6 }])).toEqual([['benign browser requests', false]]);
  });

  it('say nothing where nothing was measured', () => expect(check([])).toEqual([]));

  it('leave out the texts on neither side of the line', () => {
    expect(check([line({ family: 'either', source: 'texts/statements', label: 'benign', blocked: 900 })])).toEqual([]);
  });

  it('know the times', () => {
    expect(check([], [20, 20, 20, 500]).map(([, reached]) => reached)).toEqual([true, false, false]);
  });
});
