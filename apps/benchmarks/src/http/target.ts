import { type ChildProcess, fork, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { workspaceRoot } from '../data.js';

/** Frameworks that `servers/applications.cjs` knows. */
export const FRAMEWORKS = ['express', 'fastify', 'koa', 'nest'] as const;
export type Framework = (typeof FRAMEWORKS)[number];

/** What stands in front of the application. */
export const PROTECTIONS = ['bare', 'rasp', 'zen'] as const;
export type Protection = (typeof PROTECTIONS)[number];

/** What a server's process has used since its start. */
export interface Usage {
  readonly cpuMicros: number;
  readonly memoryBytes: number;
  readonly heapBytes: number;
}

/** What the protection of a server says of itself. */
export interface ProtectionStatus {
  /** Requests since its start. */
  readonly inspected: number;
  readonly blocked: number;
  /** With a fault there is no model, and grammars decide alone. */
  readonly model: { readonly version: string; readonly runtime: string; readonly fault: string };
  /** Addresses and paths that are not checked. */
  readonly exempt: readonly string[];
}

/** One server in a process of its own. */
export interface Target {
  readonly framework: Framework;
  readonly protection: Protection;
  readonly origin: string;
  /** From the start of the process until it listens and its protection is ready. */
  readonly readyMs: number;
  /** `collect`: after a garbage collection. */
  usage(kind?: 'usage' | 'collect'): Promise<Usage>;
  /** Undefined where the protection is none of ours. */
  status(): Promise<ProtectionStatus | undefined>;
  stop(): Promise<void>;
}

export interface TargetOptions {
  readonly framework: Framework;
  readonly protection: Protection;
  /** Where the peer is installed. */
  readonly zenFolder?: string;
  /** Keys of @rasp's configuration that are not as by default. */
  readonly config?: Readonly<Record<string, unknown>>;
}

type Answer =
  | { readonly kind: 'ready'; readonly port: number; readonly readyMs: number }
  | ({ readonly kind: 'usage' } & Usage)
  | ({ readonly kind: 'status' } & ProtectionStatus);

const PATIENCE_MS = 60_000;

/** Starts a server and waits until it serves. Throws with what the process printed when it does not. */
export async function startTarget({ framework, protection, zenFolder, config }: TargetOptions): Promise<Target> {
  const hook = protection === 'zen' ? ['--require', join(zenFolder ?? '', 'node_modules/@aikidosec/firewall')] : [];
  const child = fork(join(workspaceRoot(), 'apps/benchmarks/servers/server.cjs'), [framework, protection], {
    execArgv: ['--expose-gc', ...hook],
    env: { ...process.env, NODE_ENV: 'production', AIKIDO_BLOCK: 'true', ...toEnvironment(config) },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  pin(child, 0);
  const ready = await nextMessage(child);
  if (ready.kind !== 'ready') throw new Error(`${framework} ${protection} did not start`);
  const ask = async (kind: 'usage' | 'collect' | 'status'): Promise<Answer> => {
    child.send({ kind });
    return nextMessage(child);
  };
  return {
    framework,
    protection,
    origin: `http://127.0.0.1:${ready.port}`,
    readyMs: ready.readyMs,
    usage: async (kind = 'usage') => (await ask(kind)) as Usage & Answer,
    status: async () => (protection === 'rasp' ? ((await ask('status')) as ProtectionStatus & Answer) : undefined),
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.disconnect();
      }),
  };
}

/** The server has one processor and the load another, where the system lets us say so; else the kernel decides. */
export function pin(child: { readonly pid?: number | undefined }, processor: number): void {
  if (child.pid !== undefined) spawnSync('taskset', ['-a', '-c', '-p', String(processor), String(child.pid)]);
}

function toEnvironment(config: TargetOptions['config']): Record<string, string> {
  return config === undefined ? {} : { RASP_BENCHMARK_CONFIG: JSON.stringify(config) };
}

function nextMessage(child: ChildProcess): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const printed: Buffer[] = [];
    const collect = (chunk: Buffer): void => void printed.push(chunk);
    const fail = (why: string): void => reject(new Error(`${why}\n${Buffer.concat(printed).toString()}`));
    const timer = setTimeout(() => fail('the server did not answer'), PATIENCE_MS);
    const exited = (code: number | null): void => fail(`the server ended with ${code}`);
    child.stderr?.on('data', collect);
    child.once('exit', exited);
    child.once('message', (message) => {
      clearTimeout(timer);
      child.off('exit', exited);
      child.stderr?.off('data', collect);
      resolve(message as Answer);
    });
  });
}
