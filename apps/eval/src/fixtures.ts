import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataError } from './readers/read-data.js';
import { workspaceRoot } from './workspace.js';

/** The committed examples of one check. */
export interface Fixtures {
  readonly check: string;
  readonly attacks: readonly string[];
  readonly benign: readonly string[];
}

/** The fixtures of every check that judges texts. */
export function readFixtures(folder = join(workspaceRoot(), 'packages/core/src/checks')): Fixtures[] {
  return readdirSync(folder)
    .filter((check) => existsSync(join(folder, check, 'fixtures/attacks.txt')))
    .map((check) => ({
      check,
      attacks: readTexts(join(folder, check, 'fixtures/attacks.txt')),
      benign: readTexts(join(folder, check, 'fixtures/benign.txt')),
    }));
}

/** One text a line, with the escapes of JSON where there is a backslash; `//` starts a comment. */
function readTexts(file: string): string[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('//'))
    .map((line) => (line.includes('\\') ? withoutEscapes(line, file) : line));
}

function withoutEscapes(line: string, file: string): string {
  try {
    // A quote that is escaped already stays as it is.
    return String(JSON.parse(`"${line.replace(/(\\.)|"/g, (quote, escaped) => escaped ?? `\\${quote}`)}"`));
  } catch {
    throw new DataError(`${file}: not a line with the escapes of JSON: ${line}`);
  }
}
