import { describe, expect, it } from 'vitest';
import { foldOf, partOf } from './parts.js';
import { selectPart } from './selection.js';

const UNITS = Array.from({ length: 5_000 }, (_, index) => `site:${index}`);

describe('the parts', () => {
  it('seal a fifth of the units', () => {
    const sealed = UNITS.filter((unit) => partOf(unit) === 'sealed').length;
    expect(sealed / UNITS.length).toBeCloseTo(0.2, 1);
  });

  // These three hold the split itself: whoever changes it unseals what was never looked at.
  it('never change', () => {
    expect(['site:4chef', 'crs:942100', 'libinjection:sqli-forums'].map(partOf)).toEqual(PINNED);
  });

  it('cut development into five folds of about the same size', () => {
    const counts = [0, 0, 0, 0, 0];
    for (const unit of UNITS) counts[foldOf(unit)] = (counts[foldOf(unit)] ?? 0) + 1;
    for (const count of counts) expect(Math.abs(count - 1_000)).toBeLessThan(120);
  });

  it('share no unit', () => {
    const dev = selectPart('dev');
    const sealed = selectPart('sealed');
    for (const unit of UNITS) expect(dev.wants(unit)).toBe(!sealed.wants(unit));
  });

  it('together with the folds give every development unit once', () => {
    const folds = [0, 1, 2, 3, 4].map((fold) => selectPart('dev', fold));
    const dev = selectPart('dev');
    for (const unit of UNITS) expect(folds.filter((fold) => fold.wants(unit)).length).toBe(dev.wants(unit) ? 1 : 0);
  });
});

const PINNED = ['dev', 'dev', 'sealed'];
