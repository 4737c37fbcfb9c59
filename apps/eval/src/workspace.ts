import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of pnpm-workspace.yaml, whatever folder the command was started in. */
export function workspaceRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'pnpm-workspace.yaml'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('not inside the workspace');
    folder = parent;
  }
  return folder;
}

/** A path as the person at the command meant it: pnpm starts scripts in the package's folder and keeps theirs. */
export function resolveFromCaller(path: string): string {
  return resolve(process.env.INIT_CWD ?? workspaceRoot(), path);
}

/** A git-ignored folder of this package for what is built or fetched on demand. */
export function cacheFolder(...names: string[]): string {
  return join(workspaceRoot(), 'apps/eval/.cache', ...names);
}
