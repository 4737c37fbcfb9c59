import { describe, expect, it } from 'vitest';
import { CHECKS } from '../checks/index.js';
import type { Doubt, Opinion } from '../checks/second-opinion.js';
import type { ActiveCheck } from '../checks/source-checks.js';
import { classify } from '../values/character-classes.js';
import type { Source } from '../values/value.js';
import type { Window } from './features.js';
import type { Manifest } from './manifest.js';
import { createModelOpinion, MAX_WINDOWS, type Rule } from './model-opinion.js';

const MANIFEST: Manifest = {
  version: '1.2.3',
  file: 'model.onnx',
  sha256: '',
  features: { window: 128, stride: 64, bits: 10, characters: [3], skeleton: [] },
  gate: { weights: [0, 0, 0, 0, 0, 1, 1], threshold: 1.5, unsure: ['sqli'] },
  labels: [
    { check: 'sqli', threshold: 0, decides: true },
    { check: 'xss', threshold: 0, decides: true },
    { check: 'command', threshold: 0, decides: false },
  ],
};

const CHECKED: readonly ActiveCheck[] = CHECKS.map((check) => ({ check, mode: 2 }));
const RULES = new Map<string, Rule>([
  ['sqli', { threshold: 0.725, minLength: 16 }],
  ['xss', { threshold: 0.6, minLength: 8 }],
  ['command', { threshold: 0, minLength: 0 }],
]);

/** A model that gives each window the same scores, and remembers how it was asked. */
function opinionWith(scores: readonly number[], checks = CHECKED) {
  const calls: (readonly Window[])[] = [];
  const failures: unknown[] = [];
  const opinion = createModelOpinion({
    checks,
    rules: RULES,
    onFailure: (error) => failures.push(error),
    model: {
      manifest: MANIFEST,
      runner: {
        runtime: 'builtin',
        run(windows) {
          calls.push(windows);
          return Float32Array.from(windows.flatMap(() => scores));
        },
      },
    },
  });
  const judge = (...texts: string[]): readonly Opinion[] => opinion.judge(texts.map(toDoubt)) as readonly Opinion[];
  return { opinion, judge, calls, failures };
}

function toDoubt(text: string): Doubt {
  return { value: { source: 'qs_values', path: 'q', text }, form: { text, steps: [], classes: classify(text) } };
}

const LONG = 'sixteen letters.';
const checksOf = (opinions: readonly Opinion[]): string[] => opinions.map(({ finding }) => finding.check);

