import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** What is used of AssemblyScript's compiler; its own types would replace those of Node's `console`. */
interface Compiler {
  main(
    flags: readonly string[],
    host: {
      readFile(name: string): string | null;
      writeFile(name: string, contents: string | Uint8Array): void;
      listFiles(): readonly string[];
    },
  ): Promise<{ readonly error: Error | null; readonly stderr: { toString(): string } }>;
}

const COMPILER = 'assemblyscript/asc';
const SOURCE = fileURLToPath(new URL('../assembly/scan.ts', import.meta.url));

/** The WebAssembly of assembly/scan.ts: no runtime, vectors, a memory that is given to it. */
export async function compileScan(): Promise<Uint8Array> {
  const { default: asc } = (await import(COMPILER)) as { default: Compiler };
  const source = readFileSync(SOURCE, 'utf8');
  let module: Uint8Array | undefined;
  const flags = ['--runtime', 'stub', '--importMemory', '--noAssert', '-O3', '--enable', 'simd'];
  const { error, stderr } = await asc.main(['scan.ts', '--outFile', 'scan.wasm', ...flags], {
    readFile: (name: string) => (name === 'scan.ts' ? source : null),
    writeFile: (name: string, contents: string | Uint8Array) => {
      if (name === 'scan.wasm' && typeof contents !== 'string') module = contents;
    },
    listFiles: () => [],
  });
  if (error !== null || module === undefined)
    throw new Error(`assembly/scan.ts does not compile: ${stderr.toString()}`);
  return module;
}

/** The source of src/values/scan-module.ts. */
export function toScanModule(module: Uint8Array): string {
  const lines =
    Buffer.from(module)
      .toString('base64')
      .match(/.{1,100}/g) ?? [];
  const written = lines.map((line) => `  '${line}'`).join(' +\n');
  return `/** Written by \`pnpm --filter @rasp/core build:assembly\` from assembly/scan.ts: WebAssembly, in base64. */
export const SCAN_MODULE =
${written};
`;
}
