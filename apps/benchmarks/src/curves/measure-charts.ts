import { type Engine, isPromise } from '@rasp/core/adapter';
import { type PlainRequest, toInProcessExchange } from '@rasp/core/testing';
import { createMeasured, timeRequests } from '../engine/measure.js';
import { toMedian } from '../statistics.js';
import type { Chart, ChartPlan, Point } from './curve.js';
import { countBytes } from './requests.js';

export interface MeasureOptions {
  readonly rounds: number;
  /** Time for each point of each round. */
  readonly milliseconds: number;
  /** Larger amounts are left out. */
  readonly most: number;
  onStep(what: string): void;
}

/** For bodies of 10 MB. */
const FIELD_LIMIT_BYTES = 16 * 1024 * 1024;

const MIN_RUNS = 3;
const MAX_RUNS = 2_000;

/** An engine that remembers no text. */
export function createCold(): Engine {
  return createMeasured(0, { FIELD_LIMIT_BYTES });
}

/** One point on its way. */
interface Taken {
  readonly chart: ChartPlan;
  readonly curve: string;
  readonly amount: number;
  readonly request: PlainRequest;
  readonly blocked: boolean;
  readonly medians: number[];
}

/** Measures every point of every chart in turn, and all of them again in each round. */
export async function measureCharts(plans: readonly ChartPlan[], options: MeasureOptions): Promise<Chart[]> {
  const engine = createCold();
  const all: Taken[] = [];
  for (const chart of plans) {
    for (const { name, toRequest } of chart.curves) {
      for (const amount of chart.amounts.filter((one) => one <= options.most)) {
        options.onStep(`${chart.id}, ${name}, ${amount}: first run`);
        const request = toRequest(amount);
        all.push({ chart, curve: name, amount, request, blocked: await isBlocked(engine, request), medians: [] });
      }
    }
  }
  for (let round = 0; round <= options.rounds; round++) {
    for (const { chart, curve, amount, request, medians } of all) {
      options.onStep(`${chart.id}, ${curve}, ${amount}: round ${round} of ${options.rounds}`);
      const median = await timeFor(engine, request, options.milliseconds);
      // The first round compiles; it is nobody's figure.
      if (round > 0) medians.push(median);
    }
  }
  await engine.close();
  return plans.map(({ id, title, unit, note, curves }) => ({
    ...{ id, title, unit, ...(note === undefined ? {} : { note }) },
    curves: curves.map(({ name }) => ({
      name,
      points: all.filter(({ chart, curve }) => chart.id === id && curve === name).map(toPoint),
    })),
  }));
}

/** The median of as many runs as there is time for. */
async function timeFor(engine: Engine, request: PlainRequest, milliseconds: number): Promise<number> {
  const micros: number[] = [];
  let left = milliseconds * 1_000;
  while (micros.length < MIN_RUNS || (left > 0 && micros.length < MAX_RUNS)) {
    const [taken = 0] = await timeRequests(engine, [request]);
    micros.push(taken);
    left -= taken;
  }
  return toMedian(micros);
}

/** Whether the engine refuses a request. */
export async function isBlocked(engine: Engine, request: PlainRequest): Promise<boolean> {
  const { exchange, arrive } = toInProcessExchange(request, '203.0.113.7');
  const pending = engine.inspect(exchange);
  arrive();
  const verdict = isPromise(pending) ? await pending : pending;
  exchange.message.destroy();
  return verdict.action === 'block';
}

function toPoint({ amount, request, blocked, medians }: Taken): Point {
  return {
    amount,
    bytes: countBytes(request),
    micros: toMedian(medians),
    lowest: Math.min(...medians),
    highest: Math.max(...medians),
    blocked,
  };
}
