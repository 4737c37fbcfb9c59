// The contract suite on the other Nodes that users have; each comes as a package, into a folder that git ignores.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const VERSIONS = ['22', '24'];
const SUITES = ['tests/express', 'tests/koa', 'tests/fastify', 'tests/nest-11', 'tests/nest-12'];
const ROOT = join(import.meta.dirname, '..');

for (const version of VERSIONS) {
  const node = install(version);
  const { stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' });
  console.log(`[+] contract suite on Node ${stdout.trim()}`);
  const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
  const reporters = ['--reporter=dot', '--reporter=./scripts/summary-reporter.ts'];
  if (run(node, [vitest, 'run', ...reporters, ...SUITES], { RASP_OTHER_NODE: '1' }) !== 0) {
    console.error(`[!] contract suite on Node ${version} failed`);
    process.exit(1);
  }
}

/** The path of that Node's program. */
function install(version) {
  const name = `node-${process.platform}-${process.arch}`;
  const folder = join(ROOT, '.cache', `node-${version}`);
  const program = join(folder, 'node_modules', name, 'bin', 'node');
  if (existsSync(program)) return program;
  const flags = ['--no-save', '--no-audit', '--no-fund', '--loglevel=error', '--ignore-scripts'];
  if (run('npm', ['install', '--prefix', folder, ...flags, `${name}@${version}`]) !== 0 || !existsSync(program)) {
    console.error(`[!] there is no Node ${version} for this system: the package ${name} could not be installed`);
    process.exit(1);
  }
  return program;
}

function run(program, words, extra = {}) {
  return spawnSync(program, words, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...extra } }).status ?? 1;
}
