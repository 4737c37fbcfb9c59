import { deepStrictEqual } from 'node:assert';
import { ApplicationPool } from './application-pool.js';
import { pause } from './client.js';
import { CONTRACT } from './contract.js';
import type { AdapterHarness, ContractCase } from './harness.js';

/** The three functions of a test runner that the contract uses; those of vitest, Jest and node:test fit. */
export interface TestRunner {
  describe(name: string, body: () => void): void;
  it(name: string, run: () => Promise<void>): void;
  afterAll(run: () => Promise<void>): void;
}

/** Runs the whole contract against one framework major. */
export function describeAdapter(harness: AdapterHarness, runner: TestRunner): void {
  runner.describe(`contract: ${harness.name}`, () => {
    const pool = new ApplicationPool(harness);
    runner.afterAll(() => pool.close());
    for (const contractCase of CONTRACT) {
      if (contractCase.applies?.(harness) === false) continue;
      runner.it(contractCase.name, () => runCase(contractCase, pool));
    }
  });
}

async function runCase(contractCase: ContractCase, pool: ApplicationPool): Promise<void> {
  const { context, release } = pool.open();
  const crashes: unknown[] = [];
  const crashed = (error: unknown): void => {
    crashes.push(error);
  };
  process.on('uncaughtExceptionMonitor', crashed);
  try {
    await contractCase.run(context);
    // What a request leaves behind may crash a moment after its answer.
    await pause(0);
  } finally {
    process.off('uncaughtExceptionMonitor', crashed);
    await release();
  }
  deepStrictEqual(crashes, [], 'nothing crashes the application');
}
