import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ValueCheck } from '../../../../packages/core/src/checks/check.js';
import { workspaceRoot } from '../workspace.js';

/** The value checks that exist, by their folders; one that does not load is reported and left out. */
export async function loadChecks(warn: (line: string) => void): Promise<ValueCheck[]> {
  const folder = join(workspaceRoot(), 'packages/core/src/checks');
  const checks: ValueCheck[] = [];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = join(folder, entry.name, `${entry.name}.ts`);
    if (!entry.isDirectory() || !existsSync(file)) continue;
    try {
      const exported: Record<string, unknown> = await import(pathToFileURL(file).href);
      checks.push(...Object.values(exported).filter(isValueCheck));
    } catch (error) {
      warn(`check ${entry.name} does not load: ${String(error).split('\n')[0]}`);
    }
  }
  return checks;
}

function isValueCheck(value: unknown): value is ValueCheck {
  if (typeof value !== 'object' || value === null) return false;
  const check = value as Partial<ValueCheck>;
  return typeof check.id === 'string' && typeof check.detect === 'function' && typeof check.applies === 'function';
}
