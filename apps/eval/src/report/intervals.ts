import { createRandom } from '../random.js';

/** Hits among trials of one unit: a site, a source, a generator. */
export interface UnitCount {
  readonly trials: number;
  readonly hits: number;
}

export interface Interval {
  readonly low: number;
  readonly high: number;
}

const RESAMPLES = 1000;
const Z = 1.96;

/**
 * A 95 % interval of the share of hits: bootstrap over whole units, for rows of one unit are near-copies,
 * widened to Wilson's over rows where the bootstrap says nothing (one unit, no hit, only hits).
 */
export function shareInterval(units: readonly UnitCount[], seed: string): Interval {
  const trials = units.reduce((sum, unit) => sum + unit.trials, 0);
  if (trials === 0) return { low: 0, high: 1 };
  const hits = units.reduce((sum, unit) => sum + unit.hits, 0);
  const rows = wilson(hits, trials);
  if (units.length < 2) return rows;
  const drawn = bootstrap(units, seed);
  if (drawn.low === drawn.high) return rows;
  return drawn;
}

function bootstrap(units: readonly UnitCount[], seed: string): Interval {
  const random = createRandom(seed);
  const shares = new Float64Array(RESAMPLES);
  for (let index = 0; index < RESAMPLES; index++) {
    let trials = 0;
    let hits = 0;
    for (let drawn = 0; drawn < units.length; drawn++) {
      const unit = units[random.below(units.length)] as UnitCount;
      trials += unit.trials;
      hits += unit.hits;
    }
    shares[index] = trials === 0 ? 0 : hits / trials;
  }
  shares.sort();
  return { low: shares[Math.floor(RESAMPLES * 0.025)] ?? 0, high: shares[Math.floor(RESAMPLES * 0.975)] ?? 1 };
}

/** Wilson's score interval for independent rows. */
export function wilson(hits: number, trials: number): Interval {
  const share = hits / trials;
  const spread = Z * Math.sqrt((share * (1 - share)) / trials + Z ** 2 / (4 * trials ** 2));
  const scale = 1 + Z ** 2 / trials;
  const centre = share + Z ** 2 / (2 * trials);
  return { low: Math.max(0, (centre - spread) / scale), high: Math.min(1, (centre + spread) / scale) };
}
