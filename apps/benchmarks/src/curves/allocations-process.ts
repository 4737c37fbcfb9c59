import { PerformanceObserver } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { type Engine, isPromise } from '@rasp/core/adapter';
import { type PlainRequest, toInProcessExchange } from '@rasp/core/testing';
import { createMeasured, timeRequests } from '../engine/measure.js';
import { toMedian } from '../statistics.js';
import type { Allocation, AllocationCase } from './allocations.js';

// Started by allocations.ts: counts what requests allocate, and sends it back.

const WARM_UP = 5_000;
const BATCH = 1_000;
/** Batches that a collection may spoil. */
const PATIENCE = 20;

let collections = 0;
new PerformanceObserver((list) => {
  collections += list.getEntries().length;
}).observe({ entryTypes: ['gc'] });

async function measureCase(one: AllocationCase, batches: number): Promise<Allocation> {
  const engine = createMeasured(one.cacheEntries);
  await timeRequests(engine, repeat(one.requests, WARM_UP));
  const figures: number[] = [];
  for (let tries = 0; figures.length < batches && tries < batches + PATIENCE; tries++) {
    const bytes = await countBytes(engine, repeat(one.requests, BATCH));
    if (bytes !== undefined) figures.push(bytes / BATCH);
  }
  await engine.close();
  if (figures.length === 0) throw new Error(`${one.name}: garbage was collected in every batch`);
  return {
    name: one.name,
    bytes: toMedian(figures),
    lowest: Math.min(...figures),
    highest: Math.max(...figures),
  };
}

/** Bytes that inspecting these requests allocates; undefined when some were collected on the way. */
async function countBytes(engine: Engine, requests: readonly PlainRequest[]): Promise<number | undefined> {
  const exchanges = requests.map((request) => toInProcessExchange(request, '203.0.113.7'));
  globalThis.gc?.();
  // The observer is told of collections in a later turn.
  await setImmediate();
  await setImmediate();
  const collectionsBefore = collections;
  const before = process.memoryUsage();
  for (const { exchange, arrive } of exchanges) {
    const pending = engine.inspect(exchange);
    arrive();
    if (isPromise(pending)) await pending;
  }
  const after = process.memoryUsage();
  await setImmediate();
  await setImmediate();
  for (const { exchange } of exchanges) exchange.message.destroy();
  if (collections !== collectionsBefore) return undefined;
  return after.heapUsed + after.external - before.heapUsed - before.external;
}

function repeat(requests: readonly PlainRequest[], count: number): PlainRequest[] {
  return Array.from({ length: count }, (_, index) => requests[index % requests.length] as PlainRequest);
}

interface Order {
  readonly cases: readonly AllocationCase[];
  readonly batches: number;
}

process.once('message', async ({ cases, batches }: Order) => {
  const allocations: Allocation[] = [];
  for (const one of cases) {
    // Buffers come over as bare arrays of bytes.
    const requests = one.requests.map((request) => ({ ...request, body: Buffer.from(request.body) }));
    allocations.push(await measureCase({ ...one, requests }, batches));
  }
  process.send?.(allocations);
});
