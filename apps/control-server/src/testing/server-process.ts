import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The server as its owner starts it: a process of its own. */
export interface ServerProcess {
  readonly origin: string;
  /** Empty where it was not shown. */
  readonly adminToken: string;
  /** Memory that it holds now, MiB; Linux alone. */
  memoryMiB(): number;
  /** Processor time since its start, seconds. */
  cpuSeconds(): number;
  /** Ends it at once, as a power cut would, or as its owner would. */
  stop(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
}

/** Starts one on a free port. */
export async function spawnServer(database: string): Promise<ServerProcess> {
  const main = fileURLToPath(new URL('../main.ts', import.meta.url));
  const flags = ['--conditions=@rasp/source', '--import', 'tsx', main, '--port', '0'];
  const child = spawn(process.execPath, [...flags, '--database', database], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const [origin, adminToken] = await readGreeting(child);
  return {
    origin,
    adminToken,
    memoryMiB: () => Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1_024,
    cpuSeconds: () => readTicks(readFileSync(`/proc/${child.pid}/stat`, 'utf8')) / 100,
    stop: async (signal) => {
      child.kill(signal);
      await ended;
    },
  };
}

function readGreeting(child: ChildProcess): Promise<[origin: string, adminToken: string]> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${text}`)));
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk;
      const origin = /Control server on (\S+),/.exec(text)?.[1];
      if (origin !== undefined) resolve([origin, /Admin token, shown this once: (\S+)/.exec(text)?.[1] ?? '']);
    });
  });
}

/** User and system time; the name before them may hold blanks, and ends with the last bracket. */
function readTicks(stat: string): number {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return Number(fields[11]) + Number(fields[12]);
}
