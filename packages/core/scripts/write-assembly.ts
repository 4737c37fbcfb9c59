import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compileScan, toScanModule } from './compile-scan.js';

/** Writes src/values/scan-module.ts: what assembly/scan.ts becomes. */
writeFileSync(
  fileURLToPath(new URL('../src/values/scan-module.ts', import.meta.url)),
  toScanModule(await compileScan()),
);
