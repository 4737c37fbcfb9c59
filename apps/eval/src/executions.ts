import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Execution } from './attacks/attack.js';
import { DataError } from './readers/read-data.js';
import { cacheFolder } from './workspace.js';

const FILE = cacheFolder('executions.jsonl');

/** What came of running attacks before, by execution key: running them takes long, and they do not change. */
export function readExecutions(): ReadonlyMap<string, Execution> {
  const executions = new Map<string, Execution>();
  if (!existsSync(FILE)) return executions;
  for (const line of readFileSync(FILE, 'utf8').split('\n')) {
    if (line === '') continue;
    const { key, works, how } = parse(line);
    // Every executor that accepts an attack writes a line; one for which it works is enough.
    if (executions.get(key)?.works !== true) executions.set(key, { works, how });
  }
  return executions;
}

/** Remembers what came of running one attack. */
export function rememberExecution(key: string, execution: Execution): void {
  mkdirSync(dirname(FILE), { recursive: true });
  appendFileSync(FILE, `${JSON.stringify({ key, ...execution })}\n`);
}

function parse(line: string): Execution & { key: string } {
  try {
    return JSON.parse(line) as Execution & { key: string };
  } catch {
    throw new DataError(`${FILE}: damaged; delete it and run: pnpm --filter @rasp/eval execute`);
  }
}
