import { defineConfig } from 'rolldown';

/** Each entry of package.json's `exports`. */
const INPUT = {
  index: 'src/index.ts',
  adapter: 'src/adapter.ts',
  cloud: 'src/cloud.ts',
  'testing/index': 'src/testing/index.ts',
};

// A few files instead of hundreds: resolving, reading and wrapping each of them was half of the time to start.
// Declarations stay one a source: nobody loads them.
export default [
  { dir: 'dist/esm', format: 'esm' },
  // A `require` that comes late enough is what `import()` means there: Jest has no other.
  { dir: 'dist/cjs', format: 'cjs', dynamicImportInCjs: false },
].map((output) =>
  defineConfig({
    input: INPUT,
    platform: 'node',
    external: (id) => !id.startsWith('.') && !id.startsWith('/') && !id.startsWith('src/'),
    output: {
      ...output,
      entryFileNames: '[name].js',
      chunkFileNames: 'chunks/[name].js',
      minify: false,
      cleanDir: true,
      exports: 'named',
    },
  }),
);
