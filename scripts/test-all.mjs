// Everything that CI wants to know. What some tests need besides Node is installed here, and listed here alone.
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Debian's name for the folder of this machine's libraries. */
const MULTIARCH = `${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu`;

/** Debian packages, and a program of each by which it is known to be there; fonts have none. */
const DEBIAN_PACKAGES = [
  { name: 'chromium', program: 'chromium' },
  { name: 'openssl', program: 'openssl' },
  { name: 'mariadb-server', program: 'mariadb-install-db' },
  { name: 'rsyslog', program: 'rsyslogd' },
  { name: 'rsyslog-gnutls', folder: `/usr/lib/${MULTIARCH}/rsyslog/lmnsd_gtls.so` },
  { name: 'fonts-liberation', folder: '/usr/share/fonts/truetype/liberation' },
];

const ROOT = join(import.meta.dirname, '..');
const ENVIRONMENT = { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DEBIAN_FRONTEND: 'noninteractive' };

refuseOtherSystems();
installMissing();
step('building the packages', 'turbo', ['run', 'build', '--output-logs=errors-only']);
step('linting', 'biome', ['check', '.']);
step('checking types', process.execPath, ['scripts/typecheck.mjs']);
step('testing on other versions of Node', process.execPath, ['scripts/test-node-versions.mjs']);
// Its own summary says what failed, as the last line.
process.exitCode = run('testing', 'vitest', ['run'], { RASP_TEST_ALL: '1' });

function refuseOtherSystems() {
  if (process.getuid?.() === 0 && isThere('apt-get')) return;
  fail('test:all needs a Debian system, as root, to install what some tests talk to; `test` needs Node alone');
}

function installMissing() {
  const names = DEBIAN_PACKAGES.filter((one) => !isInstalled(one)).map(({ name }) => name);
  if (names.length === 0) return;
  step('refreshing the list of Debian packages', 'apt-get', ['update', '-qq']);
  step(`installing ${names.join(', ')}`, 'apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names]);
}

function isInstalled({ program, folder }) {
  return program === undefined ? canAccess(folder) : isThere(program);
}

function isThere(program) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => canAccess(join(folder, program)));
}

function canAccess(path) {
  try {
    accessSync(path, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

/** The first step that fails ends it all. */
function step(title, program, words) {
  if (run(title, program, words) !== 0) fail(`${title} failed`);
}

function run(title, program, words, extra = {}) {
  console.log(`[+] ${title}`);
  const path = `${join(ROOT, 'node_modules', '.bin')}${delimiter}${process.env.PATH}`;
  const env = { ...ENVIRONMENT, ...extra, PATH: path };
  const { status, error } = spawnSync(program, words, { cwd: ROOT, stdio: 'inherit', env });
  if (error !== undefined) fail(`${title}: ${error.message}`);
  return status ?? 1;
}

function fail(reason) {
  console.error(`[!] ${reason}`);
  process.exit(1);
}
