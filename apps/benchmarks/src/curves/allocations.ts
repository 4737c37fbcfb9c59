import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { PlainRequest } from '@rasp/core/testing';

/** Requests whose allocations are counted. */
export interface AllocationCase {
  readonly name: string;
  readonly requests: readonly PlainRequest[];
  readonly cacheEntries: number;
}

/** Bytes that the engine allocates for one request on average: the median over batches, the lowest and the highest. */
export interface Allocation {
  readonly name: string;
  readonly bytes: number;
  readonly lowest: number;
  readonly highest: number;
}

export const ALLOCATIONS_ABOUT =
  'Bytes on the heap and in buffers that a request adds while no garbage is collected: in a process of its own, whose ' +
  'young generation is large enough for a batch; a batch with a collection in it does not count. What Node allocates ' +
  'for a request itself is not in it. Compiled code allocates less than fresh code does: 5,000 requests run first.';

/** Enough for a batch without a collection. */
const YOUNG_MEGABYTES = 256;

/** Counts in a process of its own, whose heap is made for it: other measurements keep the default one. */
export function measureAllocations(cases: readonly AllocationCase[], batches: number): Promise<Allocation[]> {
  const size = [`--min-semi-space-size=${YOUNG_MEGABYTES}`, `--max-semi-space-size=${YOUNG_MEGABYTES}`];
  const child = fork(fileURLToPath(new URL('./allocations-process.ts', import.meta.url)), {
    execArgv: [...process.execArgv, '--expose-gc', ...size],
    serialization: 'advanced',
  });
  return new Promise((resolve, reject) => {
    child.once('message', (allocations) => {
      child.disconnect();
      resolve(allocations as Allocation[]);
    });
    child.once('exit', (code) => reject(new Error(`the process that counts allocations ended with ${code}`)));
    child.send({ cases, batches });
  });
}
