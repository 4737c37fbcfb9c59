import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Report } from './report/report.js';
import { assertSealedRunAllowed, beginSealedRun, finishSealedRun } from './sealed-runs.js';

const FACTS = { startedAt: '2026-11-23T00:00:00Z', commit: 'abc1234', note: 'first release' };
let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rasp-sealed-'));
  file = join(folder, 'results/sealed-runs.json');
});

afterEach(() => rmSync(folder, { recursive: true }));

describe('runs on the sealed part', () => {
  it('are refused the sixth time, aborted ones counted', () => {
    for (let run = 1; run <= 5; run++) {
      assertSealedRunAllowed(FACTS, file);
      expect(beginSealedRun(FACTS, file)).toBe(run);
    }
    expect(() => assertSealedRunAllowed(FACTS, file)).toThrow(/all 5 runs were made/);
  });

  it('need a reason', () => expect(() => assertSealedRunAllowed({ ...FACTS, note: '' }, file)).toThrow(/--note/));

  it('need a commit that says what was measured', () => {
    expect(() => assertSealedRunAllowed({ ...FACTS, commit: 'abc1234+' }, file)).toThrow(/commit first/);
  });

  it('are logged with their figures', () => {
    const line = {
      family: 'sqli',
      source: 'x',
      label: 'attack',
      samples: 10,
      units: 2,
      blocked: 9,
      own: 9,
      unsure: 0,
      interval: { low: 0.5, high: 1 },
      checks: {},
    } as const;
    const report = { systems: [{ name: 'engine', lines: [line] }] } as unknown as Report;
    finishSealedRun(beginSealedRun(FACTS, file), report, file);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual([
      { number: 1, ...FACTS, figures: ['engine · attack · sqli · x: 9 of 10 blocked, 95 % 0.50000-1.00000'] },
    ]);
  });

  it('are not made when the log is damaged', () => {
    beginSealedRun(FACTS, file);
    writeFileSync(file, '{');
    expect(() => assertSealedRunAllowed(FACTS, file)).toThrow(/damaged/);
  });
});
