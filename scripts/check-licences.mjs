// Lists the licences of what the published packages bring along, and fails on one that is not permissive.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const PERMISSIVE = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'Python-2.0',
  'Unlicense',
  'Zlib',
]);

const words = ['--filter', './packages/*', '--filter', './models', 'licenses', 'list', '--prod', '--json'];
const { status, stdout, stderr, error } = spawnSync('pnpm', words, {
  cwd: join(import.meta.dirname, '..'),
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
});
if (error !== undefined || status !== 0) {
  console.error(`[!] pnpm could not list the licences: ${error?.message ?? `${stdout}${stderr}`}`);
  console.error('    start this through pnpm: pnpm run licences');
  process.exit(1);
}

const byLicence = Object.entries(JSON.parse(stdout));
for (const [licence, packages] of byLicence) console.log(`${licence}: ${packages.map(({ name }) => name).join(', ')}`);
const refused = byLicence.filter(([licence]) => !isPermissive(licence));
for (const [licence, packages] of refused) {
  console.error(`[!] ${licence} is not permissive: ${packages.map(({ name }) => name).join(', ')}`);
}
process.exitCode = refused.length === 0 ? 0 : 1;

/** `(MIT OR GPL-3.0)` leaves us the choice; `A AND B` asks for both. */
function isPermissive(licence) {
  const terms = licence.replace(/[()]/g, '');
  if (terms.includes(' AND ')) return terms.split(' AND ').every((term) => PERMISSIVE.has(term.trim()));
  return terms.split(' OR ').some((term) => PERMISSIVE.has(term.trim()));
}
