import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { folder } from '@rasp/models';
import { beforeAll, describe, expect, it } from 'vitest';
import { createBuiltinRunner } from './builtin-runner.js';
import type { Runner } from './classifier.js';
import { toWindows } from './features.js';
import { readModel } from './load-model.js';
import { createOnnxRunner } from './onnx-runner.js';

interface Case {
  readonly text: string;
  readonly starts: readonly number[];
  readonly rows: readonly (readonly number[])[];
  readonly scores: readonly (readonly number[])[];
}

/** Written by training (models/train): what it computes has to be what serving computes. */
const { cases } = JSON.parse(readFileSync(join(folder, 'golden.json'), 'utf8')) as { cases: Case[] };
const { manifest, bytes } = readModel(folder);
const EVERY = Number.POSITIVE_INFINITY;

describe.each(cases)('the text $text', ({ text, starts, rows, scores }) => {
  const windows = toWindows(text, manifest.features, EVERY);

  it('has the windows and n-grams of training', () => {
    expect(windows.map(({ start }) => start)).toEqual(starts);
    expect(windows.map((window) => [...window.rows].sort((one, other) => one - other))).toEqual(rows);
  });

  describe.each(['builtin', 'onnxruntime'])('on %s', (runtime) => {
    let runner: Runner;
    beforeAll(async () => {
      runner = runtime === 'builtin' ? createBuiltinRunner(bytes) : await createOnnxRunner(bytes);
    });

    it('has the scores of training to 1e-5', async () => {
      const expected = scores.flat();
      const got = [...(await runner.run(windows))];
      expect(got.length).toBe(expected.length);
      got.forEach((score, index) => void expect(Math.abs(score - (expected[index] as number))).toBeLessThan(1e-5));
    });
  });
});

describe('many texts at once', () => {
  const windows = cases.flatMap(({ text }) => toWindows(text, manifest.features, EVERY));

  it('score as they do alone, on both runtimes', async () => {
    const expected = cases.flatMap(({ scores }) => scores.flat());
    for (const runner of [createBuiltinRunner(bytes), await createOnnxRunner(bytes)]) {
      const got = await runner.run(windows);
      expect(Math.max(...got.map((score, index) => Math.abs(score - (expected[index] as number))))).toBeLessThan(1e-5);
    }
  });
});
