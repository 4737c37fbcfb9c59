/** Quantiles of a sample of microseconds. */
export interface Spread {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly mean: number;
}

/** The spread of `values`; zeros of nothing. */
export function toSpread(values: readonly number[]): Spread {
  const sorted = Float64Array.from(values).sort();
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  const sum = sorted.reduce((total, value) => total + value, 0);
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), mean: sorted.length === 0 ? 0 : sum / sorted.length };
}

/** The median. */
export function toMedian(values: readonly number[]): number {
  return toSpread(values).p50;
}
