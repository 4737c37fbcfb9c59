import { defineConfig } from 'vitest/config';

// Tests run the sources: the condition picks src/ instead of dist/ in every workspace package.
export default defineConfig({
  resolve: { conditions: ['@rasp/source', 'node', 'import', 'default'] },
  ssr: { resolve: { conditions: ['@rasp/source', 'node', 'import', 'default'] } },
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: true } },
  test: {
    include: ['packages/*/src/**/*.test.ts', 'apps/*/src/**/*.test.ts', 'models/**/*.test.ts', 'tests/**/*.test.ts'],
    testTimeout: 20_000,
  },
});
