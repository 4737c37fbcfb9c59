import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from './data.js';

/** Keeps figures and their page in `results/`, under the name of what was measured and its commit. */
export function keepResult(name: string, figures: unknown, page: string): void {
  const folder = join(workspaceRoot(), 'apps/benchmarks/results');
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(figures, null, 2)}\n`);
  writeFileSync(join(folder, `${name}.html`), page);
  process.stderr.write(`kept as results/${name}.json and .html\n`);
}
