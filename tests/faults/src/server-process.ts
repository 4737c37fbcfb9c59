import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Answer, Memory, Question, ServerOptions } from './protocol.js';

/** A protected server in a process of its own. */
export interface ServerProcess {
  readonly port: number;
  memory(): Promise<Memory>;
  /** Bytes that outlived young collections, whether anything still holds them or not. */
  oldBytes(): Promise<number>;
  status(): Promise<Record<string, unknown>>;
  ask(question: Question): Promise<Answer>;
  stop(): Promise<void>;
}

const SERVER = fileURLToPath(new URL('./server.ts', import.meta.url));
const PATIENCE_MS = 120_000;

const ANSWERED_BY_NAME: ReadonlySet<string> = new Set(['memory', 'old', 'status']);

/**
 * One address plays many clients behind a trusted proxy, more often than a client would; everything else is as by
 * default.
 */
const CONFIG = { TRUSTED_PROXIES: ['loopback'], FLOOD_RATIO: 1_000_000_000, ERROR_FLOOD_RATIO: 1_000_000_000 };

/** Starts a server and waits until it listens. Throws with what it printed when it does not. */
export async function startServer(options: ServerOptions, nodeFlags: readonly string[] = []): Promise<ServerProcess> {
  const child = fork(SERVER, {
    execArgv: ['--expose-gc', '--import', 'tsx', '--conditions=@rasp/source', ...nodeFlags],
    env: { ...process.env, RASP_FAULTS: JSON.stringify(withConfig(options)) },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const printed: string[] = [];
  child.stderr?.on('data', (chunk: Buffer) => void (printed.length < 100 && printed.push(chunk.toString())));
  const ready = await next(child, 'ready', printed);
  if (ready.kind !== 'ready') throw new Error('the server did not start');
  const ask = (question: Question): Promise<Answer> => {
    if (!child.connected) return Promise.reject(new Error(`the server has ended\n${printed.join('')}`));
    const kind = ANSWERED_BY_NAME.has(question.kind) ? (question.kind as Answer['kind']) : 'done';
    const answer = next(child, kind, printed);
    child.send(question);
    return answer;
  };
  return {
    port: ready.port,
    ask,
    memory: async () => (await ask({ kind: 'memory' })) as Memory & Answer,
    oldBytes: async () => ((await ask({ kind: 'old' })) as { bytes: number }).bytes,
    status: async () => ((await ask({ kind: 'status' })) as { status: Record<string, unknown> }).status,
    stop: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null) return resolve();
        child.once('exit', () => resolve());
        child.disconnect();
        return undefined;
      }),
  };
}

function withConfig(options: ServerOptions): ServerOptions {
  const { conf, config } = options.rasp;
  // What stands in a file is for the file to say: inline keys would hide its changes.
  return {
    ...options,
    rasp: { ...options.rasp, config: conf === undefined ? { ...CONFIG, ...config } : { ...config } },
  };
}

/** The keys that a configuration file of these tests has to hold. */
export const FILE_CONFIG = CONFIG;

function next(child: ChildProcess, kind: Answer['kind'], printed: readonly string[]): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      child.off('message', take);
      child.off('exit', exited);
    };
    const fail = (why: string): void => {
      stop();
      reject(new Error(`${why}\n${printed.join('')}`));
    };
    const take = (message: unknown): void => {
      if ((message as Answer).kind !== kind) return;
      stop();
      resolve(message as Answer);
    };
    const exited = (code: number | null): void => fail(`the server ended with ${code}`);
    const timer = setTimeout(() => fail('the server did not answer'), PATIENCE_MS);
    child.on('message', take);
    child.once('exit', exited);
  });
}
