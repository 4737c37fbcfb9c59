import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assertReviewIsSmall, type LabelRow, readLabels } from './labels.js';
import { partOf } from './parts.js';
import type { Sample } from './sample.js';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rasp-labels-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

const ROW: LabelRow = { id: 'crs/1', judged: 'inert', why: 'torn apart' };

function samples(count: number): Sample[] {
  return Array.from({ length: count }, (_, index) => ({
    ...{ id: `crs/${index}`, corpus: 'crs', source: 's', unit: 'u' },
    ...{ family: 'sqli', attack: true, text: 'x' },
  })) as Sample[];
}

describe('label review', () => {
  it('is read by sample', () => {
    writeFileSync(join(folder, 'crs.json'), JSON.stringify([ROW]));
    expect(readLabels(folder).get('crs/1')).toEqual(ROW);
  });

  it.each(['{', '[{"id":"x"}]', '[{"id":"x","judged":"maybe","why":""}]'])(
    '%s is refused with the file named',
    (text) => {
      writeFileSync(join(folder, 'crs.json'), text);
      expect(() => readLabels(folder)).toThrow(/crs\.json: damaged/);
    },
  );

  it('of one row in twenty is accepted, of more is not', () => {
    const labels = new Map([[ROW.id, ROW]]);
    expect(() => assertReviewIsSmall(samples(20), labels)).not.toThrow();
    expect(() => assertReviewIsSmall(samples(19), labels)).toThrow(/1 of 19 rows reviewed/);
  });

  it('as committed says why for each row and looked at no sealed one', () => {
    for (const { id, why } of readLabels().values()) {
      expect(why.length).toBeGreaterThan(10);
      const [corpus, source] = id.split('/') as [string, string];
      // HttpParams' unit is the payload's skeleton, which the id does not hold.
      if (corpus !== 'httpparams') expect([id, partOf(`${corpus}:${source}`)]).toEqual([id, 'dev']);
    }
  });
});
