import { cpuMs } from './cpu-time.js';

/** Work that is cheaper than this is noise. */
const LEAST_MS = 0.5;
const ROUNDS = 40;

export interface GrowthOptions {
  /** Characters of the shorter input; the longer one has four times as many. */
  readonly length?: number;
  /** The growth that is enough to know: no more rounds are run than it takes. */
  readonly enough?: number;
}

/**
 * How many times as much processor time `work` takes for an input four times as long: 4 when it is linear, 16 when it is
 * quadratic. Both lengths are timed in turn and the least of each counts: what else the machine does makes them dearer
 * and never cheaper, so that only the work itself can grow.
 */
export function growthOf(work: (length: number) => unknown, options: GrowthOptions = {}): number {
  const { length = 50_000, enough = LINEAR } = options;
  let [short, long] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 0; round < ROUNDS; round++) {
    short = Math.min(short, timeMs(work, length));
    long = Math.min(long, timeMs(work, 4 * length));
    // The first rounds compile.
    if (round > 1 && long < enough * Math.max(short, LEAST_MS)) break;
  }
  return long / Math.max(short, LEAST_MS);
}

/** Growth below this is linear: halfway, by logarithms, to quadratic. */
export const LINEAR = 8;

function timeMs(work: (length: number) => unknown, length: number): number {
  const start = cpuMs();
  work(length);
  return cpuMs() - start;
}
