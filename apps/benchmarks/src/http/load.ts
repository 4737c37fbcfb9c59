import autocannon from 'autocannon';
import { UsageError } from '../data.js';
import { findFaultOfRun, type Sent } from './proof.js';
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

/**
 * Sends a scenario's requests for a while. Throws when an answer is not 2xx, or our protection did not inspect each
 * request: such a run measures nothing.
 */
export async function measureLoad(
  target: Target,
  scenario: Pick<Scenario, 'name' | 'requests'>,
  options: LoadOptions,
): Promise<Sample> {
  const statusBefore = await target.status();
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
  const statusAfter = await target.status();
  const fault = statusBefore && statusAfter && findFaultOfRun(statusBefore, statusAfter, toSent(result.requests));
  if (fault !== undefined) throw new UsageError(`${target.framework} ${target.protection}, ${scenario.name}: ${fault}`);
  const cpuMicros = after.cpuMicros - before.cpuMicros;
  return {
    requestsPerSecond: result.requests.average,
    cpuMicros: cpuMicros / result.requests.total,
    busy: cpuMicros / elapsedMicros,
    p99Ms: result.latency.p99,
    memoryBytes: after.memoryBytes,
  };
}

function toSent({ sent, total }: autocannon.Result['requests']): Sent {
  return { sent, answered: total };
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
