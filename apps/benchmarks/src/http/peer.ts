import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError, workspaceRoot } from '../data.js';

const VERSION = '1.8.36';

/**
 * The folder in which Aikido Zen is installed, on demand: its licence (AGPL) keeps it out of the workspace and the
 * lockfile. Throws one line when it cannot be installed.
 */
export function installZen(): string {
  const folder = join(workspaceRoot(), '.cache', 'zen');
  if (existsSync(join(folder, 'node_modules/@aikidosec/firewall'))) return folder;
  const flags = ['--no-save', '--no-audit', '--no-fund', '--loglevel=error', '--prefix', folder];
  const { status } = spawnSync('npm', ['install', ...flags, `@aikidosec/firewall@${VERSION}`], { stdio: 'inherit' });
  if (status !== 0)
    throw new UsageError('the peer could not be installed from the npm registry; --no-peer leaves it out');
  return folder;
}
