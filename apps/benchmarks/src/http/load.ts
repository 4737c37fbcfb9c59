import autocannon from 'autocannon';
import { UsageError } from '../data.js';
import type { Scenario } from './scenarios.js';
import type { Target } from './target.js';

/** What one load on one server came to. */
export interface Sample {
  readonly requestsPerSecond: number;
  /** Processor time of the server's process, microseconds a request. */
  readonly cpuMicros: number;
  /** Share of the time that the server's processor was at work: below 0.9 the load generator was the bottleneck. */
  readonly busy: number;
  readonly p99Ms: number;
  readonly memoryBytes: number;
}

export interface LoadOptions {
  readonly seconds: number;
  readonly connections: number;
}

/** Sends a scenario's requests for a while. Throws when an answer is not 2xx: a refused request measures nothing. */
export async function measureLoad(target: Target, scenario: Scenario, options: LoadOptions): Promise<Sample> {
  const before = await target.usage();
  const startMs = performance.now();
  const result = await autocannon({
    url: target.origin,
    connections: options.connections,
    duration: options.seconds,
    requests: [...scenario.requests],
  });
  const elapsedMicros = (performance.now() - startMs) * 1_000;
  const after = await target.usage();
  const refused = result.non2xx + result.errors + result.timeouts;
  if (refused > 0) {
    const codes = Object.keys(result.statusCodeStats ?? {}).join(', ');
    throw new UsageError(
      `${target.framework} ${target.protection}, ${scenario.name}: ${refused} of ${result.requests.total} not answered with 2xx (${codes})`,
    );
  }
  const cpuMicros = after.cpuMicros - before.cpuMicros;
  return {
    requestsPerSecond: result.requests.average,
    cpuMicros: cpuMicros / result.requests.total,
    busy: cpuMicros / elapsedMicros,
    p99Ms: result.latency.p99,
    memoryBytes: after.memoryBytes,
  };
}

/** The scenario with only the requests that the bare application answers with 2xx. */
export async function keepServed(target: Target, scenario: Scenario): Promise<Scenario> {
  const served: Scenario['requests'][number][] = [];
  for (const request of scenario.requests) {
    const { method = 'GET', path = '/', headers = {}, body } = request;
    const answer = await fetch(new URL(`${target.origin}${path}`), {
      method,
      headers: headers as Record<string, string>,
      ...(body === undefined || method === 'GET' || method === 'HEAD' ? {} : { body }),
    });
    await answer.arrayBuffer();
    if (answer.ok) served.push(request);
  }
  if (served.length === 0) throw new UsageError(`${scenario.name}: the bare application serves none of its requests`);
  return { ...scenario, requests: served };
}
