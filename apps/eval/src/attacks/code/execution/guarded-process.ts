import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Answer, Job } from './guarded-worker.js';

const START_LIMIT_MS = 20_000;
const LIMIT_MS = 1_200;

/** Runs texts in a process of its own, where everything that reaches out only leaves a mark. */
export interface GuardedProcess {
  /** Undefined when it did not come back in time. */
  run(job: Job): Promise<Answer | undefined>;
  stop(): void;
}

export async function startGuardedProcess(): Promise<GuardedProcess> {
  let child = await startWorker();
  return {
    async run(job) {
      const answer = await ask(child, LIMIT_MS, () => child.send(job));
      if (answer !== undefined) return answer;
      child.kill('SIGKILL');
      child = await startWorker();
      return undefined;
    },
    stop: () => void child.kill('SIGKILL'),
  };
}

async function startWorker(): Promise<ChildProcess> {
  const child = fork(fileURLToPath(new URL('guarded-worker.ts', import.meta.url)), [], {
    execArgv: ['--import', 'tsx'],
    // No secrets, and no proxy to reach anything by.
    env: { PATH: '', SECRET: 'hunter2', NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  if ((await ask(child, START_LIMIT_MS, () => true)) === undefined)
    throw new Error('the guarded process does not start');
  return child;
}

function ask(child: ChildProcess, limitMs: number, send: () => boolean): Promise<Answer | undefined> {
  return new Promise((resolve) => {
    const finish = (answer?: Answer): void => {
      clearTimeout(timer);
      child.off('message', finish);
      child.off('exit', leave);
      resolve(answer);
    };
    const leave = (): void => finish();
    const timer = setTimeout(leave, limitMs);
    child.on('message', finish);
    child.on('exit', leave);
    send();
  });
}
