import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const START_LIMIT_MS = 30_000;
/** Started as root it wants to hear that this is meant. */
const AS_ROOT = process.getuid?.() === 0 ? ['--user=root'] : [];

/** A MariaDB of our own: a new data folder, a socket inside it, no port. */
export interface MariadbServer {
  readonly socket: string;
  stop(): Promise<void>;
}

/** Undefined when the programs are there; else how to get them. */
export function missingMariadb(): string | undefined {
  const folders = (process.env.PATH ?? '').split(':').concat('/usr/sbin');
  const isThere = (name: string): boolean => folders.some((folder) => existsSync(join(folder, name)));
  if (isThere('mariadbd') && isThere('mariadb-install-db')) return undefined;
  return 'mariadbd is not installed: apt-get install -y --no-install-recommends mariadb-server';
}

/** Makes a data folder and starts a server on it; rejects with its last words when it does not come up. */
export async function startMariadb(): Promise<MariadbServer> {
  const folder = mkdtempSync(join(tmpdir(), 'eval-mariadb-'));
  const data = join(folder, 'data');
  const socket = join(folder, 'socket');
  const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` };
  mkdirSync(join(folder, 'files'));
  const install = ['--no-defaults', `--datadir=${data}`, '--auth-root-authentication-method=normal', '--skip-test-db'];
  execFileSync('mariadb-install-db', [...install, ...AS_ROOT], { env, stdio: 'ignore' });
  const server = spawn(
    'mariadbd',
    [
      '--no-defaults',
      `--datadir=${data}`,
      `--socket=${socket}`,
      '--skip-networking',
      `--secure-file-priv=${join(folder, 'files')}`,
      '--innodb-buffer-pool-size=32M',
      '--innodb-flush-log-at-trx-commit=0',
      '--innodb-log-file-size=8M',
      '--performance-schema=OFF',
      ...AS_ROOT,
    ],
    { env, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    await untilReady(server);
  } catch (error) {
    server.kill();
    remove();
    throw error;
  }
  return {
    socket,
    async stop() {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill();
      await ended;
      remove();
    },
  };
}

function untilReady(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const timer = setTimeout(() => reject(new Error(`mariadbd is not ready: ${said.slice(-300)}`)), START_LIMIT_MS);
    server.stderr?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-2_000);
      if (!said.includes('ready for connections')) return;
      clearTimeout(timer);
      resolve();
    });
    server.once('exit', () => {
      clearTimeout(timer);
      reject(new Error(`mariadbd ended: ${said.slice(-300)}`));
    });
  });
}
