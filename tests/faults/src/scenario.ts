import { type ProbeResult, startProbe } from './probe.js';
import type { ServerOptions } from './protocol.js';
import { type ServerProcess, startServer } from './server-process.js';

/** How much of a scenario is played: 1 in full, less in CI. */
export type Scale = number;

/** Something that breaks around a running server, or a load on it. */
export interface Scenario {
  readonly name: string;
  /** What happens, in one sentence. */
  readonly title: string;
  readonly frameworks: readonly ServerOptions['framework'][];
  /** What the server is started with; files and receivers that it needs are made here, and taken away by `end`. */
  prepare?(): Promise<Prepared>;
  play(server: ServerProcess, scale: Scale): Promise<void>;
}

/** What a scenario needs before its server starts. */
export interface Prepared {
  readonly rasp: ServerOptions['rasp'];
  readonly workers?: number;
  end(): Promise<void>;
}

/** What came of it. */
export interface ScenarioResult extends ProbeResult {
  readonly scenario: string;
  readonly framework: string;
  /** Heap in use after, over before, after collections of garbage, in bytes. */
  readonly grownBytes: number;
}

const SETTLE_MS = 500;
const WARM_MS = 700;

/** Plays a scenario on a server of its own while harmless requests and attacks go on. */
export async function play(
  scenario: Scenario,
  framework: ServerOptions['framework'],
  scale: Scale,
): Promise<ScenarioResult> {
  const prepared = await scenario.prepare?.();
  const server = await startServer({
    framework,
    rasp: prepared?.rasp ?? {},
    ...(prepared?.workers === undefined ? {} : { workers: prepared.workers }),
  });
  try {
    await warmUp(server);
    const before = await server.memory();
    const probe = startProbe(server.port);
    const played = await scenario.play(server, scale).catch((error: Error) => error);
    const result = await probe.stop();
    if (played instanceof Error) throw played;
    await pause(SETTLE_MS);
    const after = await server.memory();
    return { scenario: scenario.name, framework, ...result, grownBytes: after.heapBytes - before.heapBytes };
  } finally {
    await server.stop();
    await prepared?.end();
  }
}

/** Code is compiled and caches are filled by the first requests: that is no leak. */
async function warmUp(server: ServerProcess): Promise<void> {
  const probe = startProbe(server.port);
  await pause(WARM_MS);
  await probe.stop();
}

/** Waits. */
export function pause(forMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, forMs));
}
