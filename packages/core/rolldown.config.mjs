import { defineConfig } from 'rolldown';
import { writeLiterals } from './build-literals.mjs';

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
    plugins: [writeLiterals()],
    external: (id) => !id.startsWith('.') && !id.startsWith('/') && !id.startsWith('src/'),
    output: {
      ...output,
      entryFileNames: '[name].js',
      chunkFileNames: 'chunks/[name].js',
      // One character beyond Latin-1 makes the engine keep two bytes for each of a million; comments are in the sources.
      minify: { compress: false, mangle: false, codegen: { removeWhitespace: false, asciiOnly: true } },
      comments: false,
      cleanDir: true,
      exports: 'named',
    },
  }),
);
