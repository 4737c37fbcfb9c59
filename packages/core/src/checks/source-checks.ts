import { SOURCES, type Source } from '../values/value.js';
import type { Mode } from '../verdict/verdict.js';
import type { ValueCheck } from './check.js';

/** A check that is switched on, and what its findings do. */
export interface ActiveCheck {
  readonly check: ValueCheck;
  readonly mode: Exclude<Mode, 0>;
}

/** The checks of each source, in the order of `checks`. */
export function bySource(checks: readonly ActiveCheck[]): Readonly<Record<Source, SourceChecks>> {
  const result: Partial<Record<Source, SourceChecks>> = {};
  for (const source of SOURCES)
    result[source] = new SourceChecks(checks.filter(({ check }) => check.sources.has(source)));
  return result as Record<Source, SourceChecks>;
}

/** Texts come in a few hundred mixtures of classes; whoever sends more of them only makes us ask again. */
const MAX_MIXTURES = 1_024;

/** The checks of one source, and which of them apply to a mixture of character classes. */
export class SourceChecks {
  readonly #byClasses = new Map<number, readonly ActiveCheck[]>();

  constructor(readonly all: readonly ActiveCheck[]) {}

  thatApply(classes: number): readonly ActiveCheck[] {
    const known = this.#byClasses.get(classes);
    if (known !== undefined) return known;
    const found = this.all.filter(({ check }) => check.applies(classes));
    if (this.#byClasses.size < MAX_MIXTURES) this.#byClasses.set(classes, found);
    return found;
  }
}
