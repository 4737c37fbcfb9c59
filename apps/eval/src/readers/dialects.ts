import { DIALECTS } from '../dialects/dialects.js';
import { digest } from '../parts.js';
import { createRandom } from '../random.js';
import type { Sample } from '../sample.js';
import type { Selection } from '../selection.js';

const REQUESTS_PER_DIALECT = 250;

/** Requests of APIs with notations of their own; the unit is a tenth of a dialect, for each is one grammar. */
export function* readDialects(_folder: string, selection: Selection): Generator<Sample> {
  for (const { name, make } of DIALECTS) {
    const random = createRandom(`dialect/${name}`);
    for (let index = 0; index < REQUESTS_PER_DIALECT; index++) {
      const request = make(random);
      const unit = `dialect:${name}/${index % 10}`;
      if (!selection.wants(unit)) continue;
      yield {
        id: `dialects/${name}/${digest(JSON.stringify(request))}`,
        corpus: 'dialects',
        source: `dialects/${name}`,
        unit,
        family: 'benign',
        attack: false,
        request,
      };
    }
  }
}
