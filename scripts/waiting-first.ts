import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that spend minutes on what others do for them, or seconds on waiting, the longest first: by the end of their paths. */
const WAITING = [
  'tests/packages/src/packages.service.test.ts',
  'tests/faults/src/faults.test.ts',
  'packages/core/src/agent/beacon.test.ts',
  '.service.test.ts',
];

/**
 * Starts the files that wait most: last, each would leave processors idle. Vitest's own order, by the times of the run
 * before, has none to go by where everything is new, as in CI.
 */
export class WaitingFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted
      .map((file) => ({ file, rank: rankOf(file.moduleId) }))
      .sort((a, b) => a.rank - b.rank)
      .map(({ file }) => file);
  }
}

function rankOf(path: string): number {
  const index = WAITING.findIndex((end) => path.endsWith(end));
  return index < 0 ? WAITING.length : index;
}
