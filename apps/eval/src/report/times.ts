/** Times of single judgements in microseconds. */
export interface Times {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly slowest: number;
  /** The time that 0 %, 1 %, … 100 % of the judgements stay under. */
  readonly curve: readonly number[];
}

/** The percentiles of a set of times. */
export function summariseTimes(micros: readonly number[]): Times {
  const sorted = Float64Array.from(micros).sort();
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  const curve = Array.from({ length: 101 }, (_, percent) => at(percent / 100));
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), slowest: at(1), curve };
}

/** A sample that took long, and how long its request was. */
export interface SlowSample {
  readonly id: string;
  readonly micros: number;
  readonly bytes: number;
}

const SLOWEST_KEPT = 10;

/** Keeps the slowest samples of a run: what is not linear shows here first. */
export class Slowest {
  #kept: SlowSample[] = [];

  add(sample: SlowSample): void {
    const least = this.#kept.at(-1);
    if (this.#kept.length >= SLOWEST_KEPT && least !== undefined && sample.micros <= least.micros) return;
    this.#kept = [...this.#kept, sample].sort((a, b) => b.micros - a.micros).slice(0, SLOWEST_KEPT);
  }

  get all(): readonly SlowSample[] {
    return this.#kept;
  }
}
