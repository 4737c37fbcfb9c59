import { RESPONSES_FILE } from '../benign/files.js';
import { digest } from '../parts.js';
import type { Sample, WireResponse } from '../sample.js';
import type { Selection } from '../selection.js';
import { readBuilt } from './built.js';

/** Benign responses; the unit is the package that served them. */
export function* readResponses(_folder: string, selection: Selection): Generator<Sample> {
  for (const row of readBuilt(RESPONSES_FILE)) {
    const unit = `package:${row.origin}`;
    if (!selection.wants(unit)) continue;
    const { status, headers, body } = row as unknown as WireResponse;
    yield {
      id: `responses/${row.kind}/${digest(body)}`,
      corpus: 'responses',
      source: `responses/${row.kind}`,
      unit,
      family: 'benign',
      attack: false,
      response: { status, headers, body },
    };
  }
}
