import { describe, expect, it } from 'vitest';
import type { Judgement } from '../judges/judge.js';
import type { Sample } from '../sample.js';
import { shareInterval, wilson } from './intervals.js';
import { Mistakes } from './mistakes.js';
import { Tally } from './tally.js';
import { ThresholdCurve } from './threshold-curve.js';
import { curveSection } from './threshold-plot.js';
import { Slowest, summariseTimes } from './times.js';

function sample(change: Partial<Sample>): Sample {
  return { id: 'a', corpus: 'crs', source: 's', unit: 'u', family: 'sqli', attack: true, text: 'x', ...change };
}

function judgement(check: string | undefined): Judgement {
  if (check === undefined) return { blocked: false, findings: [] };
  const place = { location: 'qs_values', path: 'q', steps: [], payload: 'x', span: 'x', context: '', explanation: '' };
  return { blocked: true, findings: [{ check, certainty: 'certain', ...place }] };
}

describe('intervals', () => {
  it('are wider when the rows come in few units', () => {
    const many = Array.from({ length: 100 }, (_, index) => ({ trials: 10, hits: index % 2 === 0 ? 10 : 0 }));
    const few = Array.from({ length: 4 }, (_, index) => ({ trials: 250, hits: index % 2 === 0 ? 250 : 0 }));
    const width = ({ low, high }: { low: number; high: number }): number => high - low;
    expect(width(shareInterval(few, 'x'))).toBeGreaterThan(2 * width(shareInterval(many, 'x')));
  });

  it('are the same for the same seed', () => {
    const units = [
      { trials: 5, hits: 1 },
      { trials: 9, hits: 8 },
      { trials: 3, hits: 0 },
    ];
    expect(shareInterval(units, 'x')).toEqual(shareInterval(units, 'x'));
  });

  it('do not claim certainty from no hit at all', () => {
    expect(
      shareInterval(
        [
          { trials: 50, hits: 0 },
          { trials: 50, hits: 0 },
        ],
        'x',
      ).high,
    ).toBeGreaterThan(0.03);
  });

  it('agree with the textbook: 8 of 10 is 49.0 % to 94.3 %', () => {
    expect(wilson(8, 10).low).toBeCloseTo(0.4902, 3);
    expect(wilson(8, 10).high).toBeCloseTo(0.9433, 3);
  });
});

describe('a tally', () => {
  it('tells what the own check found from what another one happened to block', () => {
    const tally = new Tally();
    tally.add(sample({}), judgement('sqli'), undefined);
    tally.add(sample({}), judgement('xss'), undefined);
    tally.add(sample({}), judgement(undefined), undefined);
    expect(tally.lines(false)).toMatchObject([{ samples: 3, blocked: 2, own: 1, checks: { sqli: 1, xss: 1 } }]);
  });

  it('counts a reviewed row where the review puts it, and as labelled beside that', () => {
    const tally = new Tally();
    tally.add(sample({}), judgement(undefined), { id: 'a', judged: 'benign', why: 'a name' });
    tally.add(sample({}), judgement(undefined), { id: 'a', judged: 'inert', why: 'torn apart' });
    expect(tally.lines(false)).toMatchObject([{ label: 'attack', samples: 2 }]);
    expect(tally.lines(true)).toMatchObject([{ label: 'benign', samples: 1, blocked: 0 }]);
  });
});

describe('the mistakes shown', () => {
  it('take turns between units', () => {
    const mistakes = new Mistakes();
    for (const unit of ['big', 'big', 'big', 'small']) mistakes.add(sample({ unit }), judgement(undefined), undefined);
    expect(mistakes.worst('missed', 2).map((mistake) => mistake.sample.unit)).toEqual(['big', 'small']);
  });

  it('leave out what is blocked as it should be', () => {
    const mistakes = new Mistakes();
    mistakes.add(sample({}), judgement('sqli'), undefined);
    expect(mistakes.all).toEqual([]);
  });
});

it('times are summarised by percentiles', () => {
  const times = summariseTimes(Array.from({ length: 1000 }, (_, index) => 999 - index));
  expect(times).toMatchObject({ count: 1000, p50: 500, p95: 950, p99: 990, slowest: 999 });
});

it('the slowest ten samples are kept, slowest first', () => {
  const slowest = new Slowest();
  for (let index = 0; index < 100; index++) slowest.add({ id: String(index), micros: (index * 37) % 100, bytes: 1 });
  expect(slowest.all.map(({ micros }) => micros)).toEqual([99, 98, 97, 96, 95, 94, 93, 92, 91, 90]);
});

describe("the curve over the model's thresholds", () => {
  const heard = (beyond: number): Judgement => ({ blocked: beyond >= 0, findings: [], beyond });

  function curve(): ThresholdCurve {
    const made = new ThresholdCurve();
    made.add(sample({}), heard(1), undefined);
    made.add(sample({}), heard(-2), undefined);
    made.add(sample({}), heard(Number.NEGATIVE_INFINITY), undefined);
    made.add(sample({ corpus: 'requests', attack: false, family: 'benign' }), heard(-1), undefined);
    return made;
  }

  it('says what lower thresholds would find, and what they would wrongly block', () => {
    const at = (moved: number) => curve().points.find((point) => point.moved === moved);
    expect(at(0)).toMatchObject({ found: 1, attacks: 3, alarms: { requests: 0 }, harmless: { requests: 1 } });
    expect(at(-2)).toMatchObject({ found: 2, alarms: { requests: 1 } });
  });

  it('leaves out what grammars had decided, and what is on neither side', () => {
    const made = curve();
    made.add(sample({}), heard(Number.POSITIVE_INFINITY), undefined);
    made.add(sample({ family: 'either' }), heard(3), undefined);
    made.add(sample({}), heard(3), { id: 'a', judged: 'inert', why: 'torn apart' });
    expect(made.points).toEqual(curve().points);
  });

  it('is empty where no model was asked', () => {
    const made = new ThresholdCurve();
    made.add(sample({}), judgement('sqli'), undefined);
    expect(curveSection(made.points)).toBe('');
  });

  it('is drawn with the released thresholds marked', () => {
    const page = curveSection(curve().points);
    expect(page).toContain('thresholds moved by 0: 1 of 3 attacks found, 0 of 1 wrongly blocked');
    expect(page).not.toContain('NaN');
  });
});