describe("the model's opinion", () => {
  it.each([
    [0.7249, []],
    [0.7251, ['sqli']],
  ])('at a score of %d is %j: the threshold is the first that counts', (score, expected) => {
    expect(checksOf(opinionWith([score, 0, 0]).judge(LONG))).toEqual(expected);
  });

  it.each([
    [LONG.slice(1), []],
    [LONG, ['sqli']],
  ])('of %j is %j: shorter texts are not for it', (text, expected) => {
    expect(checksOf(opinionWith([0.9, 0, 0]).judge(text))).toEqual(expected);
  });

  it('is unsure, and says its score and its reason', () => {
    const [opinion] = opinionWith([0.9, 0, 0]).judge(LONG);
    expect(opinion?.finding).toMatchObject({ check: 'sqli', mode: 2, location: 'qs_values', path: 'q', payload: LONG });
    expect(opinion?.finding.detection).toMatchObject({ certainty: 'unsure', context: 'as a whole, by the model' });
    expect(opinion?.finding.detection.score).toBeCloseTo(0.9);
  });

  it('does not come from a label that does not decide, nor from a check that is off', () => {
    expect(checksOf(opinionWith([0, 0, 1]).judge(LONG))).toEqual([]);
    const withoutSqli = CHECKED.filter(({ check }) => check.id !== 'sqli');
    expect(checksOf(opinionWith([1, 1, 1], withoutSqli).judge(LONG))).toEqual(['xss']);
  });

  it('does not count against a check that has understood the text', () => {
    const checks = CHECKED.map((active) =>
      active.check.id === 'sqli'
        ? { ...active, check: { ...active.check, clears: (text: string) => text === LONG } }
        : active,
    );
    const { judge } = opinionWith([0.9, 0, 0], checks);
    expect([checksOf(judge(LONG)), checksOf(judge(`${LONG}!`))]).toEqual([[], ['sqli']]);
  });

  it('does not count against a check for which all in the text is an example', () => {
    const { opinion } = opinionWith([0.9, 0.9, 0]);
    const doubt = { ...toDoubt(LONG), shown: ['sqli'] };
    expect(checksOf(opinion.judge([doubt]) as readonly Opinion[])).toEqual(['xss']);
  });

  it('is one a family, of the text with the highest score', () => {
    expect(checksOf(opinionWith([0.9, 0.9, 0]).judge(LONG, `${LONG}!`))).toEqual(['sqli', 'xss']);
  });

  it('takes one call, whatever there is to judge', () => {
    const { judge, calls } = opinionWith([0, 0, 0]);
    judge(LONG, 'x'.repeat(500), LONG);
    expect(calls.map((windows) => windows.length)).toEqual([1 + 5 + 1]);
  });

  it('reads so many windows of a request and no more, and a part of every text', () => {
    const { judge, calls } = opinionWith([0, 0, 0]);
    judge('y'.repeat(16_000));
    judge(...Array.from({ length: MAX_WINDOWS - 1 }, () => 'x'.repeat(500)));
    judge(...Array.from({ length: MAX_WINDOWS + 1 }, () => 'x'.repeat(500)));
    expect(calls.map((windows) => windows.length)).toEqual([MAX_WINDOWS, MAX_WINDOWS - 1, MAX_WINDOWS]);
  });

  it.each([
    ['NaN', [Number.NaN, 0, 0]],
    ['a number that is no probability', [1.5, 0, 0]],
    ['too few scores', [0.9, 0.9]],
  ])('is none where the model gives %s, and that is told', (_, scores) => {
    const { judge, failures } = opinionWith(scores);
    expect(judge(LONG)).toEqual([]);
    expect(failures).toHaveLength(1);
  });

  it('is none where the model throws or rejects', async () => {
    for (const run of [() => Promise.reject(new Error('late')), () => assertNever()]) {
      const failures: unknown[] = [];
      const model = { manifest: MANIFEST, runner: { runtime: 'onnxruntime' as const, run } };
      const opinion = createModelOpinion({ checks: CHECKED, rules: RULES, model, onFailure: (e) => failures.push(e) });
      expect(await opinion.judge([toDoubt(LONG)])).toEqual([]);
      expect(failures).toHaveLength(1);
    }
  });
});

describe('the model is asked', () => {
  const { opinion } = opinionWith([0, 0, 0]);
  const wants = (text: string, source: Source, isUnsure = false): boolean => {
    const doubt = toDoubt(text);
    return opinion.wants({ ...doubt.value, source }, doubt.form, isUnsure);
  };

  it('about mixtures of characters that are odd enough', () => {
    expect(wants(`it's a single quote`, 'qs_values')).toBe(false);
    expect(wants(`it's a "double" one`, 'qs_values')).toBe(true);
  });

  it('about what browsers write only where a grammar is unsure of it', () => {
    expect(wants(`it's a "double" one`, 'cookies')).toBe(false);
    expect(wants('nothing odd in here', 'cookies', true)).toBe(true);
  });

  it('not about what a document of HTML escapes, unless a parser of XML undoes that for everybody', () => {
    const text = '<p>Use &lt;b title="x" &amp; y=\'1\'&gt;</p>';
    const { value, form } = toDoubt(text);
    const shown = { text: '<p>Use <b title="x" & y=\'1\'></p>', steps: ['html'] as const, classes: form.classes };
    expect(opinion.wants(value, shown, false)).toBe(false);
    expect(opinion.wants({ ...value, source: 'xml_values' }, shown, false)).toBe(true);
    expect(opinion.wants({ ...value, text: '&lt;b title="x" &amp; y=\'1\'&gt;' }, shown, false)).toBe(true);
  });

  it('about nothing shorter than the shortest that any label takes', () => {
    expect(wants(`'"45678`, 'qs_values')).toBe(false);
    expect(wants(`'"456789`, 'qs_values')).toBe(true);
  });

  it('where those checks are unsure that are so rarely', () => {
    expect([opinion.heeds('sqli'), opinion.heeds('command')]).toEqual([true, false]);
  });
});

function assertNever(): never {
  throw new Error('broken');
}
