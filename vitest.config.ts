import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';
import { WaitingFirst } from './scripts/waiting-first.ts';

// Majors of Nest cannot stand side by side under aliases: each has its own workspace package, and there the names of
// Nest mean that package's copy, also inside packages/nest.
const NEST_MAJORS = ['nest-11', 'nest-12'];
const NEST = ['common', 'core', 'platform-express', 'platform-fastify', 'testing'].map((name) => `@nestjs/${name}`);

// `x.service.test.ts` needs more than Node (a browser, a Debian service): `test:all` installs that, and sets this.
const SERVICES = process.env.RASP_TEST_ALL === '1' ? [] : ['**/*.service.test.ts'];

/** A hundred reloads of a file, each waited for: no contract of an adapter, and the same on every Node. */
const RELOADS = process.env.RASP_OTHER_NODE === '1' ? ['tests/express/src/configuration.test.ts'] : [];

// Tests run the sources: the condition picks src/ instead of dist/ in every workspace package.
export default defineConfig({
  resolve: { conditions: ['@rasp/source', 'node'] },
  ssr: { resolve: { conditions: ['@rasp/source', 'node'] } },
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: true } },
  test: {
    // Ten times what the slowest of them takes alone: whoever shares the machine makes no test fail.
    testTimeout: 60_000,
    // CI's machines are shared: a time taken beside somebody else's work is taken again. What is wrong stays wrong.
    retry: process.env.CI === 'true' ? 2 : 0,
    reporters: ['default', './scripts/summary-reporter.ts'],
    // Vitest would keep a processor for itself, which has little to do while tests run. What is timed is processor time.
    maxWorkers: availableParallelism(),
    sequence: { sequencer: WaitingFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'rasp',
          include: [
            'packages/*/src/**/*.test.ts',
            'apps/*/src/**/*.test.ts',
            'models/**/*.test.ts',
            'tests/**/*.test.ts',
          ],
          exclude: [
            ...configDefaults.exclude,
            ...SERVICES,
            ...RELOADS,
            ...NEST_MAJORS.map((major) => `tests/${major}/**`),
          ],
        },
      },
      ...NEST_MAJORS.map((major) => ({
        extends: true as const,
        root: `tests/${major}`,
        resolve: { dedupe: NEST },
        test: { name: major, include: ['src/**/*.test.ts'], exclude: [...configDefaults.exclude, ...SERVICES] },
      })),
    ],
  },
});
