import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const CHECKS = join(__dirname, '..');

/** One attack a line, of every check that has fixtures, as it is written there. */
export const ATTACK_LINES: readonly string[] = readdirSync(CHECKS)
  .map((id) => join(CHECKS, id, 'fixtures/attacks.txt'))
  .filter((file) => existsSync(file))
  .flatMap((file) => readFileSync(file, 'utf8').split('\n'))
  .filter((line) => line !== '' && !line.startsWith('//'));
