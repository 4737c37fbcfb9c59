import { TEXTS_FILE } from '../benign/files.js';
import { digest } from '../parts.js';
import type { Sample } from '../sample.js';
import type { Selection } from '../selection.js';
import { readBuilt } from './built.js';

/** Benign texts that look dangerous; the unit is the package that a text came from. */
export function* readTexts(_folder: string, selection: Selection): Generator<Sample> {
  for (const row of readBuilt(TEXTS_FILE)) {
    const unit = `package:${row.origin}`;
    if (!selection.wants(unit)) continue;
    const text = String(row.text);
    const either = row.side === 'either';
    yield {
      id: `texts/${row.kind}/${digest(text)}`,
      corpus: 'texts',
      source: `texts/${row.kind}`,
      unit,
      family: either ? 'either' : 'benign',
      attack: false,
      text,
    };
  }
}
