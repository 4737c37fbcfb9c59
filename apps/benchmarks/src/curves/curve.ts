import type { PlainRequest } from '@rasp/core/testing';
import { toMedian } from '../statistics.js';

/** One line to draw: a request for each amount of what is varied. */
export interface CurvePlan {
  readonly name: string;
  toRequest(amount: number): PlainRequest;
}

/** Lines over the same axis. */
export interface ChartPlan {
  readonly id: string;
  readonly title: string;
  /** What the axis counts: `characters`. */
  readonly unit: string;
  readonly amounts: readonly number[];
  readonly curves: readonly CurvePlan[];
  /** What a reader has to know to read it right. */
  readonly note?: string;
}

/** What one request came to: microseconds, the median over rounds with the lowest and the highest. */
export interface Point {
  readonly amount: number;
  /** Of the target, the headers and the body. */
  readonly bytes: number;
  readonly micros: number;
  readonly lowest: number;
  readonly highest: number;
  /** A finding ended the work: what the whole text would have cost is not known. */
  readonly blocked: boolean;
}

/** A chart with its figures. */
export interface Chart extends Omit<ChartPlan, 'amounts' | 'curves'> {
  readonly curves: readonly { readonly name: string; readonly points: readonly Point[] }[];
}

/** What a byte costs: even along a line where the cost is linear. */
export function toNanosPerByte({ micros, bytes }: Point): number {
  return (micros * 1_000) / bytes;
}

/** How many times as long the slowest round took as the fastest: 1.0 on a quiet machine, the control of all figures. */
export function toUnrest(charts: readonly Chart[]): { readonly median: number; readonly highest: number } {
  const points = charts.flatMap(({ curves }) => curves.flatMap((curve) => curve.points));
  const ratios = points.map(({ lowest, highest }) => highest / lowest);
  return { median: toMedian(ratios), highest: Math.max(1, ...ratios) };
}
