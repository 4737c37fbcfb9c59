import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';

/** On what figures were taken. */
export interface Environment {
  readonly commit: string;
  readonly node: string;
  readonly processor: string;
  readonly processors: number;
  readonly takenAt: string;
}

/** The machine, the Node and the commit of this run. */
export function environment(): Environment {
  const all = cpus();
  return {
    commit: commitOf(),
    node: process.version,
    processor: all[0]?.model ?? 'unknown',
    processors: all.length,
    takenAt: new Date().toISOString(),
  };
}

/** The commit that the figures belong to, short; `-changed` where the working tree is not that commit. */
export function commitOf(): string {
  try {
    const git = (...words: string[]): string => execFileSync('git', words, { encoding: 'utf8' }).trim();
    const changed = git('status', '--porcelain', '--untracked-files=no') === '' ? '' : '-changed';
    return `${git('rev-parse', '--short', 'HEAD')}${changed}`;
  } catch {
    return 'unknown';
  }
}
