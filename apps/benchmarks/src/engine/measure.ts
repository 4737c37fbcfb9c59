import type { ConfigInput } from '@rasp/core';
import { createEngine, type Engine, isPromise } from '@rasp/core/adapter';
import { type PlainRequest, toInProcessExchange } from '@rasp/core/testing';

const SILENT = { info() {}, warn() {}, error() {} };

/** One engine in its default configuration but for what is measured here, and for `config`. */
export function createMeasured(cacheEntries: number, config: ConfigInput = {}): Engine {
  return createEngine({
    framework: 'benchmark',
    logger: SILENT,
    // One process plays all clients: a ban or a flood would end the measurement, not the cost that is measured.
    config: {
      VERDICT_CACHE_SIZE: cacheEntries,
      BLACKLIST_OVERRIDE: true,
      FLOOD_RATIO: 1_000_000_000,
      ERROR_FLOOD_RATIO: 1_000_000_000,
      ...config,
    },
  });
}

/**
 * Microseconds that the engine takes for each request, from `inspect` until the verdict is known; the body is there
 * at once, so that nothing but our own work is counted.
 */
export async function timeRequests(engine: Engine, requests: readonly PlainRequest[]): Promise<number[]> {
  const micros: number[] = [];
  for (const request of requests) {
    const { exchange, arrive } = toInProcessExchange(request, '203.0.113.7');
    const startNs = process.hrtime.bigint();
    const pending = engine.inspect(exchange);
    arrive();
    if (isPromise(pending)) await pending;
    micros.push(Number(process.hrtime.bigint() - startNs) / 1_000);
    exchange.message.destroy();
  }
  return micros;
}
