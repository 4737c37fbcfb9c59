import type { Source } from '../values/value.js';

/** What decides which texts the model sees; part of model.json, measured on real requests. */
export interface GateShape {
  /** How much each character class speaks for an attack, in the order of `CharacterClass`. */
  readonly weights: readonly number[];
  /** The sum from which a text is odd. */
  readonly threshold: number;
  /** Checks whose `unsure` the model settles; others are unsure of too many harmless texts. */
  readonly unsure: readonly string[];
}

/** Browsers write these, and always the same: only a grammar's doubt brings them before the model. */
const WRITTEN_BY_BROWSERS: ReadonlySet<Source> = new Set([
  'headers_names',
  'headers_values',
  'user_agent',
  'referer',
  'cookies',
]);

const TABLES = 4;

/** Tells odd mixtures of characters from the usual ones: four look-ups. */
export class Gate {
  readonly #sums: readonly Float64Array[];
  readonly #threshold: number;

  constructor({ weights, threshold }: GateShape) {
    this.#threshold = threshold;
    this.#sums = Array.from({ length: TABLES }, (_, table) => sumsOf(weights.slice(table * 8, table * 8 + 8)));
  }

  isOdd(source: Source, classes: number): boolean {
    if (WRITTEN_BY_BROWSERS.has(source)) return false;
    let sum = 0;
    for (let table = 0; table < TABLES; table++) {
      sum += (this.#sums[table] as Float64Array)[(classes >>> (table * 8)) & 255] as number;
    }
    return sum > this.#threshold;
  }
}

/** The sum of the weights of every mixture of eight classes. */
function sumsOf(weights: readonly number[]): Float64Array {
  return Float64Array.from({ length: 256 }, (_, mixture) =>
    weights.reduce((sum, weight, bit) => (((mixture >> bit) & 1) === 1 ? sum + weight : sum), 0),
  );
}
