import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from './workspace.js';

/** The committed examples of one check. */
export interface Fixtures {
  readonly check: string;
  readonly attacks: readonly string[];
  readonly benign: readonly string[];
}

/** The fixtures of every check that has some. */
export function readFixtures(folder = join(workspaceRoot(), 'packages/core/src/checks')): Fixtures[] {
  return readdirSync(folder)
    .filter((check) => existsSync(join(folder, check, 'fixtures')))
    .map((check) => ({
      check,
      attacks: readTexts(join(folder, check, 'fixtures/attacks.txt')),
      benign: readTexts(join(folder, check, 'fixtures/benign.txt')),
    }));
}

/** One text a line; `# ` starts a comment, `json:` a JSON string for texts with line breaks or control characters. */
function readTexts(file: string): string[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && line !== '#' && !line.startsWith('# '))
    .map((line) => (line.startsWith('json:') ? String(JSON.parse(line.slice('json:'.length))) : line));
}
