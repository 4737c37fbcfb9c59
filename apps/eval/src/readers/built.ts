import { existsSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { DataError, readJsonLines } from './read-data.js';

/** The rows of a set that is built into the cache; says how when it is not there. */
export function readBuilt(file: string): Iterable<Record<string, unknown>> {
  if (!existsSync(file)) throw new DataError(`${file}: not built yet; run: pnpm --filter @rasp/eval benign`);
  return readJsonLines(dirname(file), basename(file));
}
